/** Code tables as versioned data: code, both labels, and whether the value was read in a source (S) or is from memory (M). Field reference 1.4-1.8, 5.4. */
import identity from './data/identity.json' with { type: 'json' };
import items from './data/items.json' with { type: 'json' };
import materials from './data/materials.json' with { type: 'json' };
import online from './data/online.json' with { type: 'json' };
import themes from './data/themes.json' with { type: 'json' };

/** One value of a table. Store the code and a snapshot of the label: tables change, records do not. */
export interface CodeEntry {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly mark: string;
}

/** A table with its version and where it was read. */
export interface CodeTable {
  readonly id: string;
  readonly version: string;
  readonly zh: string;
  readonly en: string;
  readonly source: string;
  readonly codes: readonly CodeEntry[];
}

/** Language of a label. */
export type Language = 'zh-CN' | 'en';

/** All tables by id. */
export const codeTables: ReadonlyMap<string, CodeTable> = new Map(
  [items, materials, online, themes, identity].flat().map((table: CodeTable) => [table.id, table]),
);

/** The table, or undefined where no table has that id. */
export function findTable(table: string): CodeTable | undefined {
  return codeTables.get(table);
}

/** The entry of a code, or undefined. */
export function findCode(table: string, code: string): CodeEntry | undefined {
  return codeTables.get(table)?.codes.find((entry) => entry.code === code);
}

/** The label of a code; a code that the table does not know is shown as it is, since localities extend tables. */
export function label(table: string, code: string, language: Language): string {
  const entry = findCode(table, code);
  if (!entry) return code;
  return language === 'en' ? entry.en : entry.zh;
}
