import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { afterAll, expect, test } from 'vitest';
import type { Finding } from '../finding.ts';
import { loadCatalogue } from '../language/index.ts';
import type { ItemChange } from './change.ts';
import { writeDistrict } from './change.ts';
import { nationalOf, readNational } from './national.ts';
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

type Result = { readonly changes: readonly ItemChange[] } | { readonly findings: readonly Finding[] };
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
