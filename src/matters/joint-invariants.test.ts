/** Joint steps, timers and answers in any order, by anybody, on any day: invariants 7, 9, 10 and 25. `TORTURE=1` runs the full size. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Value } from 'typebox/value';
import { facts as shapes } from './facts.ts';
import { invariants } from './testing/invariants.ts';
import { forgetsTheExaminer, jointFaults } from './testing/planted-joint.ts';
import { jointPlays, jointStage } from './testing/random-joint.ts';
import { attempt, type Play } from './testing/random-work.ts';
import { approver, bothRoles, type Options } from './testing/world.ts';

const runs = process.env['TORTURE'] ? 10_000 : 60;

function broken(play: Play, numbers: readonly number[], options: Options = {}): string | undefined {
  const world = jointStage(play, options);
  for (const each of play.tries) attempt(world, each);
  const odd = numbers.length > 1 ? world.facts.find((one) => !Value.Check(shapes[one.name], one.data)) : undefined;
  if (odd) return `shape of ${odd.name}: ${JSON.stringify(odd.data)}`;
  for (const number of numbers) {
    const sentence = invariants[number]?.({
      facts: world.facts,
      state: world.state,
      id: world.id,
      actors: world.actors,
    });
    if (sentence) return `${number}: ${sentence}`;
  }
  return undefined;
}

test('however joint steps, timers and answers interleave, nothing is deemed twice, decided alone, left open or held by nobody', () => {
  fc.assert(
    fc.property(jointPlays(), (play) => {
      const sentence = broken(play, Object.keys(invariants).map(Number));
      if (sentence) throw new Error(sentence);
    }),
    { numRuns: runs, seed: 20261128 },
  );
}, 600_000);

test('the invariant of four eyes finds an engine that lets the examiner convert', () => {
  const world = jointStage(
    { cases: [1, 2], isPaper: false, isIncomplete: false, tries: [] },
    { decide: forgetsTheExaminer },
  );
  for (const id of ['c1', 'c2']) world.must(bothRoles(id), 'accept-case', { case: id });
  world.must(bothRoles('c2'), 'examine', { task: 'c2.examine', opinion: 'grant', text: '可' });
  world.must(approver('c2'), 'decide-case', { task: 'c2.decide', effect: 'granted', reasons: '可' });
  world.must(bothRoles('c1'), 'record-step', { task: 'c1.measure', passed: true, note: '完成' });
  world.must(bothRoles('c1'), 'examine', { task: 'c1.examine', opinion: 'grant', text: '可' });
  world.must(approver('c1'), 'decide-case', { task: 'c1.decide', effect: 'granted', reasons: '可' });
  world.must(bothRoles('c2'), 'convert-result', { task: 'c2.convert', verdict: 'no-effect' });
  const log = { facts: world.facts, state: world.state, id: world.id, actors: world.actors };
  expect(invariants[9]?.(log)).toBe('c2: examined and converted by one person');
});

describe('planted faults are found', () => {
  test.each(jointFaults)(
    'invariant $invariant finds: $what',
    (fault) => {
      const options: Options = fault.decide ? { decide: fault.decide } : {};
      const result = fc.check(
        fc.property(jointPlays(), (play) => broken(play, [fault.invariant], options) === undefined),
        { numRuns: 20_000, seed: 42, endOnFailure: true },
      );
      expect(result.failed, `not found in ${result.numRuns} plays`).toBe(true);
    },
    600_000,
  );
});
