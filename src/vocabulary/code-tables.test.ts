import { expect, test } from 'vitest';
import {
  code12Of,
  codeMappings,
  codeTables,
  findCode,
  findTable,
  isValidOn,
  label,
  levelOf,
  mapIn,
  mapOut,
} from './index.ts';

test('every table has a version, a source, distinct codes and both labels', () => {
  expect(codeTables.size).toBe(27);
  for (const table of codeTables.values()) {
    expect(table.version && table.source && table.zh && table.en, table.id).toBeTruthy();
    expect(new Set(table.codes.map((c) => c.code)).size, table.id).toBe(table.codes.length);
    for (const entry of table.codes) {
      expect(entry.zh !== '' && entry.en !== '', `${table.id} ${entry.code}`).toBe(true);
      expect(['S', 'M']).toContain(entry.mark);
    }
  }
});

test('a code has a label in both languages, an unknown one is shown as it is', () => {
  expect(label('task-type', '01', 'zh-CN')).toBe('行政许可');
  expect(label('use-level', '7', 'en')).toBe('graded');
  expect(label('task-type', '21', 'zh-CN')).toBe('21');
  expect(findCode('no-such-table', '1')).toBeUndefined();
  expect(findTable('theme-person')?.codes).toHaveLength(31);
});

test('the same digit means another thing in the standard and in practice', () => {
  expect(label('service-object', '5', 'zh-CN')).toBe('行政机关');
  expect(label('service-object-practice', '5', 'zh-CN')).toBe('非法人企业');
  expect(mapOut('service-object-practice', '5')).toEqual({ code: '6', exact: true });
  expect(mapIn('service-object-practice', '5')).toEqual({ code: '6', exact: false });
});

test('a mapping says where the way back is not the same', () => {
  expect(mapOut('handling-form-practice', '3')).toEqual({ code: '2', exact: false });
  expect(mapIn('task-type-zhejiang', '06')).toEqual({ code: '05', exact: true });
});

test('a code without a counterpart is refused, never guessed', () => {
  expect(mapIn('task-type-zhejiang', '16')).toMatchObject({
    refused: 'code-not-mapped',
    code: '16',
    signpost: 'mapping.code-not-mapped',
  });
  expect(mapOut('handling-form-practice', '9')).toMatchObject({ refused: 'code-not-mapped' });
  expect(() => mapOut('no-such-mapping', '1')).toThrow('no-such-mapping');
});

test('every mapping maps codes that its tables have', () => {
  for (const mapping of codeMappings.values()) {
    for (const [ours, theirs] of mapping.pairs) {
      expect(findCode(mapping.table, ours), `${mapping.id} ${ours}`).toBeDefined();
      if (mapping.to !== undefined) expect(findCode(mapping.to, theirs), `${mapping.id} ${theirs}`).toBeDefined();
    }
  }
});

test('a region code says its level by its padding', () => {
  expect(['330000000000', '330100000000', '330106000000', '330106001000', '330106001002'].map(levelOf)).toEqual([
    '2',
    '3',
    '4',
    '5',
    '6',
  ]);
  expect(levelOf('330106')).toBeUndefined();
  expect(code12Of('330106')).toBe('330106000000');
});

test('an abolished region keeps its name and its last day', () => {
  const abolished = { code12: '330103000000', name: '示范区', validTo: '2021-04-09', successor: '330105000000' };
  expect(isValidOn(abolished, '2021-04-08')).toBe(true);
  expect(isValidOn(abolished, '2021-04-09')).toBe(false);
});
