/** The shell around published lists: a version that is published publishes its lists, each once for each day; and what is read of them. */
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { House, Refusal, Tx } from '../../platform/index.ts';
import type { Catalogue } from '../model.ts';
import { countsOf, listDifference, sameMembers, snapshotsOf } from './snapshot.ts';
import type { ListCounts, ListDifference, ListSnapshot } from './snapshot.ts';
import * as store from './store.ts';
import type { PublicationRow } from './store.ts';

/** A publication as it is shown: the snapshot, its computed counts, its hash. */
interface Publication extends ListSnapshot {
  readonly counts: ListCounts;
  readonly hash: string;
  readonly version: string;
}

/** One step of a list's history: the publication and what it changed against the one before. */
interface HistoryEntry {
  readonly publishedOn: string;
  readonly hash: string;
  readonly items: number;
  readonly difference: ListDifference;
}

/** Records the lists of a version inside the command that publishes it. Refused: other items under a day that was published already. */
export async function publishLists(tx: Tx, catalogue: Catalogue): Promise<Refusal | undefined> {
  for (const snapshot of snapshotsOf(catalogue)) {
    const { district, list, publishedOn } = snapshot;
    const [row] = await tx.query<{ content: string }>(store.findPublication, [district, list, publishedOn]);
    if (row) {
      const before = JSON.parse(row.content) as ListSnapshot;
      if (!sameMembers(before, snapshot)) {
        const { added, removed } = listDifference(before, snapshot);
        const names = (lines: readonly { readonly id: string }[]): string[] => lines.map((l) => l.id);
        const detail = { list, publishedOn, added: names(added), removed: names(removed) };
        return { refused: 'list-already-published', status: 409, detail };
      }
      continue;
    }
    const content = canonicalize(snapshot) ?? '';
    const hash = createHash('sha256').update(content, 'utf8').digest('hex');
    await tx.query(store.addPublication, [district, list, publishedOn, content, hash, catalogue.version, tx.now]);
  }
  return undefined;
}

/** The newest publication of each list. */
export async function latestLists(house: House, district?: string): Promise<Publication[]> {
  return (await house.db.read<PublicationRow>(store.latestPublications, [district ?? null])).map(publicationOf);
}

/** A list with its whole history, the newest first; undefined where it was never published. */
export async function listWithHistory(
  house: House,
  list: string,
  district?: string,
): Promise<{ readonly current: Publication; readonly history: readonly HistoryEntry[] } | undefined> {
  const rows = await house.db.read<PublicationRow>(store.listPublications, [list, district ?? null]);
  const publications = rows.map(publicationOf);
  const current = publications[0];
  if (!current) return undefined;
  const own = publications.filter((p) => p.district === current.district);
  const history = own.map((p, n) => ({
    publishedOn: p.publishedOn,
    hash: p.hash,
    items: p.counts.items,
    difference: listDifference(own[n + 1], p),
  }));
  return { current, history };
}

function publicationOf(row: PublicationRow): Publication {
  const snapshot = JSON.parse(row.content) as ListSnapshot;
  return { ...snapshot, counts: countsOf(snapshot), hash: row.hash, version: row.version };
}
