import { expect, test } from 'vitest';
import { mainlandCalendar } from '../../calendar/index.ts';
import { almanacOf } from '../clock/almanac.ts';
import type { Hearing, MatterState } from '../state.ts';
import type { Names } from './names.ts';
import { besides } from './beside-view.ts';
import { nextOf } from './next.ts';

const names = { organ: (id: string) => ({ zh: id, en: id }), staff: (id: string) => id } as unknown as Names;
const aCase = (id: string, organ: string, more: object) => ({
  spec: { case: id, organ, tasks: [{ task: `${id}.examine`, kind: 'examine', organ }], outputs: [], supervisor: null },
  tasks: { [`${id}.examine`]: { state: 'open' } },
  status: 'accepted',
  suspensions: [],
  certificates: [],
  promisedDue: { on: '2026-12-04', provisional: false },
  ...more,
});
const next = (...cases: readonly ReturnType<typeof aCase>[]) =>
  nextOf(
    {
      cases: Object.fromEntries(cases.map((one) => [one.spec.case, one])),
      ledger: { corrections: [] },
    } as unknown as MatterState,
    names,
    almanacOf(mainlandCalendar),
  );
const checking = aCase('c2', 'tax-bureau', { status: 'received' });
const stopped = { suspensions: [{ id: 's1', ground: 'hearing', from: '2026-11-25' }] };
const called: Hearing = { isWanted: true, calledFor: '2026-12-13T16:30:00.000Z', place: '听证室', presider: 'sun' };

test('a hearing that is called stands first, with its day in the district, whatever else runs', () => {
  const hearing = aCase('c1', 'approval-bureau', { ...stopped, hearing: called });
  expect(next(checking, hearing)).toMatchObject({
    what: 'hearing',
    who: { zh: 'approval-bureau' },
    until: '2026-12-14',
    cases: ['c1'],
  });
});

test('a hearing that was asked for is being arranged; one that is over, or was waived, is nothing to wait for', () => {
  const one = (hearing: Hearing) => next(aCase('c1', 'approval-bureau', { hearing }));
  expect(one({ isWanted: true, holdBy: { on: '2026-12-23' } as NonNullable<Hearing['holdBy']> })).toMatchObject({
    what: 'hearing-wanted',
    until: '2026-12-23',
  });
  expect(one({ ...called, isOver: true })).toMatchObject({ what: 'examination', until: '2026-12-04' });
  expect(one({ isWanted: false, applyUntil: '2026-12-01' })).toMatchObject({ what: 'examination' });
});

test('while the time stands still no last day is promised on top', () => {
  expect(next(aCase('c1', 'approval-bureau', stopped))).toMatchObject({ what: 'examination', until: null });
});

test('what several organs hold is held by nobody alone', () => {
  expect(next(checking, aCase('c3', 'fire-brigade', { status: 'received' }))).toMatchObject({
    what: 'intake',
    who: null,
  });
});

test('a hearing that the organ holds by itself was asked for by nobody', () => {
  const wanted = (hearing: Hearing) =>
    besides({ facts: [], names } as never, aCase('c1', 'approval-bureau', { hearing }) as never).hearing
      ?.isWantedByApplicant;
  expect(wanted({ ...called, isOwnMotion: true })).toBeNull();
  expect(wanted(called)).toBe(true);
  expect(wanted({ ...called, isOwnMotion: true, answers: { applicant: false } })).toBe(false);
});
