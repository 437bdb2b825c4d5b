import { expect, test } from 'vitest';
import {
  approver,
  bothRoles,
  coordinator,
  inspector,
  plainTasks,
  reviewer,
  spec,
  almanac,
  World,
} from '../testing/world.ts';
import { callsOf, changedCalls } from './calls.ts';

const listed = (world: World): readonly string[] =>
  callsOf(world.state, almanac).map((one) => one.assignee ?? one.organ);

/** A case of which three colleagues are to decide together; the first reviewer examined it. */
function convened(): World {
  const world = new World([spec('c1', { tasks: plainTasks('c1'), review: 'collective' }), spec('c2')]);
  for (const id of ['c1', 'c2']) world.must(reviewer(id), 'accept-case', { case: id });
  world.must(reviewer('c1'), 'examine', { task: 'c1.examine', opinion: 'grant', text: '经审查' });
  const members = [reviewer('c1', 2).id, inspector('c1').id, bothRoles('c1').id];
  world.must(approver('c1'), 'convene-session', { task: 'c1.decide', members });
  return world;
}
const vote = (world: World, who = reviewer('c1', 2)) =>
  world.must(who, 'cast-vote', { task: 'c1.decide', vote: 'grant' });

test('whoever is called to a session finds the vote on their list, due with the decision, until they have voted', () => {
  const world = convened();
  expect(listed(world)).toEqual([reviewer('c1', 2).id, inspector('c1').id, bothRoles('c1').id]);
  const due = world.state.cases['c1']?.tasks['c1.decide']?.due?.on;
  expect(callsOf(world.state, almanac).map((one) => [one.kind, one.due])).toEqual(
    Array.from({ length: 3 }, () => ['vote', due]),
  );
  const before = world.state;
  vote(world);
  expect(listed(world)).toEqual([inspector('c1').id, bothRoles('c1').id]);
  const gone = changedCalls(before, world.state, almanac).find((one) => one.assignee === reviewer('c1', 2).id);
  expect(gone).toMatchObject({ state: 'done', kind: 'vote' });
});

test('a session that is closed, that is called anew or whose case has ended leaves nothing on the list of who was called', () => {
  const world = convened();
  const called = [reviewer('c1', 3), inspector('c1'), bothRoles('c1')];
  world.must(approver('c1'), 'convene-session', { task: 'c1.decide', members: called.map((one) => one.id) });
  expect(listed(world)).toEqual(called.map((one) => one.id));
  for (const who of called) vote(world, who);
  world.must(approver('c1'), 'close-session', { task: 'c1.decide', minutes: '会议纪要' });
  expect(listed(world)).toEqual([]);
  const withdrawn = convened();
  withdrawn.must({ kind: 'person', id: 'p-1-applicant', roles: ['applicant'] }, 'withdraw-case', { case: 'c1' });
  expect(listed(withdrawn)).toEqual([]);
});

test('an organ that is called to a meeting finds it on its list, due at its hour, until it was there; one with a step in it finds the step', () => {
  const world = new World([spec('c1'), spec('c2')]);
  for (const id of ['c1', 'c2']) world.must(reviewer(id), 'accept-case', { case: id });
  const at = '2026-01-08T06:30:00.000Z';
  world.must(coordinator, 'call-joint', {
    kind: 'meeting',
    subject: '灶台',
    place: '三楼',
    at,
    cases: ['c1'],
    organs: ['organ-c9'],
  });
  expect(callsOf(world.state, almanac).map((one) => [one.kind, one.organ, one.due, one.dueAt])).toEqual([
    ['joint', 'organ-c1', '2026-01-08', at],
    ['joint', 'organ-c9', '2026-01-08', at],
  ]);
  world.on('2026-01-08');
  world.must(inspector('c9'), 'attend-joint', { joint: 'a1', staff: [{ name: '参会人' }] });
  expect(listed(world)).toEqual(['organ-c1']);
  world.must(coordinator, 'call-joint', {
    kind: 'survey',
    subject: '现场',
    place: '店',
    at: '2026-01-09T02:00:00.000Z',
    tasks: ['c2.survey'],
  });
  expect(listed(world)).toEqual(['organ-c1']);
});
