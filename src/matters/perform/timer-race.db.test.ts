/**
 * A person and the clock at the same moment, on two connections of a real database: exactly one effect, whoever comes first (invariant 7).
 * `TORTURE=1` does each a thousand times.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { figure, isFull, patience } from '../../../test/support/figures.ts';
import { freshHouse, type FreshHouse } from '../../../test/support/house.ts';
import { receivedBy } from '../../../test/torture/room.ts';
import { journal, load } from '../../journal/index.ts';
import { isRefusal, type Actor } from '../../platform/index.ts';
import type { Command } from '../commands.ts';
import { fold } from '../evolve.ts';
import { matterFact, type MatterFact } from '../facts.ts';
import type { CaseSpec } from '../facts/opening.ts';
import { cellOf, matterPlace } from '../ids.ts';
import { timers } from '../jobs.ts';
import { lookTimer, perform, performHandIn, readState } from '../perform.ts';
import { plainTasks, spec, staffOf } from '../testing/world.ts';

let at: FreshHouse;
let now = new Date();
const rounds = isFull ? 1000 : 7;

beforeAll(async () => {
  at = await freshHouse([journal, { name: 'matters-timers', timers }], { clock: { now: () => now } });
});
afterAll(() => at.close());

const applicant: Actor = { kind: 'person', id: 'p-1-applicant', roles: ['applicant'] };
const staff = (role: 'reviewer' | 'approver' | 'inspector' | 'coordinator'): Actor => ({
  kind: 'staff',
  id: `s-1-${role}`,
  roles: [role],
  organ: role === 'coordinator' ? 'centre' : 'organ-c1',
});
let acts = 0;
const causeOf = (actor: Actor) => ({
  actor: actor.id,
  route: 'test',
  idempotencyKey: `k${(acts += 1)}`,
  bodyHash: 'x',
});

async function must(matter: string, actor: Actor, command: Command): Promise<void> {
  const done = await perform(at.house, matter, command, actor, causeOf(actor));
  if (isRefusal(done)) throw new Error(JSON.stringify(done));
}

const versionOf = async (matter: string, task?: string): Promise<number> => {
  const one = (await readState(at.house.db, matter))?.state.cases['c1'];
  return (task === undefined ? one?.version : one?.tasks[task]?.version) ?? 0;
};

/** What somebody does in the moment when the limit has run out. */
interface Race {
  readonly what: string;
  readonly spec: Partial<CaseSpec>;
  /** Brings the matter to where both may act. */
  readonly before: (matter: string) => Promise<void>;
  readonly on: string;
  readonly act: (matter: string, round: number) => Promise<{ actor: Actor; command: Command }>;
  /** Facts of which there is exactly one afterwards. */
  readonly effects: readonly MatterFact['name'][];
  /** The one that only silence brings about. */
  readonly isOfClock: (fact: MatterFact) => boolean;
}

const accept = async (matter: string): Promise<void> =>
  must(matter, staff('reviewer'), { name: 'accept-case', body: { case: 'c1', version: await versionOf(matter) } });

