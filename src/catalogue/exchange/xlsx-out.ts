/** A district as a workbook for departments: what they may change, in columns that come back unchanged. */
import exceljs from 'exceljs';
import type { Catalogue } from '../model.ts';
import type { Things } from '../language/index.ts';
import { ITEM_COLUMNS, ITEM_SHEET, MATERIAL_COLUMNS, MATERIAL_SHEET } from './columns.ts';
import type { Column } from './columns.ts';

type Raw = Readonly<Record<string, unknown>>;

/** The bytes of the workbook. */
export async function xlsxOf(catalogue: Catalogue, things: Things): Promise<Uint8Array> {
  const book = new exceljs.Workbook();
  const items = [...(things.get('item')?.values() ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1));
  sheet(
    book,
    ITEM_SHEET,
    ITEM_COLUMNS,
    items.map((t) => ({ ...t.raw, handlingCode: catalogue.items[t.id]?.handlingCode })),
  );
  sheet(
    book,
    MATERIAL_SHEET,
    MATERIAL_COLUMNS,
    items.flatMap((t) =>
      Object.entries((t.raw['requirements'] ?? {}) as Record<string, string | Raw>).map(([id, r]) => {
        const raw = typeof r === 'string' ? { materials: [r] } : r;
        const codes = raw['materials'] as readonly string[];
        return { ...raw, item: t.id, id, name: codes.map((m) => catalogue.materials[m]?.name.zh ?? m).join('；') };
      }),
    ),
  );
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function sheet(book: exceljs.Workbook, name: string, columns: readonly Column[], rows: readonly Raw[]): void {
  const made = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  made.columns = columns.map((c) => ({ header: c.title, key: c.field, width: c.width }));
  made.getRow(1).font = { bold: true };
  for (const raw of rows) made.addRow(Object.fromEntries(columns.map((c) => [c.field, cellOf(c, raw[c.field])])));
}

/** A value as it stands in a cell; absent stays empty. */
function cellOf(c: Column, value: unknown): string | number | null {
  if (value === undefined || value === null) return null;
  const label = (v: unknown): string => c.values?.find(([, ours]) => ours === v)?.[0] ?? String(v);
  if (c.kind === 'boolean') return value === true ? '是' : '否';
  if (c.kind === 'integer') return Number(value);
  if (c.kind === 'list') return (value as readonly unknown[]).map(label).join('；');
  if (c.kind === 'bases')
    return (value as readonly unknown[]).map((b) => (typeof b === 'string' ? b : JSON.stringify(b))).join('；');
  if (c.kind === 'choice') return label(value);
  if (typeof value === 'object' && 'n' in value && 'unit' in value) return `${String(value.n)} ${String(value.unit)}`;
  if (typeof value === 'object') return 'zh' in value ? String(value.zh) : JSON.stringify(value);
  return String(value);
}
