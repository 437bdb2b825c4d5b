/**
 * The published catalogue for every running matter on an older edition: what it would bring is seen first, then one act orders it, and every
 * cell brings it to its matters in the background. What each matter may be asked is decided matter by matter (docs/decisions/0074).
 */
import { legalDay } from '../../calendar/index.ts';
import type { People } from '../../people/index.ts';
import {
  canonical,
  isRefusal,
  type Actor,
  type House,
  type JsonValue,
  type Refusal,
  type Cause,
} from '../../platform/index.ts';
import { currentCatalogue } from '../../catalogue/index.ts';
import { lawWithout } from '../decide/replan/replan.ts';
import { readState } from '../perform.ts';
import { changesNothing } from '../decide/replan/changes.ts';
import { replan } from '../replan/plan-again.ts';
import { cellOf } from '../ids.ts';
import type { Outcome } from './outcome.ts';
import type {
  CatalogueChange,
  CatalogueChangeBody,
  CatalogueChangeList,
  CatalogueChangeOrdered,
  CatalogueChangePreview,
  CatalogueChangeRefused,
} from './schema.ts';
import { sentencesOf } from './sentences.ts';
import * as store from './store.ts';
import { armChange } from './walk.ts';

const page = 20;
const shown = 20;

type Editions = CatalogueChangePreview['editions'];

/** Editions under running matters other than this one, with how many matters stand on each. */
async function olderThan(house: House, catalogue: string): Promise<Editions> {
  const counts = new Map<string, number>();
  for (const cell of house.shards.cell)
    for (const row of await house.db.read<Editions[number]>(store.editionsOfRunning, [cell]))
      if (row.catalogue !== catalogue) counts.set(row.catalogue, (counts.get(row.catalogue) ?? 0) + row.matters);
  return [...counts]
    .map(([edition, matters]) => ({ catalogue: edition, matters }))
    .toSorted((a, b) => b.matters - a.matters);
}

const total = (editions: Editions): number => editions.reduce((sum, one) => sum + one.matters, 0);

/** Rows of the cells one after the other, after an id; one more than the page says that there are more. */
async function paged<R extends { readonly matter_id: string }>(
  house: House,
  after: string | undefined,
  read: (cell: number, after: string, limit: number) => Promise<readonly R[]>,
): Promise<{ readonly rows: readonly R[]; readonly next: string | null }> {
  const from = after === undefined ? undefined : cellOf(after);
  const found: R[] = [];
  for (const cell of house.shards.cell)
    if ((from === undefined || cell >= from) && found.length <= page)
      found.push(...(await read(cell, cell === from ? (after ?? '') : '', page + 1 - found.length)));
  const rows = found.slice(0, page);
  return { rows, next: found.length > page ? (rows.at(-1)?.matter_id ?? null) : null };
}

/** What it would bring: how many stand on an older edition, and for a page of them what would become of each. Nothing is stored. */
export async function previewChange(
  house: House,
  cause: 'law' | 'catalogue',
  after?: string,
): Promise<CatalogueChangePreview> {
  const { version: catalogue } = await currentCatalogue(house);
  const editions = await olderThan(house, catalogue);
  const older = editions.map((one) => one.catalogue);
  const { rows, next } = await paged(house, after, (cell, from, limit) =>
    house.db.read<{ matter_id: string }>(store.runningOn, [cell, older, from, limit]),
  );
  const would = [];
  for (const { matter_id: id } of rows) would.push(...(await wouldBe(house, id, catalogue, cause)));
  return { catalogue, cause, matters: total(editions), editions, rows: would, next };
}

async function wouldBe(
  house: House,
  matterId: string,
  catalogue: string,
  cause: 'law' | 'catalogue',
): Promise<CatalogueChangePreview['rows']> {
  const found = await readState(house.db, matterId);
  if (!found) return [];
  const { number, title } = found.state.head;
  const row = (outcome: Outcome, told: CatalogueChangePreview['rows'][number]['told'], code: string | null = null) => [
    { matterId, number, title, outcome, told, code },
  ];
  const made = await replan(house, matterId, { catalogue, cause });
  if (isRefusal(made)) return row('refused', [], made.refused);
  if (cause === 'catalogue' && !made.isBetter)
    return row(
      'refused',
      made.told.map((one) => ({ ...one })),
      'not-better-for-applicant',
    );
  return changesNothing(made) ? row('stayed', []) : row('moved', sentencesOf(house, found.state, made));
}

