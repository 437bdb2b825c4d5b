import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exceljs from 'exceljs';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import type { Finding } from '../finding.ts';
import { loadCatalogue } from '../language/index.ts';
import type { ItemChange } from './change.ts';
import { writeDistrict } from './change.ts';
import { nationalOf } from './national.ts';
import { readNational } from './national-in.ts';
import type { NationalTask } from './national.ts';
import { readXlsx } from './xlsx-in.ts';
import { xlsxOf } from './xlsx-out.ts';

const ROOT = join(import.meta.dirname, '../../../catalogue');
const LOADED = loadCatalogue(join(ROOT, 'anhe'));
if (!LOADED.catalogue) throw new Error('the sample does not load');
const { catalogue: ANHE, things: THINGS } = LOADED;
const folder = mkdtempSync(join(tmpdir(), 'exchange-'));
afterAll(() => rmSync(folder, { recursive: true }));
let n = 0;
const fresh = (): string => join(folder, `out-${(n += 1)}`);

type Result =
  | { readonly changes: readonly ItemChange[]; readonly notes?: readonly Finding[] }
  | { readonly findings: readonly Finding[] };
const WORKBOOK = await xlsxOf(ANHE, THINGS);

/** The exported workbook after a department worked on it. */
async function edited(work: (items: exceljs.Worksheet, materials: exceljs.Worksheet) => void): Promise<Result> {
  const book = new exceljs.Workbook();
  await book.xlsx.load(Buffer.from(WORKBOOK) as never);
  work(book.getWorksheet('事项') as exceljs.Worksheet, book.getWorksheet('材料') as exceljs.Worksheet);
  return await readXlsx(new Uint8Array(await book.xlsx.writeBuffer()), '部门.xlsx', ANHE);
}
/** The row of an item and the column of a title. */
function cell(sheet: exceljs.Worksheet, id: string, title: string): exceljs.Cell {
  let [row, column] = [0, 0];
  sheet.getColumn(1).eachCell((c, at) => void (row = c.text === id && row === 0 ? at : row));
  sheet.getRow(1).eachCell((c, at) => void (column = c.text === title ? at : column));
  return sheet.getCell(row, column);
}
const told = (r: Result): string[] =>
  'findings' in r ? r.findings.map((f) => `${f.place?.file} ${f.rule} ${f.remedy.zh}`) : ['no finding'];
const written = (r: Result): ReturnType<typeof writeDistrict> => {
  if ('findings' in r) throw new Error(told(r).join('\n'));
  return writeDistrict(THINGS, fresh(), r.changes);
};

test('YAML out and in again is the same version', () => {
  const done = writeDistrict(THINGS, fresh());
  expect('catalogue' in done && done.catalogue.version).toBe(ANHE.version);
});

test('a district under a province is written out flat, the same but for the name of its province', () => {
  const linhe = loadCatalogue(join(ROOT, 'linhe'));
  if (!linhe.catalogue) throw new Error('no catalogue');
  const done = writeDistrict(linhe.things, fresh());
  if ('findings' in done) throw new Error(JSON.stringify(done.findings));
  const { version: _a, district: here, ...rest } = done.catalogue;
  const { version: _b, district: there, ...whole } = linhe.catalogue;
  expect(rest).toEqual(whole);
  expect(there).toEqual({ ...here, parent: '../province' });
});

test('a workbook that nobody changed gives the same version back', async () => {
  const done = written(await readXlsx(WORKBOOK, 'a.xlsx', ANHE));
  expect('catalogue' in done && done.catalogue.version).toBe(ANHE.version);
});

test('full-width digits and 个工作日 are understood; what was changed is changed and nothing else', async () => {
  const done = written(await edited((items) => void (cell(items, 'drainage-permit', '承诺时限').value = '５个工作日')));
  if ('findings' in done) throw new Error(JSON.stringify(done.findings));
  expect(done.catalogue.items['drainage-permit']?.promised).toEqual({ n: 5, unit: 'wd' });
  const { 'drainage-permit': _, ...others } = done.catalogue.items;
  const { 'drainage-permit': _old, ...before } = ANHE.items;
  expect(others).toEqual(before);
});

test('cells merged down a column repeat their value; merged across columns they are refused at the cell', async () => {
  const down = await edited((_, materials) => {
    const first = cell(materials, 'drainage-permit', '事项标识');
    materials.mergeCells(Number(first.row), 1, Number(first.row) + 4, 1);
  });
  expect('findings' in down).toBe(false);
  const across = await edited((items) => {
    const limit = cell(items, 'drainage-permit', '法定时限');
    items.mergeCells(Number(limit.row), Number(limit.col), Number(limit.row), Number(limit.col) + 1);
  });
  expect(told(across)[0]).toMatch(/^部门\.xlsx · 事项!G\d+ exchange\/merged-across 取消合并，每列各填各的。/);
});

