import { expect, test } from 'vitest';
import { mainlandCalendar } from '../../../calendar/index.ts';
import { isRefusal } from '../../../platform/pure.ts';
import { hoursIn, workingDays } from '../../slots/half-days.ts';
import {
  applicant,
  approver,
  clerk,
  coordinator,
  inspector,
  need,
  plainTasks,
  reviewer,
  spec,
  stranger,
  task,
  World,
} from '../../testing/world.ts';
import { placesWanted, visitables } from './visits.ts';

const refused = (value: unknown): string => (isRefusal(value) ? value.refused : 'not refused');
const [monday, tuesday] = ['2026-01-12T01:00:00.000Z', '2026-01-13T01:00:00.000Z'];

/** Two accepted cases whose site checks are one visit. */
function joint(): World {
  const world = new World(
    ['c1', 'c2'].map((id) =>
      spec(id, {
        tasks: [
          task(`${id}.survey`, 'survey', { joint: 'j1' }),
          task(`${id}.decide`, 'decide', { waits: [{ task: `${id}.survey` }] }),
        ],
      }),
    ),
  );
  for (const id of ['c1', 'c2']) world.must(reviewer(id), 'accept-case', { case: id });
  return world;
}
const survey = (world: World) => visitables(world.state).find((one) => one.kind === 'survey');

test('the applicant chooses one hour for all organs that come, and moves it', () => {
  const world = joint();
  expect(survey(world)).toMatchObject({ about: 'j1', organs: ['organ-c1', 'organ-c2'], booked: undefined });
  world.must(applicant, 'book-visit', { about: 'j1', at: monday });
  expect(world.state.cases['c2']?.tasks['c2.survey']?.scheduledAt).toBe(monday);
  expect(world.state.ledger.joints['j1']?.scheduledAt).toBe(monday);
  world.must(applicant, 'book-visit', { about: 'j1', at: tuesday });
  expect(world.named('visit-booked')).toMatchObject([{ data: { was: null } }, { data: { was: monday, at: tuesday } }]);
  expect(placesWanted(world.state)).toEqual([
    { organ: 'organ-c1', kind: 'survey', at: tuesday },
    { organ: 'organ-c2', kind: 'survey', at: tuesday },
  ]);
});

test('asking for the hour that one has changes nothing', () => {
  const world = joint();
  world.must(applicant, 'book-visit', { about: 'j1', at: monday });
  expect(world.must(applicant, 'book-visit', { about: 'j1', at: monday })).toEqual([]);
});

test('a cancelled visit is open again, and its place is free for others', () => {
  const world = joint();
  world.must(applicant, 'book-visit', { about: 'j1', at: monday });
  world.must(applicant, 'cancel-visit', { about: 'j1' });
  expect(world.state.cases['c1']?.tasks['c1.survey']?.scheduledAt).toBeUndefined();
  expect(survey(world)?.booked).toBeUndefined();
  expect(placesWanted(world.state)).toEqual([]);
  expect(refused(world.send(applicant, 'cancel-visit', { about: 'j1' }))).toBe('visit-not-booked');
});

test('a day that the organs have set themselves is not moved by the applicant, and takes the place of a chosen one', () => {
  const world = joint();
  world.must(applicant, 'book-visit', { about: 'j1', at: monday });
  world.must(coordinator, 'schedule-survey', { tasks: ['c1.survey', 'c2.survey'], at: tuesday });
  expect(placesWanted(world.state)).toEqual([]);
  expect(refused(world.send(applicant, 'book-visit', { about: 'j1', at: monday }))).toBe('nothing-to-book');
});

test('no hour is chosen in the past, for somebody else’s matter, or when the time has come', () => {
  const world = joint();
  expect(refused(world.send(applicant, 'book-visit', { about: 'j1', at: '2026-01-02T01:00:00.000Z' }))).toBe(
    'survey-in-the-past',
  );
  expect(refused(world.send(stranger, 'book-visit', { about: 'j1', at: monday }))).toBe('not-permitted');
  expect(refused(world.send(inspector('c1'), 'book-visit', { about: 'j1', at: monday }))).toBe('not-permitted');
  world.must(applicant, 'book-visit', { about: 'j1', at: monday });
  world.on('2026-01-13');
  expect(refused(world.send(applicant, 'cancel-visit', { about: 'j1' }))).toBe('visit-has-begun');
});

