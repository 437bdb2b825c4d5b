/** Twelve organs at one matter, at the same moment, on a real database (M02). `TORTURE=1` does it a thousand times. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { figure, isFull, patience } from '../../../test/support/figures.ts';
import { freshHouse, type FreshHouse } from '../../../test/support/house.ts';
import { journal, load } from '../../journal/index.ts';
import { houseActor, isRefusal, type Actor } from '../../platform/index.ts';
import type { Command } from '../commands.ts';
import { fold } from '../evolve.ts';
import { matterFact, type FactData } from '../facts.ts';
import { cellOf, matterPlace } from '../ids.ts';
import { houseCause, perform, performHandIn, readState } from '../perform.ts';
import { timers } from '../jobs.ts';
import { plainTasks, spec } from '../testing/world.ts';

let at: FreshHouse;
let now = new Date('2026-01-05T02:00:00.000Z');
const rounds = isFull ? 1000 : 6;
const organs = Array.from({ length: 12 }, (_, i) => `c${i + 1}`);

beforeAll(async () => {
  at = await freshHouse([journal, { name: 'matters-timers', timers }], { clock: { now: () => now } });
});
afterAll(() => at.close());

const applicant: Actor = { kind: 'person', id: 'p-1-applicant', roles: ['applicant'] };
const staff = (id: string, role: 'reviewer' | 'approver'): Actor => ({
  kind: 'staff',
  id: `s-1-${role}-${id}`,
  roles: [role],
  organ: `organ-${id}`,
});
const cause = (actor: Actor, key: string) => ({ actor: actor.id, route: 'test', idempotencyKey: key, bodyHash: 'x' });

const received: FactData<'matter-received'> = {
  theme: 'restaurant',
  title: { zh: '我要开餐馆', en: 'restaurant' },
  district: 'anhe',
  districtCode: '999901',
  districtName: '安和县',
  catalogue: 'v1',
  applicant: applicant.id,
  agent: null,
  receivedBy: null,
  channel: 'online',
  site: null,
  delivery: 'electronic',
  electronicService: true,
  answers: { $personal: { subject: applicant.id, value: {} } } as never,
  fileNames: { $personal: { subject: applicant.id, value: {} } } as never,
  materials: [],
  choices: {},
  promisedOn: null,
};

async function handIn(
  key: string,
  cases = organs.map((id) => spec(id, { tasks: plainTasks(id), needs: [] })),
): Promise<string> {
  const place = matterPlace(applicant.id, key, at.house.shards.cell);
  const done = await performHandIn(
    at.house,
    place,
    { received, cases, inPerson: false },
    applicant,
    cause(applicant, key),
  );
  if (isRefusal(done)) throw new Error(JSON.stringify(done));
  return place.matterId;
}

/** The command that one organ sees as its next. */
async function next(id: string, organ: string): Promise<{ actor: Actor; command: Command }> {
  const one = (await readState(at.house.db, id))?.state.cases[organ];
  if (!one) throw new Error('no case');
  const version = (task: string) => one.tasks[task]?.version ?? 0;
  if (one.status === 'received')
    return {
      actor: staff(organ, 'reviewer'),
      command: { name: 'accept-case', body: { case: organ, version: one.version } },
    };
  if (one.tasks[`${organ}.examine`]?.state === 'open')
    return {
      actor: staff(organ, 'reviewer'),
      command: {
        name: 'examine',
        body: { task: `${organ}.examine`, version: version(`${organ}.examine`), opinion: 'grant', text: '可' },
      },
    };
  return {
    actor: staff(organ, 'approver'),
    command: {
      name: 'decide-case',
      body: { task: `${organ}.decide`, version: version(`${organ}.decide`), effect: 'granted', reasons: '可' },
    },
  };
}

