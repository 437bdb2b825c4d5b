/** Invariants 12 and 13 over random days on a real database, and planted faults that must be found. `TORTURE=1` plays many more. */
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { figure, isFull, patience } from '../../test/support/figures.ts';
import type { Fact } from '../journal/index.ts';
import { houseActor, type JsonValue } from '../platform/index.ts';
import { fact, type FactData } from './facts.ts';
import { cellOf } from './ids.ts';
import { houseCause, lock, write } from './perform.ts';
import { unsignedFile } from './seal/sealing.ts';
import counterexamples from './testing/counterexamples.json' with { type: 'json' };
import { certificateInvariants, type Known } from './testing/invariants.ts';
import { play, plays, type Meddling, type Play } from './testing/plays.ts';
import { openWorld, type World } from './testing/world.ts';

const runs = isFull ? 200 : 2;
let world: World;
let owner: pg.Client;
/** Every certificate of every play: numbers and places are not reused across them either. */
const all: Known[] = [];

beforeAll(async () => {
  world = await openWorld();
  owner = new pg.Client(world.adminUrl);
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await world.close();
});

test(
  'whatever is granted, sealed, ended and revoked at once: no number twice, one valid for one right, the same bytes, ended is ended',
  async () => {
    await fc.assert(
      fc.asyncProperty(plays, async (moments) => {
        const fresh = await play(world, owner, moments);
        all.push(...fresh);
        const sentence = certificateInvariants[12](all) ?? certificateInvariants[13](fresh);
        if (sentence) throw new Error(sentence);
      }),
      { numRuns: runs, seed: 20_261_128, endOnFailure: true },
    );
    const ended = all.filter((one) => one.answer.found && one.answer.status !== 'valid').length;
    figure(`invariants 12, 13: ${runs} plays, ${all.length} certificates, ${ended} of them ended, none broken`);
    expect(all.length).toBeGreaterThan(runs);
  },
  patience,
);

type Fault = Meddling & { readonly before?: string };

/** A sealing that does not look at the state: whatever has ended is sealed once more. */
async function sealAgain(): Promise<void> {
  const { rows } = await owner.query<{ id: string; data: FactData<'certificate-sealed'> }>(
    `select c.certificate_id as id, (f.text::jsonb -> 'data') as data from certificates.certificate c
     join journal.cell_fact f on f.cell = c.cell and f.stream = c.certificate_id and f.name = 'certificate-sealed' and f.seq = c.seq - 1
     where c.status in ('revoked', 'forfeited', 'withdrawn', 'cancelled')`,
  );
  for (const { id, data } of rows) {
    const key = { group: 'cell', key: cellOf(id) as number, ...houseCause(`again:${id}`) } as const;
    await world.house.db.command<JsonValue>(key, async (tx) => {
      const found = await lock(tx, id);
      if (found) await write(world.house, tx, found, [fact('certificate-sealed', data)], houseActor);
      return null;
    });
  }
}

/** Each wrong in one plausible way. `before` takes away what the database itself would refuse. */
const faults: Readonly<Record<string, Fault>> = {
  'the counter of numbers begins again': {
    before: 'alter table certificates.certificate drop constraint certificate_cell_number_key_version_key',
    between: async () => void (await owner.query(`delete from certificates.number_counter where series <> 'status'`)),
  },
  'the places of the status list are given again': {
    before: 'alter table certificates.certificate drop constraint certificate_cell_status_list_status_index_key',
    between: async () => void (await owner.query(`delete from certificates.number_counter where series = 'status'`)),
  },
  'nobody knows that the right is the same': {
    between: async () => void (await owner.query('update certificates.certificate set right_key = null')),
  },
  'a certificate is drawn with the date of today': {
    draw: ([first, ...others], state) =>
      unsignedFile([{ ...(first as Fact), recordedAt: '2031-01-01T00:00:00.000Z' }, ...others], state),
  },
  'a certificate that has ended is sealed again': { between: sealAgain },
  'the answer comes from before the end': {
    known: (one) => (one.answer.found ? { ...one, answer: { ...one.answer, status: 'valid' } } : one),
  },
  'the successor is not named': { known: (one) => ({ ...one, answer: { ...one.answer, successor: null } }) },
};

/** Plays that have shown a fault; each is kept and played again: the right room passes, and then, as a fault spoils the database, the faulty one is found. */
const kept = counterexamples as readonly { invariant: 12 | 13; what: string; play: Play }[];

test('the right room passes every play that has shown a fault', async () => {
  for (const { invariant, play: moments } of kept)
    expect(certificateInvariants[invariant](await play(world, owner, moments))).toBeUndefined();
});

test.each(kept)(
  'invariant $invariant finds: $what',
  async ({ invariant, what, play: moments }) => {
    const fault = faults[what] as Fault;
    if (fault.before) await owner.query(fault.before);
    expect(certificateInvariants[invariant](await play(world, owner, moments, fault))).toBeDefined();
  },
  patience,
);

// After the kept plays: what a hundred plays with a fault leave behind is no ground for the right room.
if (isFull)
  test.each(kept)(
    'by chance invariant $invariant finds: $what',
    async ({ invariant, what }) => {
      const fault = faults[what] as Fault;
      const search = await fc.check(
        fc.asyncProperty(
          plays,
          async (each) => !certificateInvariants[invariant](await play(world, owner, each, fault)),
        ),
        { numRuns: 100, seed: 42, endOnFailure: true },
      );
      expect(search.failed, `not found by chance in ${search.numRuns} plays`).toBe(true);
    },
    patience,
  );

test('every planted fault has a play that shows it', () => {
  expect(kept.map((one) => one.what)).toEqual(Object.keys(faults));
});
