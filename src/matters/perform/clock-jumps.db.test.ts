/** The machine's clock jumps an hour back or two days ahead while a matter runs (R14): nothing happens twice, nothing before its day, and no act is lost. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { figure, isFull, patience } from '../../../test/support/figures.ts';
import { freshHouse, type FreshHouse } from '../../../test/support/house.ts';
import { receivedBy } from '../../../test/torture/room.ts';
import { journal, load } from '../../journal/index.ts';
import { isRefusal, type Actor } from '../../platform/index.ts';
import type { Command } from '../commands.ts';
import { fold } from '../evolve.ts';
import { cellOf, matterPlace } from '../ids.ts';
import { timers } from '../jobs.ts';
import { perform, performHandIn, readState } from '../perform.ts';
import { plainTasks, spec } from '../testing/world.ts';
import { matterFact } from '../facts.ts';

let at: FreshHouse;
let now = new Date();
const rounds = isFull ? 1000 : 3;
const hour = 3_600_000;

beforeAll(async () => {
  at = await freshHouse([journal, { name: 'matters-timers', timers }], { clock: { now: () => now } });
});
afterAll(() => at.close());

const applicant: Actor = { kind: 'person', id: 'p-1-applicant', roles: ['applicant'] };
const reviewer: Actor = { kind: 'staff', id: 's-1-reviewer', roles: ['reviewer'], organ: 'organ-c1' };
let acts = 0;
const causeOf = (actor: Actor) => ({
  actor: actor.id,
  route: 'test',
  idempotencyKey: `k${(acts += 1)}`,
  bodyHash: 'x',
});

async function handIn(): Promise<string> {
  now = new Date('2026-01-05T02:00:00.000Z');
  const cause = causeOf(applicant);
  const place = matterPlace(applicant.id, cause.idempotencyKey, at.house.shards.cell);
  const cases = [spec('c1', { needs: [], tasks: plainTasks('c1') })];
  const order = { received: receivedBy(applicant.id), cases, inPerson: false };
  const done = await performHandIn(at.house, place, order, applicant, cause);
  if (isRefusal(done)) throw new Error(JSON.stringify(done));
  return place.matterId;
}

/** The clock is moved, and whatever is due by it happens. */
async function jump(ms: number): Promise<void> {
  now = new Date(now.getTime() + ms);
  await at.relay.drain();
}

async function examine(matter: string): Promise<boolean> {
  const version = (await readState(at.house.db, matter))?.state.cases['c1']?.tasks['c1.examine']?.version ?? 0;
  const body = { task: 'c1.examine', version, opinion: 'grant', text: '可' };
  return !isRefusal(await perform(at.house, matter, { name: 'examine', body } as Command, reviewer, causeOf(reviewer)));
}

test(
  'a clock that jumps back and ahead accepts by silence once, never before its day, and leaves the log whole',
  async () => {
    for (let round = 0; round < rounds; round += 1) {
      const matter = await handIn();
      now = new Date('2026-01-12T15:59:00.000Z');
      for (const ms of [0, -hour, hour, -hour]) await jump(ms);
      expect((await readState(at.house.db, matter))?.state.cases['c1']?.status).toBe('received');
      for (const ms of [48 * hour, -48 * hour, 48 * hour, -49 * hour, hour]) await jump(ms);
      expect(await examine(matter), 'work goes on by the clock as it is').toBe(true);
      for (const ms of [-hour, 49 * hour]) await jump(ms);
      const facts = (await load(at.house, 'cell', cellOf(matter) ?? 0, matter)).map(matterFact);
      const accepted = facts.filter((one) => one.name === 'case-accepted');
      expect(accepted.map((one) => one.data.clockFrom)).toEqual(['2026-01-05']);
      expect(facts.filter((one) => one.name === 'examined')).toHaveLength(1);
      expect(facts.map((one) => one.seq)).toEqual(facts.map((_, index) => index + 1));
      expect((await readState(at.house.db, matter))?.state).toEqual(fold(facts, matter));
    }
    figure(`matters: ${rounds} times an hour back and two days ahead, accepted by silence once each`);
  },
  patience,
);
