/** A published list as a dated snapshot: what stood on it that day, with counts that are computed and never typed in (S001, S002, S029). Pure. */
import type { Catalogue, Item, Text } from '../model.ts';

/** One line of a list as it was on the day of publication. */
export interface ListLine {
  readonly id: string;
  readonly name: Text;
  readonly handlingCode: string;
  readonly kind: string;
  readonly organ: string;
  readonly organName: Text;
  readonly level: string;
  readonly visits: number;
  readonly onlineDepth: string;
}

/** A publication without its counts: these follow from the lines. */
export interface ListSnapshot {
  readonly district: string;
  readonly list: string;
  readonly name: Text;
  readonly document?: string;
  readonly publishedOn: string;
  readonly lines: readonly ListLine[];
}

/** Counts of a snapshot. */
export interface ListCounts {
  readonly items: number;
  readonly noVisit: number;
  readonly oneVisit: number;
  readonly moreVisits: number;
  readonly online: number;
  readonly byKind: Readonly<Record<string, number>>;
  readonly byOrgan: Readonly<Record<string, number>>;
  readonly byLevel: Readonly<Record<string, number>>;
}

/** The snapshots of every list of a catalogue, by id of the list. */
export function snapshotsOf(catalogue: Catalogue): ListSnapshot[] {
  return Object.entries(catalogue.lists ?? {}).map(([list, l]) => ({
    district: catalogue.district.id,
    list,
    name: l.name,
    ...(l.document === undefined ? {} : { document: l.document }),
    publishedOn: l.publishedOn,
    lines: [...new Set(l.items)].sort().flatMap((id) => {
      const item = catalogue.items[id];
      return item ? [lineOf(catalogue, item)] : [];
    }),
  }));
}

function lineOf(catalogue: Catalogue, item: Item): ListLine {
  const { id, name, handlingCode, kind, organ, level, visits, onlineDepth } = item;
  const organName = catalogue.organs[organ]?.name ?? { zh: organ, en: organ };
  return { id, name, handlingCode, kind, organ, organName, level, visits, onlineDepth };
}

/** The counts of a snapshot. Their parts always add up to `items`. */
export function countsOf({ lines }: Pick<ListSnapshot, 'lines'>): ListCounts {
  const by = (key: (line: ListLine) => string): Record<string, number> => {
    const counts: Record<string, number> = {};
    for (const line of lines) counts[key(line)] = (counts[key(line)] ?? 0) + 1;
    return counts;
  };
  return {
    items: lines.length,
    noVisit: lines.filter((l) => l.visits === 0).length,
    oneVisit: lines.filter((l) => l.visits === 1).length,
    moreVisits: lines.filter((l) => l.visits > 1).length,
    online: lines.filter((l) => l.onlineDepth === 'IV').length,
    byKind: by((l) => l.kind),
    byOrgan: by((l) => l.organ),
    byLevel: by((l) => l.level),
  };
}

/** What one publication changed against the one before: lines that came, went, or read otherwise. */
export interface ListDifference {
  readonly added: readonly ListLine[];
  readonly removed: readonly ListLine[];
  readonly changed: readonly { readonly id: string; readonly name: Text; readonly fields: readonly string[] }[];
}

/** Line by line, by id. */
export function listDifference(
  before: Pick<ListSnapshot, 'lines'> | undefined,
  after: Pick<ListSnapshot, 'lines'>,
): ListDifference {
  const [old, next] = [byId(before?.lines ?? []), byId(after.lines)];
  return {
    added: after.lines.filter((l) => !old.has(l.id)),
    removed: [...old.values()].filter((l) => !next.has(l.id)),
    changed: after.lines.flatMap((line) => {
      const was = old.get(line.id);
      const fields = was
        ? (Object.keys(line) as (keyof ListLine)[]).filter((f) => JSON.stringify(line[f]) !== JSON.stringify(was[f]))
        : [];
      return fields.length > 0 ? [{ id: line.id, name: line.name, fields }] : [];
    }),
  };
}

const byId = (lines: readonly ListLine[]): Map<string, ListLine> => new Map(lines.map((l) => [l.id, l]));

/** Whether two publications put the same items on the list; details of the items may differ. */
export function sameMembers(a: ListSnapshot, b: ListSnapshot): boolean {
  const { added, removed } = listDifference(a, b);
  return added.length === 0 && removed.length === 0 && a.name.zh === b.name.zh && a.document === b.document;
}