test('two people decide the same case at the same moment: one decision, the other learns that the page is stale', async () => {
  const id = await handIn('two-deciders', [spec('c1', { tasks: plainTasks('c1'), needs: [] })]);
  for (const key of ['a', 'b']) {
    const { actor, command } = await next(id, 'c1');
    await perform(at.house, id, command, actor, cause(actor, key));
  }
  const { command } = await next(id, 'c1');
  const first = { ...staff('c1', 'approver'), id: 's-1-first' };
  const second = { ...staff('c1', 'approver'), id: 's-1-second' };
  const done = await Promise.all([
    perform(at.house, id, command, first, cause(first, 'k')),
    perform(at.house, id, command, second, cause(second, 'k')),
  ]);
  expect(done.filter((one) => !isRefusal(one))).toHaveLength(1);
  expect(done.find(isRefusal)?.refused).toBe('stale');
});

test('granted, denied, withdrawn, given to a colleague and looked at in the same moment, in any order: one end, and the log says what the rows say', async () => {
  const other: Actor = { ...staff('c1', 'approver'), id: 's-1-approver-c1-2' };
  for (let round = 0; round < (isFull ? 200 : 5); round += 1) {
    const id = await handIn(`one-end-${round}`, [spec('c1', { tasks: plainTasks('c1'), needs: [] })]);
    for (const stage of ['accept', 'examine']) {
      const { actor, command } = await next(id, 'c1');
      await perform(at.house, id, command, actor, cause(actor, `${id}-${stage}`));
    }
    const { command: grant } = await next(id, 'c1');
    const version = (await readState(at.house.db, id))?.state.cases['c1']?.version ?? 0;
    const deny = { ...grant, body: { ...grant.body, effect: 'denied', reasons: '不符合条件' } } as Command;
    const withdraw: Command = { name: 'withdraw-case', body: { case: 'c1', version } };
    const give = { name: 'assign-task', body: { ...grant.body, effect: undefined, reasons: undefined, to: other.id } };
    const acts: readonly (readonly [Actor, Command])[] = [
      [staff('c1', 'approver'), grant],
      [other, deny],
      [applicant, withdraw],
      [staff('c1', 'approver'), give as unknown as Command],
      [houseActor, { name: 'look-again', body: {} }],
    ];
    const turned = acts.map((_, i) => acts[(i * 2 + round) % acts.length] as (typeof acts)[number]);
    const done = await Promise.all(
      turned.map(([who, act], i) => perform(at.house, id, act, who, cause(who, `${id}-${i}`))),
    );
    for (const one of done.filter(isRefusal))
      expect(['stale', 'task-not-open', 'case-ended', 'case-decided', 'matter-complete']).toContain(one.refused);
    const facts = (await load(at.house, 'cell', cellOf(id) ?? 0, id)).map(matterFact);
    const end = facts.filter((one) => one.name === 'case-decided' || one.name === 'case-withdrawn');
    // Given away first, the pages of whoever decides are stale; the applicant's withdrawal is not.
    expect(end).toHaveLength(1);
    expect((await readState(at.house.db, id))?.state).toEqual(fold(facts, id));
  }
});

test('the same key three times is one decision and one answer', async () => {
  const id = await handIn('thrice', [spec('c1', { tasks: plainTasks('c1'), needs: [] })]);
  const { actor, command } = await next(id, 'c1');
  const replies = await Promise.all([1, 2, 3].map(() => perform(at.house, id, command, actor, cause(actor, 'once'))));
  expect(new Set(replies.map((one) => JSON.stringify(one))).size).toBe(1);
  expect(
    (await load(at.house, 'cell', cellOf(id) ?? 0, id)).filter((one) => one.name === 'case-accepted'),
  ).toHaveLength(1);
});

