/** A workbook that a department filled in. Vertical merges and full-width digits are understood; whatever else is unclear is refused at its cell. */
import exceljs from 'exceljs';
import type { Finding } from '../finding.ts';
import { readDuration } from '../language/duration.ts';
import type { Catalogue } from '../model.ts';
import type { ItemChange } from './change.ts';
import { ITEM_COLUMNS, ITEM_SHEET, MATERIAL_COLUMNS, MATERIAL_SHEET } from './columns.ts';
import type { Column } from './columns.ts';
import { exchangeProblem } from './problem.ts';

const MAXIMUM_BYTES = 20 * 1024 * 1024;

/** Reads it against the district it is meant for: changes, or findings and no change at all. */
export async function readXlsx(
  bytes: Uint8Array,
  file: string,
  catalogue: Catalogue,
): Promise<{ readonly changes: readonly ItemChange[] } | { readonly findings: readonly Finding[] }> {
  if (bytes.length > MAXIMUM_BYTES) {
    const size = { size: (bytes.length / 1048576).toFixed(1), maximum: MAXIMUM_BYTES / 1048576 };
    return { findings: [exchangeProblem('too-large', { file }, size)] };
  }
  const book = new exceljs.Workbook();
  try {
    await book.xlsx.load(Buffer.from(bytes) as never);
  } catch {
    return { findings: [exchangeProblem('not-xlsx', { file })] };
  }
  const findings: Finding[] = [];
  const items = rowsOf(book, file, ITEM_SHEET, ITEM_COLUMNS, findings);
  const materials = rowsOf(book, file, MATERIAL_SHEET, MATERIAL_COLUMNS, findings);
  const changes = changesOf(items, materials, catalogue, findings);
  return findings.length > 0 ? { findings } : { changes };
}

/** One row: values by field, and the cell of each for problems. */
interface Row {
  readonly number: number;
  readonly values: Readonly<Record<string, unknown>>;
  readonly cell: (field: string) => Cell;
}
interface Cell {
  readonly at: { readonly file: string; readonly row: number; readonly column: number };
  readonly name: string;
}

function rowsOf(
  book: exceljs.Workbook,
  file: string,
  name: string,
  columns: readonly Column[],
  findings: Finding[],
): Row[] {
  const sheet = book.getWorksheet(name);
  if (!sheet) {
    findings.push(exchangeProblem('no-sheet', { file }, { found: name }));
    return [];
  }
  const cellAt = (row: number, column: number): Cell => {
    const address = sheet.getCell(row, column).address;
    return { at: { file: `${file} · ${name}!${address}`, row, column }, name: `${name}!${address}` };
  };
  checkMerges(sheet, cellAt, findings);
  const places = new Map<string, number>();
  sheet.getRow(1).eachCell((cell, n) => places.set(cell.text.trim(), n));
  for (const c of columns)
    if (!places.has(c.title) && c.kind !== 'shown')
      findings.push(exchangeProblem('no-column', { file: `${file} · ${name}` }, { sheet: name, found: c.title }));
  const rows: Row[] = [];
  for (let n = 2; n <= sheet.rowCount; n += 1) {
    const values: Record<string, unknown> = {};
    for (const c of columns) {
      const column = places.get(c.title);
      if (column === undefined) continue;
      const value = valueOf(c, sheet.getCell(n, column), cellAt(n, column), findings);
      if (value !== undefined) values[c.field] = value;
    }
    if (Object.keys(values).length > 0)
      rows.push({
        number: n,
        values,
        cell: (field) => cellAt(n, places.get(columns.find((c) => c.field === field)?.title ?? '') ?? 1),
      });
  }
  return rows;
}

/** A merge down a column repeats its value; one across columns could mean either. */
function checkMerges(
  sheet: exceljs.Worksheet,
  cellAt: (row: number, column: number) => Cell,
  findings: Finding[],
): void {
  for (const range of (sheet.model as { merges?: readonly string[] }).merges ?? []) {
    const [from = '', to = from] = range.split(':');
    const [a, b] = [sheet.getCell(from), sheet.getCell(to)];
    const [row, column] = [Number(a.row), Number(a.col)];
    const cell = cellAt(row, column);
    if (row === 1) findings.push(exchangeProblem('merged-header', cell.at, { cell: cell.name }));
    else if (column !== Number(b.col)) findings.push(exchangeProblem('merged-across', cell.at, { cell: cell.name }));
  }
}

/** Full-width letters and digits as ordinary ones, without spaces around. */
const narrow = (text: string): string => text.normalize('NFKC').trim();