test('a limit without a unit, a formula, an unknown value and a second row of one item are each named at their cell, and nothing is taken', async () => {
  const result = await edited((items) => {
    cell(items, 'drainage-permit', '承诺时限').value = '７';
    cell(items, 'food-permit', '到现场次数').value = { formula: '1+1', result: 2 } as never;
    cell(items, 'fire-check', '网办深度').value = '五级';
    items.addRow(['food-permit', '又一个']);
  });
  expect(told(result).map((t) => t.split(' ')[3])).toEqual(
    expect.arrayContaining([
      'exchange/unit-missing',
      'exchange/formula',
      'exchange/wrong-value',
      'exchange/duplicate-key',
    ]),
  );
  expect('changes' in result).toBe(false);
});

test('a code that the system made cannot be changed in the workbook', async () => {
  const result = await edited((items) => void (cell(items, 'food-permit', '业务办理项编码').value = '123'));
  expect(told(result)[0]).toContain('exchange/code');
});

test('what does not load again leaves nothing on the disk', async () => {
  const result = await edited((items) => void (cell(items, 'food-permit', '实施机关').value = 'nobody'));
  if ('findings' in result) throw new Error(told(result).join());
  const out = fresh();
  expect(writeDistrict(THINGS, out, result.changes)).toMatchObject({ findings: [{ rule: 'load/unknown-reference' }] });
  expect(existsSync(out)).toBe(false);
  expect(readdirSync(folder).filter((f) => f.startsWith('.making'))).toEqual([]);
});

test('a file that is no workbook, and one of 50 MB, are refused with the remedy', async () => {
  const gbk = new Uint8Array([0xca, 0xc2, 0xcf, 0xee, 0x2c, 0x31]);
  expect(told(await readXlsx(gbk, 'a.xlsx', ANHE))[0]).toContain('exchange/not-xlsx 在表格软件里“另存为 .xlsx”');
  expect(told(await readXlsx(new Uint8Array(50 * 1024 * 1024), 'a.xlsx', ANHE))[0]).toContain('exchange/too-large');
});

test('the national fields go out with the codes of the border and come back the same', () => {
  const tasks = nationalOf(ANHE);
  const drainage = tasks.find((t) => t.up_task_general_basic['task_name'] === ANHE.items['drainage-permit']?.name.zh);
  expect(drainage?.up_task_general_basic).toMatchObject({
    task_type: '01',
    project_type: '2',
    anticipate_day: 15,
    anticipate_type: '1',
    promise_day: 7,
    server_type: '1^2',
  });
  const result = readNational(JSON.stringify(tasks), 'up.json', ANHE);
  const done = written(result);
  expect('catalogue' in done && done.catalogue.version).toBe(ANHE.version);
});

test('national fields change what they say; an unknown code or item is refused at its path and nothing is taken', () => {
  const change = (fields: Record<string, string | number>): Result => {
    const tasks: NationalTask[] = nationalOf(ANHE).map((t) =>
      t.up_task_general_basic['task_handle_item'] === ANHE.items['drainage-permit']?.handlingCode
        ? { ...t, up_task_general_basic: { ...t.up_task_general_basic, ...fields } }
        : t,
    );
    return readNational(JSON.stringify(tasks), 'up.json', ANHE);
  };
  const done = written(change({ promise_day: 3, server_type: '2' }));
  if ('findings' in done) throw new Error(JSON.stringify(done.findings));
  expect(done.catalogue.items['drainage-permit']).toMatchObject({
    promised: { n: 3, unit: 'wd' },
    serves: ['organisation'],
  });
  expect(told(change({ promise_type: '8', promise_day: 3 }))[0]).toMatch(
    /up\.json · \[\d+\] exchange\/code-not-mapped 可选：1 工作日/,
  );
  expect(told(change({ task_handle_item: 'X' }))[0]).toContain('exchange/unknown-item');
  expect(told(readNational('{', 'up.json', ANHE))[0]).toContain('exchange/not-json');
  const gbk = new Uint8Array([0x5b, 0x22, 0xca, 0xc2, 0xcf, 0xee, 0x22, 0x5d]);
  expect(told(readNational(gbk, 'up.json', ANHE))[0]).toContain('exchange/not-json');
});

