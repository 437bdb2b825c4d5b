/** Joint steps, timers and answers in any order, by anybody, on any day: invariants 7, 9, 10 and 25. `TORTURE=1` runs the full size. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Value } from 'typebox/value';
import { isFull, patience } from '../../../test/support/figures.ts';
import { facts as shapes } from '../facts.ts';
import { firstBroken, invariants } from './invariants.ts';
import {
  forgetsTheExaminer,
  jointFaults,
  losesTheConversion,
  reachesTooFar,
  takesWordsForSignatures,
} from './planted-joint.ts';
import { jointPlays, jointStage } from './random-joint.ts';
import { attempt, type Play } from './random-work.ts';
import { applicant, approver, bothRoles, inspector, reviewer, staffOf, type Options, type World } from './world.ts';

const runs = isFull ? 10_000 : 120;

function broken(play: Play, numbers: readonly number[], options: Options = {}): string | undefined {
  const world = jointStage(play, options);
  for (const each of play.tries) attempt(world, each);
  const odd = numbers.length > 1 ? world.facts.find((one) => !Value.Check(shapes[one.name], one.data)) : undefined;
  if (odd) return `shape of ${odd.name}: ${JSON.stringify(odd.data)}`;
  return firstBroken(world, numbers);
}

test(
  'however joint steps, timers and answers interleave, nothing is deemed twice, decided alone, left open or held by nobody',
  () => {
    fc.assert(
      fc.property(jointPlays(), (play) => {
        const sentence = broken(play, Object.keys(invariants).map(Number));
        if (sentence) throw new Error(sentence);
      }),
      { numRuns: runs, seed: 20261128, endOnFailure: true },
    );
  },
  patience,
);

describe('faults that lie too deep for chance are found on a straight way', () => {
  const logOf = (world: World) => ({
    facts: world.facts,
    state: world.state,
    id: world.id,
    actors: world.actors,
    calendars: world.calendars,
  });
  const decided = (world: World, id: string) => {
    world.must(bothRoles(id), 'examine', { task: `${id}.examine`, opinion: 'grant', text: '可' });
    world.must(approver(id), 'decide-case', { task: `${id}.decide`, effect: 'granted', reasons: '可' });
  };
  const converting = (decide: NonNullable<Options['decide']>) => {
    const world = jointStage({ cases: [1, 2], isPaper: false, isIncomplete: false, tries: [] }, { decide });
    for (const id of ['c1', 'c2']) world.must(bothRoles(id), 'accept-case', { case: id });
    decided(world, 'c2');
    world.must(bothRoles('c1'), 'record-step', { task: 'c1.measure', passed: true, note: '完成' });
    decided(world, 'c1');
    return world;
  };

  test('invariant 9 finds an engine that lets the examiner convert', () => {
    const world = converting(forgetsTheExaminer);
    world.must(bothRoles('c2'), 'convert-result', { task: 'c2.convert', verdict: 'no-effect' });
    expect(invariants[9]?.(logOf(world))).toBe('c2: examined and decided by one person');
  });

  test('invariant 25 finds a conversion that is on nobody’s desk', () => {
    expect(invariants[25]?.(logOf(converting(losesTheConversion)))).toBe(
      'c2 is in-review and nobody has anything to do',
    );
  });

  test('invariant 22 finds an agent outside the mandate, and the right engine lets none act', () => {
    const agent = {
      ...applicant,
      id: 'p-1-agent',
      roles: ['agent' as const],
      onBehalfOf: applicant.id,
      scopes: ['pharmacy'],
    };
    const play = { cases: [1], isPaper: false, isIncomplete: false, tries: [] };
    const right = jointStage(play);
    expect(right.send(agent, 'withdraw-case', { case: 'c1' })).toMatchObject({ refused: 'not-permitted' });
    right.send({ ...agent, scopes: [] }, 'withdraw-case', { case: 'c1' });
    expect(right.status('c1')).toBe('received');
    const within = jointStage(play);
    within.must({ ...agent, scopes: ['restaurant'] }, 'withdraw-case', { case: 'c1' });
    expect(invariants[22]?.(logOf(within))).toBeUndefined();
    const world = jointStage(play, { decide: reachesTooFar });
    world.must(agent, 'withdraw-case', { case: 'c1' });
    expect(invariants[22]?.(logOf(world))).toContain('whose mandate does not cover the matter');
  });

  test('invariant 22 finds whoever answers for a colleague without standing in, and the right engine lets only the cover', () => {
    const play = { cases: [1], isPaper: false, isIncomplete: false, tries: [] };
    const answered = (options: Options, covers: readonly string[]) => {
      const world = jointStage(play, options);
      world.must(reviewer('c1'), 'accept-case', { case: 'c1' });
      world.must(approver('c1'), 'assign-task', { task: 'c1.examine', to: reviewer('c1').id });
      const body = { task: 'c1.examine', opinion: 'grant' as const, text: '可' };
      return { world, done: world.send({ ...reviewer('c1', 2), covers }, 'examine', body) };
    };
    expect(answered({}, []).done).toMatchObject({ refused: 'task-assigned-to-another' });
    expect(invariants[22]?.(logOf(answered({}, [reviewer('c1').id]).world))).toBeUndefined();
    expect(invariants[22]?.(logOf(answered({ decide: reachesTooFar }, []).world))).toContain('answered it');
  });

  test('invariant 7 finds a grant on a promise that nobody signed', () => {
    const play = { cases: [3], isPaper: false, isIncomplete: false, tries: [] };
    const world = jointStage(play, { decide: takesWordsForSignatures });
    world.must(bothRoles('c1'), 'accept-case', { case: 'c1' });
    world.must(inspector('c1'), 'record-survey', {
      task: 'c1.survey',
      staff: staffOf(2),
      checklist: [],
      findings: [],
      photographs: [],
      passed: true,
      concludedOnSite: true,
    });
    decided(world, 'c1');
    expect(invariants[7]?.(logOf(world))).toBe('c1: granted on a promise that nobody signed');
  });
});

describe('planted faults are found', () => {
  test.each(jointFaults)(
    'invariant $invariant finds: $what',
    (fault) => {
      const options: Options = fault.decide ? { decide: fault.decide } : {};
      const result = fc.check(
        fc.property(jointPlays(), (play) => broken(play, [fault.invariant], options) === undefined),
        { numRuns: 4_000, seed: 42, endOnFailure: true },
      );
      expect(result.failed, `not found in ${result.numRuns} plays`).toBe(true);
    },
    patience,
  );
});
