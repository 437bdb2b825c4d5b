/** A planner that has anything to say: random differences for the random plays of the engine. */
import type { CaseSpec } from '../facts/opening.ts';
import { changesOf } from '../decide/replan/changes.ts';
import type { Replanned } from '../decide/replan/replanned.ts';
import type { MatterState } from '../state.ts';
import { need, plainTasks, spec, task } from './world.ts';

/** What the plan made again might say of this state, by a number. */
export function replannedBy(state: MatterState, param: number): Replanned {
  const running = Object.values(state.cases).filter((one) => one.status !== 'dropped');
  const chosen = running[param % Math.max(1, running.length)]?.spec;
  const wanted = running.flatMap((one) => (chosen === one.spec ? changed(one.spec, param) : [one.spec]));
  const n = Object.keys(state.cases).length + 1;
  const tasks = plainTasks(`c${n}`).map((each) => ({ ...each, organ: 'organ-c1' }));
  const added = param % 5 === 0 && n <= 4 ? [spec(`c${n}`, { organ: 'organ-c1', tasks })] : [];
  const none = { added: [], dropped: [] };
  const date = { from: '2026-02-02', to: '2026-02-03' };
  return {
    seq: param % 11 === 0 ? state.head.seq - 1 : state.head.seq,
    from: state.head.catalogue,
    to: param % 3 === 0 ? 'v2' : state.head.catalogue,
    changes: changesOf(state, [...wanted, ...added]),
    difference: {
      same: false,
      items: none,
      requirements: none,
      asked: none,
      changedNeeds: [],
      tasks: none,
      certificates: none,
      obligations: none,
      questions: none,
      findings: none,
      expected: date,
      promised: date,
      saved: {} as Replanned['difference']['saved'],
    },
    isBetter: param % 2 === 0,
    stops: param % 13 === 0 ? [{ zh: '此处不得经营', en: 'not allowed here' }] : [],
  };
}

/** The case as it would be opened now: as it was, gone, with a paper more or less, or with another step. */
function changed(one: CaseSpec, param: number): CaseSpec[] {
  const kind = param % 6;
  if (kind > 3) return [one];
  if (kind === 0) return [];
  if (kind === 1) return [{ ...one, needs: [...one.needs, need(`${one.case}-more${param % 3}`)] }];
  if (kind === 2 || one.decidedIn !== null) return [{ ...one, needs: one.needs.slice(0, -1) }];
  const step = task(`${one.case}.test`, 'test', { organ: one.organ });
  return [
    {
      ...one,
      tasks: [
        ...one.tasks
          .filter((each) => each.kind !== 'survey' && each.task !== step.task)
          .map((each) => ({
            ...each,
            waits: [
              ...each.waits.filter(
                (wait) =>
                  !('task' in wait) || one.tasks.some((other) => other.task === wait.task && other.kind !== 'survey'),
              ),
              { task: step.task },
            ],
          })),
        step,
      ],
    },
  ];
}

/** The needs of a case before a place in the log: as opened, with what came and went since. */
export function needsBefore(
  facts: readonly { readonly name: string; readonly seq: number; readonly data: unknown }[],
  opened: CaseSpec | undefined,
  seq: number,
): readonly string[] {
  const needs = new Set((opened?.needs ?? []).map((one) => one.need));
  for (const fact of facts) {
    const data = fact.data as { case?: string; need?: unknown };
    if (fact.seq >= seq || data.case !== opened?.case) continue;
    if (fact.name === 'requirement-added') needs.add((data.need as { need: string }).need);
    if (fact.name === 'requirement-waived') needs.delete(data.need as string);
  }
  return [...needs];
}
