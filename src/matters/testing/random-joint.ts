/** Matters in which joint work, promises and work before the prerequisite happen, for random people. */
import fc from 'fast-check';
import type { CaseSpec } from '../facts/opening.ts';
import { plays, type Play } from './random-work.ts';
import { term } from './terms.ts';
import { need, plainTasks, spec, task, World, type Options } from './world.ts';

/** Three cases that meet: a joint survey, a drawing or measurement, and one that is reviewed before the first is decided. */
function specOf(kind: number, id: string, isFirst: boolean): CaseSpec {
  const deemedConsent = kind % 3 !== 2;
  if (kind % 4 === 1) return spec(id, { deemedConsent, tasks: [task(`${id}.measure`, 'measure'), ...plainTasks(id)] });
  if (kind % 4 === 2 && !isFirst) {
    const convert = task(`${id}.convert`, 'convert', { waits: [{ task: `${id}.decide` }, { case: 'c1' }] });
    const isAwaiting = kind % 8 === 6;
    return spec(id, {
      variant: isAwaiting ? 'reviewed-awaiting' : 'simulated',
      tasks: isAwaiting ? plainTasks(id) : [...plainTasks(id), convert],
      waits: [{ case: 'c1', gate: isAwaiting ? 'issue' : 'convert' }],
    });
  }
  if (kind % 4 === 3)
    return spec(id, {
      deemedConsent,
      needs: [need(`${id}-form`), need(`${id}-late`, { key: false, gate: 'after-issue' })],
    });
  return spec(id, {
    deemedConsent,
    tasks: spec(id).tasks.map((each) => (each.kind === 'survey' ? { ...each, joint: 'j:site' } : each)),
  });
}

/** Plays with joint work in them. */
export const jointPlays = (steps = 60): fc.Arbitrary<Play> =>
  fc
    .record({ play: plays(steps), cases: fc.array(fc.nat(7), { minLength: 2, maxLength: 3 }) })
    .map(({ play, cases }) => ({ ...play, isIncomplete: false, isPaper: false, cases }));

/** Sets the stage; a case of which a paper may follow rests on a promise. */
export function jointStage(play: Play, options: Options = {}): World {
  const cases = play.cases.map((kind, index) => specOf(kind, `c${index + 1}`, index === 0));
  const late = cases.find((one) => one.needs.some((each) => each.need.endsWith('-late')));
  return new World(cases, {
    ...(late
      ? { terms: [term('B', { case: late.case, need: `${late.case}-late` })], without: [`${late.case}-late`] }
      : {}),
    ...options,
  });
}