const races: readonly Race[] = [
  {
    what: 'acceptance by silence and the reviewer who accepts, or does not accept',
    spec: { tasks: plainTasks('c1') },
    before: async () => undefined,
    on: '2026-01-13T01:00:00.000Z',
    act: async (matter, round) => {
      const body = { case: 'c1', version: await versionOf(matter) };
      const signpost = { organ: null, site: null, text: '可直接经营' };
      const refusing = { ...body, kind: 'not-required', reasons: '无需许可', signpost };
      const command = round % 3 === 0 ? { name: 'not-accept-case', body: refusing } : { name: 'accept-case', body };
      return { actor: staff('reviewer'), command: command as Command };
    },
    effects: ['case-accepted', 'case-not-accepted'],
    isOfClock: (fact) => fact.name === 'case-accepted' && fact.data.deemed !== null,
  },
  {
    what: 'consent by silence and the inspector who answers',
    spec: {
      deemedConsent: true,
      tasks: spec('c1').tasks.map((one) => (one.kind === 'survey' ? { ...one, joint: 'j:site' } : one)),
    },
    before: async (matter) => {
      await accept(matter);
      const body = { tasks: ['c1.survey'], at: '2026-01-07T02:00:00.000Z' };
      await must(matter, staff('coordinator'), { name: 'schedule-survey', body } as Command);
    },
    on: '2026-01-13T01:00:00.000Z',
    act: async (matter, round) => {
      const found = { checklist: [], findings: [], photographs: [], passed: round % 2 === 0, concludedOnSite: true };
      const version = await versionOf(matter, 'c1.survey');
      const body = { task: 'c1.survey', version, staff: staffOf(2), ...found };
      return { actor: staff('inspector'), command: { name: 'record-survey', body } as unknown as Command };
    },
    effects: ['survey-recorded', 'opinion-deemed'],
    isOfClock: (fact) => fact.name === 'opinion-deemed',
  },
  {
    what: 'the decision that the law puts in the place of silence and the approver who decides',
    spec: { tasks: plainTasks('c1'), deemedDecision: [{ law: '行政许可法', article: '第五十条' }] },
    before: async (matter) => {
      await accept(matter);
      const body = {
        task: 'c1.examine',
        version: await versionOf(matter, 'c1.examine'),
        opinion: 'deny',
        text: '不符',
      };
      await must(matter, staff('reviewer'), { name: 'examine', body } as Command);
    },
    on: '2026-02-10T01:00:00.000Z',
    act: async (matter, round) => {
      const body = {
        task: 'c1.decide',
        version: await versionOf(matter, 'c1.decide'),
        effect: round % 2 === 0 ? 'granted' : 'denied',
        reasons: '理由',
      };
      return { actor: staff('approver'), command: { name: 'decide-case', body } as Command };
    },
    effects: ['case-decided'],
    isOfClock: (fact) => fact.name === 'case-decided' && fact.data.deemed !== null,
  },
];

async function handIn(key: string, more: Partial<CaseSpec>): Promise<string> {
  now = new Date('2026-01-05T02:00:00.000Z');
  const place = matterPlace(applicant.id, key, at.house.shards.cell);
  const cases = [spec('c1', { needs: [], ...more })];
  const order = { received: receivedBy(applicant.id), cases, inPerson: false };
  const done = await performHandIn(at.house, place, order, applicant, { ...causeOf(applicant), idempotencyKey: key });
  if (isRefusal(done)) throw new Error(JSON.stringify(done));
  return place.matterId;
}

const fire = async (matter: string, n: number): Promise<void> =>
  timers
    .find((one) => one.name === lookTimer)
    ?.fire({ group: 'cell', key: cellOf(matter) ?? 0, stream: matter, name: lookTimer, dueAt: new Date(n) }, at.house);

test.each(races)(
  '$what in the same moment: one effect, once',
  async (race) => {
    const won = { clock: 0, person: 0 };
    for (let round = 0; round < rounds; round += 1) {
      const matter = await handIn(`${race.effects[0]}-${round}`, race.spec);
      await race.before(matter);
      now = new Date(race.on);
      const { actor, command } = await race.act(matter, round);
      // The clock fires twice, and either side begins some milliseconds earlier, so that each is first at times.
      const lead = ((round % 7) - 3) * 5;
      const [done] = await Promise.all([
        sleep(Math.max(0, -lead)).then(() => perform(at.house, matter, command, actor, causeOf(actor))),
        sleep(Math.max(0, lead)).then(() => fire(matter, 1)),
        sleep(Math.max(0, lead) + (round % 3)).then(() => fire(matter, 2)),
      ]);
      const facts = (await load(at.house, 'cell', cellOf(matter) ?? 0, matter)).map(matterFact);
      const effects = facts.filter((one) => race.effects.includes(one.name));
      expect(effects.map((one) => one.name)).toHaveLength(1);
      const isOfClock = effects.some(race.isOfClock);
      expect(isRefusal(done), 'whoever comes second is told so').toBe(isOfClock);
      won[isOfClock ? 'clock' : 'person'] += 1;
      expect(facts.map((one) => one.seq)).toEqual(facts.map((_, index) => index + 1));
      expect((await readState(at.house.db, matter))?.state).toEqual(fold(facts, matter));
    }
    figure(`${race.what}: ${rounds} times one effect, ${won.clock} by the clock, ${won.person} by the person`);
    expect(Math.min(won.clock, won.person), 'both were first at times').toBeGreaterThan(0);
  },
  patience,
);
