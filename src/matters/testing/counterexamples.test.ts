/**
 * Plays that have shown that an invariant can be broken, kept and played again at every `npm test`: the engine as it is passes them, and each planted
 * fault is found by its own. A play that breaks an invariant one day is added to the file by hand, with what was wrong; `ONEVISIT_AGREE=1` searches
 * and shrinks one for each planted fault that no kept play shows any more.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstBroken, invariants } from './invariants.ts';
import { jointFaults } from './planted-joint.ts';
import { faults, type Fault } from './planted.ts';
import { jointPlays, jointStage } from './random-joint.ts';
import { attempt, datedPlays, plays, stageOf, type Play } from './random-work.ts';
import type { Options } from './world.ts';

const file = new URL('./counterexamples.ndjson', import.meta.url);

interface Kept {
  readonly stage: 'plain' | 'joint';
  readonly invariant: number;
  readonly what: string;
  readonly play: Play;
}

const stages = {
  plain: { set: stageOf, plays, faults: faults as readonly Fault[] },
  joint: { set: jointStage, plays: jointPlays, faults: jointFaults as readonly Fault[] },
} as const;

const optionsOf = ({ decide, isRecorded, rules }: Fault): Options => ({
  ...(decide ? { decide } : {}),
  ...(isRecorded ? { isRecorded } : {}),
  ...(rules ? { rules } : {}),
});

/** Plays and gives the first broken sentence, asked every dozen attempts and at the end. */
function broken(
  stage: Kept['stage'],
  play: Play,
  numbers: readonly number[],
  options: Options = {},
): string | undefined {
  const world = stages[stage].set(play, options);
  for (const [index, each] of play.tries.entries()) {
    attempt(world, each);
    if (index % 12 !== 11 && index !== play.tries.length - 1) continue;
    const sentence = firstBroken(world, numbers);
    if (sentence) return sentence;
  }
  return undefined;
}

/** The smallest play that fast-check finds for a fault. */
function search(stage: Kept['stage'], fault: Fault): Kept {
  const result = fc.check(
    fc.property(
      (fault.isDated ? datedPlays : stages[stage].plays)(),
      (play) => broken(stage, play, [fault.invariant], optionsOf(fault)) === undefined,
    ),
    { numRuns: 10_000, seed: 42, interruptAfterTimeLimit: 60_000 },
  );
  const [play] = result.counterexample ?? [];
  if (!play) throw new Error(`${fault.what}: not found in ${result.numRuns} plays`);
  return { stage, invariant: fault.invariant, what: fault.what, play };
}

const read = (): readonly Kept[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Kept);

if (process.env['ONEVISIT_AGREE'] === '1') {
  const before = read();
  const all = (['plain', 'joint'] as const).flatMap((stage) =>
    stages[stage].faults.map((fault) => {
      const old = before.find((one) => one.stage === stage && one.what === fault.what);
      const isShown = old && broken(stage, old.play, [fault.invariant], optionsOf(fault)) !== undefined;
      return isShown ? old : search(stage, fault);
    }),
  );
  const others = before.filter((one) => !all.some((each) => each.stage === one.stage && each.what === one.what));
  writeFileSync(file, [...all, ...others].map((one) => `${JSON.stringify(one)}\n`).join(''));
}
const kept = read();

test.each(kept)('the engine passes the play that showed: $what', ({ stage, play }) => {
  expect(broken(stage, play, Object.keys(invariants).map(Number))).toBeUndefined();
});

const planted = kept.flatMap((one) => {
  const fault = stages[one.stage].faults.find((each) => each.what === one.what && each.invariant === one.invariant);
  return fault ? [{ ...one, fault }] : [];
});

test.each(planted)('invariant $invariant finds by its kept play: $what', ({ stage, invariant, play, fault }) => {
  expect(broken(stage, play, [invariant], optionsOf(fault))).toBeDefined();
});

test('every planted fault has a play that is kept', () => {
  const wanted = (['plain', 'joint'] as const).flatMap((stage) =>
    stages[stage].faults.map((fault) => `${stage} ${fault.invariant} ${fault.what}`),
  );
  expect(planted.map((one) => `${one.stage} ${one.invariant} ${one.what}`).toSorted()).toEqual(wanted.toSorted());
});
