/** The difference between what a matter stands on and what it should stand on, case by case. Pure; what is decided stays decided. */
import type { PlanDifference } from '../../../planner/index.ts';
import type { CaseSpec, NeedSpec, TaskSpec } from '../../facts/opening.ts';
import { isEnded, type CaseState, type MatterState } from '../../state.ts';

/** What becomes of one running case. */
export interface CaseChange {
  readonly case: string;
  readonly needsAdded: readonly {
    readonly need: NeedSpec;
    readonly was: { readonly way: string; readonly gate: string } | null;
  }[];
  readonly needsWaived: readonly string[];
  readonly stepsAdded: readonly { readonly task: TaskSpec; readonly before: readonly string[] }[];
  readonly stepsDropped: readonly string[];
  readonly waitsAdded: CaseSpec['waits'];
  readonly variant: CaseSpec['variant'] | null;
}

/** What a re-planning comes to. */
export interface Changes {
  readonly added: readonly CaseSpec[];
  readonly dropped: readonly string[];
  /** Cases that would be different, and are decided already. */
  readonly kept: readonly string[];
  readonly cases: readonly CaseChange[];
}

/** Case ids for a plan made again: items keep theirs, new ones come after the last. */
export function idsFor(state: MatterState, items: readonly string[]): ReadonlyMap<string, string> {
  const known = new Map(
    Object.values(state.cases)
      .filter((one) => one.status !== 'dropped')
      .map((one) => [one.spec.item, one.spec.case]),
  );
  let n = Object.keys(state.cases).length;
  return new Map(items.map((item) => [item, known.get(item) ?? `c${(n += 1)}`]));
}

/** Compares the running cases with those that the plan made again would open. */
export function changesOf(state: MatterState, wanted: readonly CaseSpec[]): Changes {
  const running = Object.values(state.cases).filter((one) => one.status !== 'dropped');
  const byId = new Map(wanted.map((spec) => [spec.case, spec]));
  const isOpen = (one: CaseState): boolean => !isEnded(one) && !one.decision;
  const gone = running.filter((one) => !byId.has(one.spec.case));
  const same = running.filter((one) => byId.has(one.spec.case));
  const compared = same.map((one) => ({ one, change: changeOf(state, one, byId.get(one.spec.case) as CaseSpec) }));
  return {
    added: wanted.filter((spec) => !state.cases[spec.case]),
    dropped: gone.filter(isOpen).map((one) => one.spec.case),
    kept: [
      ...gone.filter((one) => !isOpen(one) && !isEnded(one)),
      ...compared.filter(({ one, change }) => !isOpen(one) && isChange(change)).map(({ one }) => one),
    ].map((one) => one.spec.case),
    cases: compared.filter(({ one, change }) => isOpen(one) && isChange(change)).map(({ change }) => change),
  };
}

/** Whether nothing at all becomes different: no case, nothing within one, and nothing forbids what was allowed. */
export const changesNothing = ({
  changes: { added, dropped, cases },
  stops,
}: {
  readonly changes: Changes;
  readonly stops: readonly unknown[];
}): boolean => added.length + dropped.length + cases.length + stops.length === 0;

const isChange = (one: CaseChange): boolean =>
  one.variant !== null ||
  [one.needsAdded, one.needsWaived, one.stepsAdded, one.stepsDropped, one.waitsAdded].some((list) => list.length > 0);

const decisive: ReadonlySet<string> = new Set(['examine', 'decide', 'external']);

function changeOf(state: MatterState, one: CaseState, wanted: CaseSpec): CaseChange {
  const { spec } = one;
  const old = new Map(spec.needs.map((need) => [need.need, need]));
  const isIn = (task: TaskSpec, list: readonly TaskSpec[]): boolean => list.some((each) => each.task === task.task);
  const stepsAdded = wanted.tasks
    .filter((task) => !decisive.has(task.kind) && !isIn(task, spec.tasks))
    .map((task) => ({
      task,
      before: wanted.tasks
        .filter((each) => each.waits.some((wait) => 'task' in wait && wait.task === task.task))
        .map((each) => each.task)
        .filter((id) => one.tasks[id] && one.tasks[id].state !== 'done'),
    }));
  return {
    case: spec.case,
    needsAdded: wanted.needs.flatMap((need) => {
      const was = old.get(need.need);
      if (was && was.way === need.way && was.gate === need.gate) return [];
      if (was && (one.checks[need.need] === 'fits' || state.ledger.materials[need.need])) return [];
      return [{ need: dueLater(one, need), was: was ? { way: was.way, gate: was.gate } : null }];
    }),
    needsWaived: spec.needs
      .filter((need) => !wanted.needs.some((each) => each.need === need.need))
      .map((need) => need.need),
    stepsAdded,
    stepsDropped: spec.tasks
      .filter((task) => !decisive.has(task.kind) && !isIn(task, wanted.tasks) && one.tasks[task.task]?.state !== 'done')
      .map((task) => task.task),
    waitsAdded: wanted.waits.filter(
      (wait) =>
        !spec.waits.some((each) => each.case === wait.case) &&
        !(one.acceptedOn !== undefined && wait.gate === 'intake'),
    ),
    variant: spec.variant === wanted.variant ? null : wanted.variant,
  };
}

/** What is accepted is not taken back: a paper that the intake would ask for is due by the decision. */
const dueLater = (one: CaseState, need: NeedSpec): NeedSpec =>
  one.acceptedOn !== undefined && need.gate === 'intake' ? { ...need, gate: 'decision' } : need;

/**
 * Whether the difference is only for the better: nothing more to hand in, nothing due earlier, no case more, no stop, no later date.
 * A mere edit of the catalogue reaches a running matter only then.
 */
export function isBetter(difference: PlanDifference, changes: Changes): boolean {
  const isWorse =
    changes.added.length > 0 ||
    changes.cases.some((one) => one.stepsAdded.length > 0 || one.waitsAdded.length > 0) ||
    changes.cases.some((one) => one.needsAdded.some(({ was }) => was === null)) ||
    difference.asked.added.length > 0 ||
    difference.obligations.added.length > 0 ||
    difference.questions.added.length > 0 ||
    difference.findings.added.length > 0 ||
    difference.promised.to > difference.promised.from;
  return !isWorse;
}

/** Only what is for the better: for cases whose organ was late, where the law became stricter meanwhile. */
export const onlyBetter = (change: CaseChange): CaseChange => ({
  ...change,
  needsAdded: [],
  stepsAdded: [],
  waitsAdded: [],
  variant: null,
});