/** The tasks with some fields of one item changed. */
function changedTask(id: string, change: (task: NationalTask) => NationalTask): NationalTask[] {
  const code = ANHE.items[id]?.handlingCode;
  return nationalOf(ANHE).map((t) => (t.up_task_general_basic['task_handle_item'] === code ? change(t) : t));
}

test('whatever a department may say in national fields comes back: what is sent out afterwards is what was read in', () => {
  const laws = [...new Set(Object.values(ANHE.items).flatMap((i) => i.basis.map((b) => `${b.law}${b.article ?? ''}`)))];
  const basic = fc.record(
    {
      task_name: fc.constantFrom('甲许可', '乙许可（变更）'),
      by_law: fc.subarray(laws, { minLength: 1, maxLength: 3 }).map((l) => l.join('；')),
      project_type: fc.constantFrom('1', '2'),
      server_type: fc.constantFrom('1', '2', '1^2'),
      promise_day: fc.integer({ min: 1, max: 15 }),
      promise_type: fc.constantFrom('1', '2', '3'),
      limit_scene_num: fc.integer({ min: 0, max: 3 }),
      limit_scene_explain: fc.constant('原件当场核验'),
      telephones: fc.constant({ link_way: '0999-1234599', supervise_way: '0999-1234598' }),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(ANHE.items)), basic, fc.constantFrom(...laws), (id, said, law) => {
      const { telephones, ...fields } = said;
      const tasks = changedTask(id, (t) => ({
        ...t,
        up_task_general_basic: { ...t.up_task_general_basic, ...fields, ...telephones },
        up_task_general_material: t.up_task_general_material.map((m) => ({ ...m, by_law: law })),
      }));
      const done = written(readNational(JSON.stringify(tasks), 'up.json', ANHE));
      if ('findings' in done) throw new Error(JSON.stringify(done.findings));
      expect(nationalOf(done.catalogue)).toEqual(tasks);
    }),
    { numRuns: 6 },
  );
});

test('what national fields cannot change is named and refused, what we do not keep is named in a note', () => {
  const basic = (fields: Record<string, string | number>): Result =>
    readNational(
      JSON.stringify(
        changedTask('food-permit', (t) => ({ ...t, up_task_general_basic: { ...t.up_task_general_basic, ...fields } })),
      ),
      'up.json',
      ANHE,
    );
  for (const [field, value] of Object.entries({
    dept_code: 'X',
    task_code: 'X',
    task_type: '05',
    is_fee: 1,
    task_state: '3',
  }))
    expect(told(basic({ [field]: value }))[0]).toMatch(/exchange\/not-taken 改 YAML 或工作簿/);
  expect(told(basic({ link_way: '' }))[0]).toContain('exchange/wrong-value');
  expect(told(basic({ by_law: '月球法第一条' }))[0]).toContain('exchange/unknown-basis');
  const fewer = changedTask('food-permit', (t) => ({ ...t, up_task_general_material: [] }));
  expect(told(readNational(JSON.stringify(fewer), 'up.json', ANHE))[0]).toContain('exchange/not-taken');
  const noted = basic({ accept_condition: '符合条件', row_guid: 'a' });
  expect('notes' in noted && noted.notes?.map((n) => [n.severity, n.message.zh.includes('accept_condition')])).toEqual([
    ['note', true],
    ['note', false],
  ]);
});

test('a workbook in which anything that may be changed is changed gives exactly that back', async () => {
  const ids = Object.keys(ANHE.items);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...ids),
      fc.record({
        n: fc.integer({ min: 1, max: 15 }),
        unit: fc.constantFrom('wd', 'd', 'h'),
        visits: fc.integer({ min: 0, max: 3 }),
        name: fc.constantFrom('某许可', '许可 Ａ、“甲”；乙'),
      }),
      async (id, { n: limit, unit, visits, name }) => {
        const done = written(
          await edited((items) => {
            cell(items, id, '承诺时限').value = `${limit} ${unit}`;
            cell(items, id, '到现场次数').value = visits;
            cell(items, id, '名称').value = name;
          }),
        );
        if ('findings' in done) throw new Error(JSON.stringify(done.findings));
        expect(done.catalogue.items[id]).toMatchObject({ promised: { n: limit, unit }, visits, name: { zh: name } });
        const { [id]: _now, ...others } = done.catalogue.items;
        const { [id]: _then, ...before } = ANHE.items;
        expect(others).toEqual(before);
      },
    ),
    { numRuns: 4 },
  );
});