function valueOf(c: Column, cell: exceljs.Cell, at: Cell, findings: Finding[]): unknown {
  if (cell.formula) {
    findings.push(exchangeProblem('formula', at.at, { cell: at.name }));
    return undefined;
  }
  const written = cell.text.trim();
  if (written === '') return undefined;
  const problem = (code: Parameters<typeof exchangeProblem>[0], more: Record<string, string> = {}): undefined => {
    findings.push(exchangeProblem(code, at.at, { cell: at.name, found: written, ...more }));
    return undefined;
  };
  const chosen = (text: string): string | undefined => {
    const found = c.values?.find(([label, value]) => narrow(label) === narrow(text) || value === narrow(text))?.[1];
    return found ?? problem('wrong-value', { allowed: (c.values ?? []).map(([label]) => label).join('、') });
  };
  switch (c.kind) {
    case 'integer': {
      const n = narrow(written);
      return /^\d+$/.test(n) ? Number(n) : problem('not-a-number');
    }
    case 'boolean':
      return written === '是' ? true : written === '否' ? false : problem('wrong-value', { allowed: '是、否' });
    case 'duration': {
      const read = readDuration(narrow(written));
      if ('problem' in read)
        return problem(read.problem === 'unit-missing' ? 'unit-missing' : 'wrong-value', {
          allowed: '5个工作日、30天、2小时',
        });
      return narrow(written);
    }
    case 'choice':
      return chosen(written);
    case 'list': {
      const parts = written
        .split(/[；;\n]/)
        .map((p) => p.trim())
        .filter((p) => p !== '');
      return c.values ? parts.map(chosen).filter((v) => v !== undefined) : parts.map(narrow);
    }
    case 'bases':
      return basesIn(written) ?? problem('wrong-value', { allowed: '食品安全法 §35' });
    default:
      return c.field === 'id' || c.field === 'item' || c.kind === 'shown' ? narrow(written) : written;
  }
}

/** `食品安全法 §35；{"law":…}`: names of laws.yaml with an article, or written out; undefined where the braces hold no JSON. */
function basesIn(text: string): unknown[] | undefined {
  const parts = text.split(/[；;](?![^{]*\})|\n/).map((p) => p.trim());
  try {
    return parts.filter((p) => p !== '').map((p) => (p.startsWith('{') ? (JSON.parse(p) as unknown) : p));
  } catch {
    return undefined;
  }
}

function changesOf(
  items: readonly Row[],
  materials: readonly Row[],
  catalogue: Catalogue,
  findings: Finding[],
): ItemChange[] {
  const changes = new Map<
    string,
    { fields: Record<string, unknown>; requirements: Map<string, Record<string, unknown>> }
  >();
  const seen = new Map<string, number>();
  const keyed = (row: Row, key: string | undefined, field: string): key is string => {
    const cell = row.cell(field);
    if (key === undefined) findings.push(exchangeProblem('missing-key', cell.at, { cell: cell.name }));
    else if (seen.has(key))
      findings.push(
        exchangeProblem('duplicate-key', cell.at, { cell: cell.name, found: key, row: seen.get(key) ?? 0 }),
      );
    else {
      seen.set(key, row.number);
      return true;
    }
    return false;
  };
  for (const row of items) {
    const { id, handlingCode, ...fields } = row.values;
    if (!keyed(row, id as string | undefined, 'id')) continue;
    const expected = catalogue.items[String(id)]?.handlingCode;
    const cell = row.cell('handlingCode');
    if (handlingCode !== undefined && handlingCode !== expected)
      findings.push(
        exchangeProblem('code', cell.at, { cell: cell.name, found: String(handlingCode), expected: expected ?? '—' }),
      );
    changes.set(String(id), { fields, requirements: new Map() });
  }
  for (const row of materials) {
    const { item, id, name: _, ...fields } = row.values;
    if (
      !keyed(
        row,
        item === undefined || id === undefined ? undefined : `${String(item)}#${String(id)}`,
        item === undefined ? 'item' : 'id',
      )
    )
      continue;
    const change = changes.get(String(item)) ?? { fields: {}, requirements: new Map() };
    const cell = row.cell('item');
    if (!changes.has(String(item)) && !Object.hasOwn(catalogue.items, String(item)))
      findings.push(exchangeProblem('unknown-item', cell.at, { cell: cell.name, found: String(item) }));
    change.requirements.set(String(id), fields);
    changes.set(String(item), change);
  }
  return [...changes].map(([id, change]) => ({ id, ...change }));
}
