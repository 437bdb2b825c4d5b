/** The engine against its invariants: random people, random days, and planted faults that must be found. `TORTURE=1` runs the full size. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Value } from 'typebox/value';
import { isFull, patience } from '../../../test/support/figures.ts';
import { facts as shapes } from '../facts.ts';
import { isEnded } from '../state.ts';
import { nextLook } from '../decide/look.ts';
import { firstBroken, invariants } from './invariants.ts';
import { faults } from './planted.ts';
import { attempt, datedPlays, plays, stageOf, type Play } from './random-work.ts';
import { almanac, applicant, approver, clerk, reviewer, system, type Options, type World } from './world.ts';

const runs = isFull ? 20_000 : 400;

/** Plays and asks the invariants every dozen attempts and at the end (each reads the whole log); gives the first broken sentence. */
function broken(play: Play, numbers: readonly number[], options: Options = {}): string | undefined {
  const world = stageOf(play, options);
  for (const [index, each] of play.tries.entries()) {
    attempt(world, each);
    if (index % 12 !== 11 && index !== play.tries.length - 1) continue;
    const sentence = firstBroken(world, numbers);
    if (sentence) return sentence;
  }
  return undefined;
}

test(
  'no sequence of acts by anybody on any day breaks an invariant',
  () => {
    const all = Object.keys(invariants).map(Number);
    fc.assert(
      fc.property(plays(), (play) => {
        const sentence = broken(play, all);
        if (sentence) throw new Error(sentence);
      }),
      { numRuns: runs, seed: 20261125, endOnFailure: true },
    );
  },
  patience,
);

test(
  'whoever acts by mandate, lent power or cover, or at another counter, breaks none either, before its last day and after',
  () => {
    const all = Object.keys(invariants).map(Number);
    fc.assert(
      fc.property(datedPlays(), (play) => {
        const sentence = broken(play, all);
        if (sentence) throw new Error(sentence);
      }),
      { numRuns: runs / 5, seed: 20261128, endOnFailure: true },
    );
  },
  patience,
);

test(
  'every fact that anybody brings about has its promised shape',
  () => {
    fc.assert(
      fc.property(plays(40), (play) => {
        const world = stageOf(play);
        for (const each of play.tries) attempt(world, each);
        for (const one of world.facts)
          if (!Value.Check(shapes[one.name], one.data)) throw new Error(`${one.name} ${JSON.stringify(one.data)}`);
      }),
      { numRuns: runs / 4, seed: 7 },
    );
  },
  patience,
);

/** Whoever may, does the shortest lawful thing to bring the matter to its end. */
function bringToEnd(world: World): void {
  for (let round = 0; round < 30 && world.state.head.status === 'running'; round += 1) {
    for (const [notice, one] of Object.entries(world.state.ledger.notices))
      if (!one.isServed) world.send(clerk, 'serve-notice', { notice, way: 'direct', evidence: '签收' });
    for (const one of Object.values(world.state.cases)) {
      const id = one.spec.case;
      if (isEnded(one)) continue;
      if (!one.decision) world.send(applicant, 'withdraw-case', { case: id });
      for (const type of one.spec.outputs)
        world.send(system, 'enter-certificate', { case: id, type, number: '1', identifier: `id-${type}` });
      for (const need of one.spec.needs)
        world.send(applicant, 'supply-material', { case: id, need: need.need, sha256: '0'.repeat(64) });
      world.send(clerk, 'deliver-result', { case: id, way: 'courier' });
    }
  }
}

test(
  'from everywhere an end is reachable, and every open case has a next day on which somebody looks',
  () => {
    fc.assert(
      fc.property(plays(40), (play) => {
        const world = stageOf(play);
        for (const each of play.tries) attempt(world, each);
        const isOpen = Object.values(world.state.cases).some(
          (one) =>
            (one.status === 'accepted' || one.status === 'in-review') &&
            one.suspensions.every((each) => each.to !== undefined) &&
            one.overdue.length < 2,
        );
        if (isOpen) expect(nextLook(world.state, almanac)).not.toBeNull();
        bringToEnd(world);
        expect(world.state.head.status).toBe('complete');
      }),
      { numRuns: runs / 4, seed: 11 },
    );
  },
  patience,
);

test('how the cases of a matter interleave makes no difference to any of them', () => {
  const works = (order: readonly string[]) => {
    const world = stageOf({ cases: [1, 1], isPaper: false, isIncomplete: false, tries: [] });
    for (const id of order) {
      const one = world.state.cases[id];
      if (one?.status === 'received') world.must(reviewer(id), 'accept-case', { case: id });
      else if (one?.tasks[`${id}.examine`]?.state === 'open')
        world.must(reviewer(id), 'examine', { task: `${id}.examine`, opinion: 'grant', text: '可' });
      else world.must(approver(id), 'decide-case', { task: `${id}.decide`, effect: 'granted', reasons: '可' });
    }
    return Object.values(world.state.cases).map(({ status, decision, acceptedOn, promisedDue }) => ({
      status,
      effect: decision?.effect,
      acceptedOn,
      promisedDue,
    }));
  };
  const orders = [
    ['c1', 'c1', 'c1', 'c2', 'c2', 'c2'],
    ['c2', 'c2', 'c2', 'c1', 'c1', 'c1'],
    ['c1', 'c2', 'c1', 'c2', 'c1', 'c2'],
    ['c2', 'c1', 'c1', 'c2', 'c2', 'c1'],
  ];
  for (const order of orders) expect(works(order)).toEqual(works(orders[0] as string[]));
});

describe('planted faults are found', () => {
  test.each(faults.filter((fault) => isFull || !fault.isRare))(
    'invariant $invariant finds: $what',
    (fault) => {
      const options: Options = {
        ...(fault.decide ? { decide: fault.decide } : {}),
        ...(fault.isRecorded ? { isRecorded: fault.isRecorded } : {}),
        ...(fault.rules ? { rules: fault.rules } : {}),
      };
      const result = fc.check(
        fc.property(
          (fault.isDated ? datedPlays : plays)(),
          (play) => broken(play, [fault.invariant], options) === undefined,
        ),
        { numRuns: 10_000, seed: 42, endOnFailure: true },
      );
      expect(result.failed, `not found in ${result.numRuns} plays`).toBe(true);
    },
    patience,
  );
});