/**
 * Orders it. The same key orders it once. Refused: another edition is in force than was looked at, no matter stands on an older one, a change
 * of law without basis or before its day, one that is still under way.
 */
export async function orderChange(
  house: House,
  actor: Actor,
  body: CatalogueChangeBody,
  cause: Cause,
): Promise<CatalogueChangeOrdered | Refusal> {
  const done = await house.db.command<JsonValue>(
    { group: 'office', key: house.shards.office[0] ?? 1, ...cause },
    async (tx) => {
      const basis = body.basis ?? [];
      const unfounded = lawWithout(body.cause, basis, legalDay(tx.now));
      if (unfounded) return unfounded;
      const { version } = await currentCatalogue(house);
      if (version !== body.catalogue) return { refused: 'catalogue-edition-not-in-force' } satisfies Refusal;
      const [last] = (await listChanges(house, 1)).changes;
      if (last && last.finishedAt === null)
        return { refused: 'catalogue-change-under-way', detail: { change: last.change } } satisfies Refusal;
      const editions = await olderThan(house, version);
      const matters = total(editions);
      if (matters === 0) return { refused: 'catalogue-change-for-nobody' } satisfies Refusal;
      const change = house.ids.next();
      await tx.query(store.addChange, [
        change,
        version,
        canonical(editions.map((one) => one.catalogue)),
        body.cause,
        body.reasons,
        canonical(basis as unknown as JsonValue),
        actor.id,
        actor.organ ?? null,
        matters,
        tx.now,
      ]);
      armChange(tx, change);
      return { change, matters };
    },
  );
  return isRefusal(done) ? done : (done.reply as unknown as CatalogueChangeOrdered);
}

/** GET /api/catalogue-changes: the last acts, newest first, each with how far it is. */
export async function listChanges(house: House, limit = shown): Promise<CatalogueChangeList> {
  const rows = await house.db.read<store.ChangeRow>(store.lastChanges, [limit]);
  return { changes: await Promise.all(rows.map((row) => progressOf(house, row))) };
}

async function progressOf(house: House, row: store.ChangeRow): Promise<CatalogueChange> {
  const counts = { moved: 0, stayed: 0, refused: 0 };
  const ends: (Date | null)[] = [];
  for (const cell of house.shards.cell) {
    const [walk] = await house.db.read<{ finished_at: Date | null }>(store.getWalk, [cell, row.change_id]);
    ends.push(walk?.finished_at ?? null);
    const found = await house.db.read<{ outcome: Outcome; n: number }>(store.countOutcomes, [cell, row.change_id]);
    for (const { outcome, n } of found) counts[outcome] += n;
  }
  const last = ends.includes(null) ? undefined : (ends as Date[]).toSorted((a, b) => a.getTime() - b.getTime()).at(-1);
  return {
    change: row.change_id,
    catalogue: row.catalogue,
    cause: row.cause,
    reasons: row.reasons,
    basis: row.basis.map((one) => ({ ...one })),
    by: (await house.room<People>('people').staff(row.actor))?.name ?? row.actor,
    at: row.recorded_at.toISOString(),
    matters: row.matters,
    ...counts,
    finishedAt: last?.toISOString() ?? null,
  };
}

/** Matters that were refused, each with the code that says why. Refused: no such change. */
export async function refusedIn(
  house: House,
  change: string,
  after?: string,
): Promise<CatalogueChangeRefused | Refusal> {
  const [row] = await house.db.read<store.ChangeRow>(store.getChange, [change]);
  if (!row) return { refused: 'catalogue-change-not-found' };
  const { rows, next } = await paged(house, after, (cell, from, limit) =>
    house.db.read<{
      matter_id: string;
      code: string;
      number: string;
      title: CatalogueChangeRefused['rows'][number]['title'];
    }>(store.refusedOf, [cell, change, from, limit]),
  );
  return { rows: rows.map(({ matter_id: matterId, ...rest }) => ({ matterId, ...rest })), next };
}
