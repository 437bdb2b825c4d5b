/** Which papers a case has and lacks; a paper on the same document line of another case counts. */
import type { Given } from '../shapes.ts';
import type { CaseState, MatterState } from '../state.ts';

/** The needs of a case that still lack a paper, by the gates given; what other cases were given on the same document line counts. */
export function missingNeeds(state: MatterState, one: CaseState, gates: readonly string[]): readonly string[] {
  const lines = new Set(Object.keys(state.ledger.materials).flatMap((need) => lineOf(state, need)));
  return one.spec.needs
    .filter((need) => gates.includes(need.gate) && need.relief === null && !isGivenByOthers(need.way))
    .filter((need) => !state.ledger.materials[need.need] && !lines.has(need.line) && one.checks[need.need] !== 'fits')
    .map((need) => need.need);
}

/** Ways that ask nothing of the applicant: what organs hold is fetched, what is generated needs no upload (S116). */
export const isGivenByOthers = (way: string): boolean =>
  ['certificate', 'registry', 'output', 'area-report', 'generated-form', 'commitment'].includes(way);

function lineOf(state: MatterState, need: string): readonly string[] {
  return Object.values(state.cases).flatMap((one) =>
    one.spec.needs.filter((each) => each.need === need).map((each) => each.line),
  );
}

/** An uploaded or fetched paper of this need, directly or through the same document line. */
export function paperOf(state: MatterState, one: CaseState, need: string): Given | undefined {
  const direct = state.ledger.materials[need];
  if (direct) return direct;
  const line = one.spec.needs.find((each) => each.need === need)?.line;
  const other = Object.keys(state.ledger.materials).find(
    (each) => line !== undefined && lineOf(state, each).includes(line),
  );
  return other === undefined ? undefined : state.ledger.materials[other];
}

/** The exact documents that a decision on this case rests on, sorted. */
export function hashSet(state: MatterState, one: CaseState): readonly string[] {
  const hashes = one.spec.needs
    .map((need) => paperOf(state, one, need.need)?.sha256)
    .filter((hash) => typeof hash === 'string');
  return [...new Set(hashes)].toSorted();
}