test('the timer accepts by silence as of the receipt day, once, however late and however often it fires', async () => {
  now = new Date('2026-01-05T02:00:00.000Z');
  const id = await handIn('silence', [spec('c1', { tasks: plainTasks('c1'), needs: [] })]);
  now = new Date('2026-01-12T15:59:00.000Z');
  await at.relay.drain();
  expect((await readState(at.house.db, id))?.state.cases['c1']?.status).toBe('received');
  now = new Date('2026-01-15T01:00:00.000Z');
  await at.relay.drain();
  await perform(at.house, id, { name: 'look-again', body: {} }, houseActor, houseCause('again-1'));
  const one = (await readState(at.house.db, id))?.state.cases['c1'];
  expect(one).toMatchObject({ status: 'accepted', acceptedOn: '2026-01-05', isDeemedAccepted: true });
  expect(
    (await load(at.house, 'cell', cellOf(id) ?? 0, id)).filter((fact) => fact.name === 'case-accepted'),
  ).toHaveLength(1);
});

test('an acceptance in the same moment as the timer is one acceptance', async () => {
  now = new Date('2026-01-05T02:00:00.000Z');
  const id = await handIn('race', [spec('c1', { tasks: plainTasks('c1'), needs: [] })]);
  now = new Date('2026-01-13T01:00:00.000Z');
  const { actor, command } = await next(id, 'c1');
  await Promise.all([
    perform(at.house, id, command, actor, cause(actor, 'race')),
    perform(at.house, id, { name: 'look-again', body: {} }, houseActor, houseCause('race')),
  ]);
  expect(
    (await load(at.house, 'cell', cellOf(id) ?? 0, id)).filter((fact) => fact.name === 'case-accepted'),
  ).toHaveLength(1);
});

test('numbers of documents are unique, and a rolled-back command leaves no gap', async () => {
  const id = await handIn(
    'numbers',
    organs.slice(0, 3).map((one) => spec(one, { tasks: plainTasks(one), needs: [] })),
  );
  const { actor, command } = await next(id, 'c1');
  const refused = await perform(
    at.house,
    id,
    { ...command, body: { ...command.body, version: 999 } } as Command,
    actor,
    cause(actor, 'refused'),
  );
  expect(isRefusal(refused)).toBe(true);
  const done = await Promise.all(
    organs.slice(0, 3).map(async (organ) => {
      const act = await next(id, organ);
      return await perform(at.house, id, act.command, act.actor, cause(act.actor, 'number'));
    }),
  );
  expect(done.filter(isRefusal)).toEqual([]);
  const numbers = (await load(at.house, 'cell', cellOf(id) ?? 0, id)).flatMap((fact) =>
    fact.name === 'notice-issued' ? [(fact.data as { number: string }).number] : [],
  );
  expect(new Set(numbers).size).toBe(numbers.length);
  const serials = numbers
    .filter((one) => one.includes('审受'))
    .map((one) => Number(/第(\d+)号/.exec(one)?.[1]) / at.house.shards.cell.length);
  expect(
    serials
      .toSorted((a, b) => a - b)
      .map((n, index, all) => (index === 0 ? 0 : Math.round(n - (all[index - 1] as number)))),
  ).toEqual([0, 1, 1]);
});

test(
  'twelve organs answer at once: all are recorded, none refuses another, exactly one completion',
  async () => {
    for (let round = 0; round < rounds; round += 1) {
      const id = await handIn(`together-${round}`);
      for (const stage of ['accept', 'examine', 'decide']) {
        const acts = await Promise.all(organs.map((organ) => next(id, organ)));
        const done = await Promise.all(
          acts.map(({ actor, command }) => perform(at.house, id, command, actor, cause(actor, `${id}-${stage}`))),
        );
        expect(done.filter(isRefusal)).toEqual([]);
      }
      const facts = (await load(at.house, 'cell', cellOf(id) ?? 0, id)).map(matterFact);
      expect(facts.filter((one) => one.name === 'case-decided')).toHaveLength(12);
      expect(facts.filter((one) => one.name === 'matter-completed')).toHaveLength(1);
      expect(facts.map((one) => one.seq)).toEqual(facts.map((_, index) => index + 1));
      expect((await readState(at.house.db, id))?.state).toEqual(fold(facts, id));
    }
    figure(`${rounds} times twelve organs at once: 36 acts each, none refused, one completion`);
  },
  patience,
);
