/** Countable time: working time in which a task of the place itself is open. What only a higher authority holds is counted apart (S095). */
import { mainlandCalendar } from '../../calendar/index.ts';
import type { MatterFact } from '../../matters/index.ts';
import { daysBetween } from '../../planner/index.ts';

/** Two instants. */
type Stretch = readonly [from: string, until: string];

const answers: ReadonlySet<string> = new Set([
  'survey-recorded',
  'step-recorded',
  'examined',
  'case-decided',
  'external-result-recorded',
  'result-simulated',
  'opinion-issued',
  'decision-prepared',
  'result-converted',
]);

/** Working days in which the place itself had something to do, and those in which only somebody above had. */
export function countableOf(streams: readonly (readonly MatterFact[])[]): {
  readonly local: number;
  readonly above: number;
} {
  const all = streams.flatMap(stretchesOf);
  const whole = lengthOf(all.map((one) => one.stretch));
  const local = lengthOf(all.filter((one) => !one.isAbove).map((one) => one.stretch));
  return { local, above: whole - local };
}

/** From the opening of each task to its answer. */
function stretchesOf(
  facts: readonly MatterFact[],
): readonly { readonly stretch: Stretch; readonly isAbove: boolean }[] {
  const kinds = new Map(
    facts.flatMap((fact) =>
      fact.name === 'case-opened' ? fact.data.spec.tasks.map((task) => [task.task, task.kind] as const) : [],
    ),
  );
  return facts.flatMap((fact) => {
    if (fact.name !== 'task-opened') return [];
    const { task, case: of } = fact.data;
    const answer = facts.find(
      (each) =>
        each.seq > fact.seq &&
        answers.has(each.name) &&
        ('task' in each.data ? each.data.task === task : kinds.get(task) === 'decide' && isOf(each, of)),
    );
    if (!answer) return [];
    const stretch = [fact.at, answer.at] as const;
    return [{ stretch, isAbove: kinds.get(task) === 'external' }];
  });
}

const isOf = (fact: MatterFact, id: string): boolean => 'case' in fact.data && fact.data.case === id;

/** Working days in which at least one of the stretches runs; what overlaps counts once. */
function lengthOf(stretches: readonly Stretch[]): number {
  const merged: [string, string][] = [];
  for (const [from, until] of stretches.toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = until > last[1] ? until : last[1];
    else merged.push([from, until]);
  }
  return merged.reduce((sum, [from, until]) => sum + daysBetween(mainlandCalendar, from, until).workingDays, 0);
}
