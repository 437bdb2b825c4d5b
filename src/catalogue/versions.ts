/** The shell around versions: stores them, moves them from state to state, and hands out the one in force. */
import { isRefusal } from '../platform/index.ts';
import type { House, Refusal } from '../platform/index.ts';
import { nextState } from './decide.ts';
import { publishLists } from './lists/publications.ts';
import { contentText, hashOf } from './language/index.ts';
import type { Catalogue } from './model.ts';
import * as store from './store.ts';
import type { StateRow, VersionState } from './store.ts';

/** What this room provides to others under the name `catalogue`. */
export interface CatalogueService {
  /** The catalogue in force for new matters. Without a district: of the only one. Throws where nothing is published: the start did not finish. */
  current(district?: string): Promise<Catalogue>;
  /** A version by its hash, also a withdrawn one; undefined where this installation never had it. */
  version(hash: string): Promise<Catalogue | undefined>;
}

/** A version with its history. */
interface VersionEntry {
  readonly hash: string;
  readonly district: string;
  readonly asOf: string;
  readonly state: VersionState;
  readonly by: string;
  readonly at: Date;
}

/** Versions kept in memory; each is a few hundred kilobytes and never changes. */
const KEPT = 20;

/** A version as it was stored. */
function fromStore(content: string, hash: string): Catalogue {
  return { ...(JSON.parse(content) as Omit<Catalogue, 'version'>), version: hash };
}

/** Makes the service of a house. */
export function catalogueService(house: House): CatalogueService {
  const kept = new Map<string, Catalogue>();
  const version = async (hash: string): Promise<Catalogue | undefined> => {
    const known = kept.get(hash);
    if (known) return known;
    const [row] = await house.db.read<{ content: string }>(store.getContent, [hash]);
    if (!row) return undefined;
    const catalogue = fromStore(row.content, hash);
    if (kept.size >= KEPT) kept.delete([...kept.keys()][0] ?? '');
    kept.set(hash, catalogue);
    return catalogue;
  };
  return {
    version,
    async current(district) {
      const [row] = await house.db.read<{ hash: string }>(store.findCurrent, [district ?? null]);
      const catalogue = row && (await version(row.hash));
      if (!catalogue)
        throw new Error(
          `no catalogue is published${district ? ` for ${district}` : ''}: run onevisit catalogue publish <directory>`,
        );
      return catalogue;
    },
  };
}

/** Stores a version as a draft. A version that is there already keeps its state and is no error. */
export async function draftVersion(
  house: House,
  catalogue: Catalogue,
  by: string,
): Promise<{ hash: string } | Refusal> {
  const text = contentText(catalogue);
  const hash = hashOf(text);
  return command(house, by, `draft ${hash}`, async (tx) => {
    const states = await tx.query<StateRow>(store.listStates, [hash]);
    if (states.length > 0 && states[states.length - 1]?.state !== 'withdrawn') return { hash };
    await tx.query(store.addVersion, [hash, catalogue.district.id, catalogue.asOf, text, tx.now]);
    await tx.query(store.addState, [hash, states.length + 1, 'draft', by, null, tx.now]);
    return { hash };
  });
}

/** Moves a version to its next state, by somebody, with a note. */
export async function moveVersion(
  house: House,
  hash: string,
  wanted: VersionState,
  by: string,
  note?: string,
): Promise<{ hash: string } | Refusal> {
  return command(house, by, `${wanted} ${hash} ${house.ids.next()}`, async (tx) => {
    const states = await tx.query<StateRow>(store.listStates, [hash]);
    if (states.length === 0) return { refused: 'catalogue-version-not-found', status: 404 };
    const next = nextState(states, wanted, by);
    if (isRefusal(next)) return next;
    if (wanted === 'published') {
      const [row] = await tx.query<{ content: string }>(store.getContent, [hash]);
      const refusal = row && (await publishLists(tx, fromStore(row.content, hash)));
      if (refusal) return refusal;
    }
    await tx.query(store.addState, [hash, next.seq, wanted, by, note ?? null, tx.now]);
    return { hash };
  });
}

type Work = Parameters<House['db']['command']>[1];

/** Catalogues are reference tables; the command's reply and lock stand in the first office. */
async function command(
  house: House,
  by: string,
  what: string,
  work: (tx: Parameters<Work>[0]) => Promise<{ hash: string } | Refusal>,
): Promise<{ hash: string } | Refusal> {
  const key = {
    group: 'office',
    key: house.shards.office[0] ?? 1,
    actor: by,
    route: 'catalogue-version',
    idempotencyKey: `${what} ${house.ids.next()}`,
    bodyHash: '',
  } as const;
  const done = await house.db.command<{ hash: string }>(key, work);
  return isRefusal(done) ? done : done.reply;
}

/** States of a version, oldest first. */
export async function statesOf(house: House, hash: string): Promise<readonly StateRow[]> {
  return house.db.read<StateRow>(store.listStates, [hash]);
}

/** Versions, the one that changed state last first, at most a hundred. */
export async function versionsOf(house: House, district?: string): Promise<readonly VersionEntry[]> {
  return house.db.read<VersionEntry>(store.listVersions, [district ?? null]);
}
