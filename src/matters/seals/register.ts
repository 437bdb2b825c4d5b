/** The register of seals (用印登记): the newest first, page by page, each cell asked by itself and merged; as lines of CSV for a spreadsheet. */
import type { People } from '../../people/index.ts';
import type { Actor, House } from '../../platform/index.ts';
import { currentCatalogue } from '../../catalogue/index.ts';
import { sealOfDocument } from '../seal-kinds.ts';
import type { SealUse, SealUseList, SealUseQuery } from './schema.ts';
import * as store from './store.ts';

interface Row {
  readonly matter_id: string;
  readonly document_id: string;
  readonly organ: string;
  readonly kind: SealUse['kind'];
  readonly document: string;
  readonly number: string;
  readonly shown: Pick<SealUse, 'title' | 'itemName'>;
  readonly day: string;
  readonly form: SealUse['form'];
  readonly letter: string | null;
  readonly staff_id: string | null;
  readonly sealed_at: Date | null;
}

const keyOf = (row: Row): string => `${row.day}|${row.matter_id}|${row.document_id}`;
const cursor = /^(\d{4}-\d{2}-\d{2})\|([^|]*)\|(.*)$/;

/** GET /api/seal-uses: an organ reads its own register, the window, the centre and supervision any. */
export async function sealUses(house: House, actor: Actor, query: SealUseQuery): Promise<SealUseList> {
  const { organs } = await currentCatalogue(house);
  const isWide = actor.roles.some((role) => ['window-clerk', 'coordinator', 'supervisor'].includes(role));
  const own = actor.organ === undefined ? [] : [actor.organ];
  const seen = isWide ? Object.keys(organs) : own;
  const wanted = seen.filter((organ) => query.organ === undefined || organ === query.organ);
  const limit = query.limit ?? 50;
  const [, day = '9999-12-31', matter = '', document = ''] = cursor.exec(query.after ?? '') ?? [];
  const filters = [query.kind, query.document, query.from, query.until, query.waiting].map((one) => one ?? null);
  const places = house.shards.cell.flatMap((cell) => wanted.map((organ) => [cell, organ] as const));
  const pages = await Promise.all(
    places.map(([cell, organ]) =>
      house.db.read<Row>(store.sealUses, [cell, organ, ...filters, day, matter, document, limit + 1]),
    ),
  );
  const told = await oneTimeRows(house, wanted, query, [day, matter, document], limit);
  const rows = [...pages.flat(), ...told].toSorted((a, b) => (keyOf(a) < keyOf(b) ? 1 : -1));
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const people = house.room<People>('people');
  const ids = [...new Set(page.flatMap((row) => row.staff_id ?? []))];
  const names = new Map(
    await Promise.all(ids.map(async (id) => [id, (await people.staff(id))?.name ?? null] as const)),
  );
  return {
    uses: page.map((row) => ({
      matterId: row.matter_id === '' ? null : row.matter_id,
      documentId: row.document_id,
      document: row.document,
      number: row.number,
      ...row.shown,
      organ: row.organ,
      organName: organs[row.organ]?.name ?? { zh: row.organ, en: row.organ },
      kind: row.kind,
      form: row.form,
      letter: row.letter,
      by: row.staff_id === null ? null : (names.get(row.staff_id) ?? null),
      day: row.day,
      sealedAt: row.sealed_at?.toISOString() ?? null,
    })),
    next: rows.length > limit && last ? keyOf(last) : null,
  };
}

/** One-time notices stand at the office that gave them and not at a matter; all of them are sealed. */
async function oneTimeRows(
  house: House,
  organs: readonly string[],
  query: SealUseQuery,
  after: readonly string[],
  limit: number,
): Promise<readonly Row[]> {
  const kind = sealOfDocument('one-time');
  const isAsked =
    (query.kind ?? kind) === kind && (query.document ?? 'one-time') === 'one-time' && query.waiting !== true;
  if (!isAsked || kind === 'none') return [];
  const { organs: all } = await currentCatalogue(house);
  const pages = await Promise.all(
    organs.map((organ) =>
      house.db.read<Omit<Row, 'matter_id' | 'document_id' | 'kind' | 'document' | 'shown' | 'sealed_at'> & ToldRow>(
        store.oneTimeSealed,
        [all[organ]?.office ?? 0, organ, query.from ?? null, query.until ?? null, ...after, limit + 1],
      ),
    ),
  );
  return pages.flat().map(({ notice_id, at, content, ...row }) => ({
    ...row,
    matter_id: '',
    document_id: notice_id,
    kind,
    document: 'one-time',
    shown: { title: { zh: content.title, en: content.title }, itemName: null },
    sealed_at: at,
  }));
}

interface ToldRow {
  readonly notice_id: string;
  readonly at: Date;
  readonly content: { readonly title: string };
}

/** One cell of a table: quoted, and never a formula to the program that opens it. */
export const csvCell = (text: string): string =>
  `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

/** The register as CSV (RFC 4180, with the mark by which spreadsheets know UTF-8). */
export function registerCsv(uses: readonly SealUse[], say: (key: string) => string): string {
  const head = ['day', 'document', 'number', 'kind', 'form', 'letter', 'by', 'title'];
  const rows = uses.map((one) => [
    one.day,
    say(`matters.notice.${one.document}`),
    one.number,
    say(`matters.seal.${one.kind}`),
    one.form === null ? '' : say(`matters.seal-form.${one.form}`),
    one.letter ?? say('matters.seal-csv.waiting'),
    one.by ?? '',
    (one.itemName ?? one.title).zh,
  ]);
  return `\ufeff${[head.map((name) => say(`matters.seal-csv.${name}`)), ...rows].map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`;
}
