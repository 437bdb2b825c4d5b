import { expect, test } from 'vitest';
import { mainlandCalendar as calendar } from '../../calendar/index.ts';
import type { CaseState, MatterState } from '../state.ts';
import { almanac, applicant, clerk, reviewer, spec, World } from '../testing/world.ts';
import { caseView } from './case-view.ts';
import type { Names } from './names.ts';
import { promiseShown } from './promised.ts';
import type { Seen } from './seen.ts';

const shown = (promisedOn: string | null, dues: readonly ({ on: string; provisional: boolean } | undefined)[]) =>
  promiseShown(
    {
      head: { promisedOn },
      cases: Object.fromEntries(
        dues.map((promisedDue, index) => [`c${index}`, { ...(promisedDue && { promisedDue }) }]),
      ),
    } as unknown as MatterState,
    almanac,
  );

const name = (id: string) => ({ zh: id, en: id });
const names = { organ: name, phone: () => null, staff: (id: string) => id, certificate: name } as unknown as Names;
const seenIn = ({ state, facts, now }: World): Seen => ({
  state,
  facts,
  names,
  almanac,
  calendar,
  now,
  today: now.slice(0, 10),
  isStaff: false,
});

test('the promise of the plan is shown until every case has its own, then the latest of them', () => {
  const own = { on: '2026-12-04', provisional: false };
  expect(shown('2026-12-10', [own, undefined])).toMatchObject({ promisedOn: '2026-12-10' });
  expect(shown('2026-12-10', [own, { on: '2026-12-07', provisional: false }])).toMatchObject({
    promisedOn: '2026-12-07',
  });
});

test('no case is ever promised later than its matter, and a case that ended unaccepted is waited for no more', () => {
  const world = new World([spec('c1', { promised: { n: 12, unit: 'wd' } }), spec('c2')], {
    promisedOn: '2026-01-21',
    without: ['c2-plan'],
  });
  const days = () => [
    promiseShown(world.state, almanac).promisedOn,
    world.state.cases['c1']?.promisedDue?.on,
    world.state.cases['c2']?.promisedDue?.on,
  ];
  expect(days()).toEqual(['2026-01-21', undefined, undefined]);
  world.must(clerk, 'notify-correction', { seq: 1, defects: [{ case: 'c2', need: 'c2-plan', problem: '缺' }] });
  world.on('2026-01-07').must(reviewer('c1'), 'accept-case', { case: 'c1' });
  expect(days()).toEqual(['2026-01-23', '2026-01-23', undefined]);
  world.must(applicant, 'withdraw-case', { case: 'c2', reasons: '不办了' });
  expect(days()).toEqual(['2026-01-23', '2026-01-23', undefined]);

  const early = new World([spec('c1'), spec('c2')], { promisedOn: '2026-02-10' });
  early.must(reviewer('c1'), 'accept-case', { case: 'c1' });
  expect(promiseShown(early.state, almanac).promisedOn).toBe('2026-02-10');
  early.must(applicant, 'withdraw-case', { case: 'c2', reasons: '不办了' });
  expect(promiseShown(early.state, almanac).promisedOn).toBe(early.state.cases['c1']?.promisedDue?.on);
});

test('before acceptance a case says until when it is answered, and no other day as its promise', () => {
  const world = new World([spec('c1')], { promisedOn: '2026-01-21' });
  const seen = () => caseView(seenIn(world), world.state.cases['c1'] as CaseState);
  expect(seen()).toMatchObject({ promised: null, statutory: null, answer: { due: '2026-01-12', colour: 'green' } });
  world.must(reviewer('c1'), 'accept-case', { case: 'c1' });
  expect(seen()).toMatchObject({ promised: { due: '2026-01-19' }, statutory: { due: '2026-02-02' }, answer: null });
});

test('a promise of the plan beyond the last published calendar year says that its day is provisional', () => {
  expect(shown('2027-01-07', [undefined])).toMatchObject({ promisedOn: '2027-01-07', promisedProvisional: true });
  expect(shown('2026-12-10', [undefined])).toMatchObject({ promisedProvisional: false });
  expect(shown('2026-12-10', [{ on: '2027-01-04', provisional: true }])).toMatchObject({ promisedProvisional: true });
  expect(shown(null, [])).toMatchObject({ promisedOn: null, promisedProvisional: false });
});