test('a place of a case that was withdrawn is wanted no more', () => {
  const world = joint();
  world.must(applicant, 'book-visit', { about: 'c1', at: monday });
  expect(placesWanted(world.state)).toEqual([{ organ: 'organ-c1', kind: 'appointment', at: monday }]);
  world.must(applicant, 'withdraw-case', { case: 'c1' });
  expect(placesWanted(world.state)).toEqual([]);
});

test('half days are offered on working days only: a make-up Saturday counts, a holiday does not', () => {
  const days = workingDays(mainlandCalendar, '2026-02-13', '2026-02-25');
  expect(days).toEqual(['2026-02-13', '2026-02-14', '2026-02-24', '2026-02-25']);
  expect(hoursIn(['2026-02-24'], ['morning', 'afternoon'])).toEqual([
    { at: '2026-02-24T01:00:00.000Z', until: '2026-02-24T04:00:00.000Z' },
    { at: '2026-02-24T05:30:00.000Z', until: '2026-02-24T09:00:00.000Z' },
  ]);
  expect(hoursIn(['2026-02-24'], ['afternoon'], 60)).toHaveLength(3);
});

/** Two cases whose originals the window has to see, and one that nobody has to come for. */
const originals = (): World =>
  new World([
    ...['c1', 'c2'].map((id) => spec(id, { needs: [need(`${id}-original`, { way: 'original-at-window' })] })),
    spec('c3'),
  ]);
const needed = (world: World) => visitables(world.state).filter((one) => one.kind === 'appointment' && one.isNeeded);

test('what must be done at the window is one hour for everything, so that it stays one presence', () => {
  const world = originals();
  expect(needed(world)).toMatchObject([{ about: 'c1', cases: ['c1', 'c2'], organs: ['organ-c1', 'organ-c2'] }]);
  world.must(applicant, 'book-visit', { about: 'c1', at: monday });
  expect(placesWanted(world.state).map((one) => one.organ)).toEqual(['organ-c1', 'organ-c2']);
  world.must(applicant, 'book-visit', { about: 'c3', at: tuesday });
  expect(needed(world)).toHaveLength(1);
  const seen = (id: string) => ({
    case: id,
    checks: [{ need: `${id}-original`, verdict: 'fits' as const, problem: null, field: null, originalSeen: true }],
  });
  for (const id of ['c1', 'c2']) world.must(clerk, 'check-materials', seen(id));
  expect(needed(world)).toEqual([]);
});

test('who missed the appointment chooses another; the one that passed is not given back', () => {
  const world = originals();
  world.must(applicant, 'book-visit', { about: 'c1', at: monday });
  world.on('2026-01-13');
  expect(refused(world.send(applicant, 'cancel-visit', { about: 'c1' }))).toBe('visit-has-begun');
  world.must(applicant, 'book-visit', { about: 'c1', at: '2026-01-15T01:00:00.000Z' });
  expect(world.named('visit-booked').at(-1)).toMatchObject({ data: { was: null } });
});

test('a result that is picked up at the window needs one presence, one that comes by net or courier needs none', () => {
  for (const [delivery, count] of [
    ['window', 1],
    ['electronic', 0],
    ['courier', 0],
  ] as const) {
    const world = new World([spec('c1', { tasks: plainTasks('c1') })], { delivery });
    world.must(reviewer('c1'), 'accept-case', { case: 'c1' });
    expect(needed(world)).toEqual([]);
    world.must(reviewer('c1'), 'examine', { task: 'c1.examine', opinion: 'grant', text: '可' });
    world.must(approver('c1'), 'decide-case', {
      task: 'c1.decide',
      effect: 'granted',
      conditions: [],
      reasons: '符合',
    });
    expect(needed(world), delivery).toHaveLength(count);
  }
});
