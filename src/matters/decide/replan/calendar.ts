/** A new calendar reaches a running matter: only days still to come move, and what was provisional becomes firm. */
import { legalDay } from '../../../calendar/index.ts';
import { dueDates, type Almanac } from '../../clock/clock.ts';
import type { Due } from '../../shapes.ts';
import { isEnded, type CaseState, type MatterState } from '../../state.ts';
import { type Counted } from '../../state/ledger.ts';
import { taskDue } from '../consequences.ts';
import { daysToTell } from '../../clock/days-told.ts';
import { issue } from '../notices.ts';
import { onMatter, type Context, type Draft } from '../scene.ts';

interface MovedCase {
  readonly one: CaseState;
  readonly promisedDue: Due;
  readonly statutoryDue: Due | null;
}

/** Cases whose dates the calendar gives differently. A date that has passed stays what it was. */
export function movedCases(state: MatterState, almanac: Almanac, today: string): readonly MovedCase[] {
  return Object.values(state.cases).flatMap((one) => {
    if (isEnded(one) || one.decision || one.clockFrom === undefined || !one.promisedDue) return [];
    const fresh = dueDates(one, almanac);
    const promisedDue = kept(one.promisedDue, fresh.promisedDue, today);
    const statutoryDue =
      one.statutoryDue && fresh.statutoryDue ? kept(one.statutoryDue, fresh.statutoryDue, today) : null;
    const isMoved = differs(one.promisedDue, promisedDue) || (statutoryDue && differs(one.statutoryDue, statutoryDue));
    return isMoved ? [{ one, promisedDue, statutoryDue }] : [];
  });
}

const kept = (before: Due, fresh: Due, today: string): Due => (before.on < today || fresh.on < today ? before : fresh);
const differs = (a: Due | undefined, b: Due): boolean =>
  a?.on !== b.on || a.at !== b.at || a.provisional !== b.provisional;

export const applyCalendar = onMatter<'apply-calendar'>({
  possible: () => undefined,
  decide: ({ body, draft, context }) => {
    for (const { one, promisedDue, statutoryDue } of movedCases(draft.state, context.almanac, context.today)) {
      const isDayMoved =
        one.promisedDue?.on !== promisedDue.on || (statutoryDue !== null && one.statutoryDue?.on !== statutoryDue.on);
      const notice = isDayMoved
        ? issue(draft, context, 'due-moved', [one], {
            ...daysToTell({ from: one.promisedDue ?? promisedDue, promisedDue }),
            number: one.number,
          })
        : null;
      draft.add('due-moved', {
        case: one.spec.case,
        change: body.change,
        before: { promisedDue: one.promisedDue ?? promisedDue, statutoryDue: one.statutoryDue ?? null },
        promisedDue,
        statutoryDue,
        notice,
      });
    }
    recount(draft, context, body.change);
    return undefined;
  },
});

/** What a new calendar says of the days beside the clocks of the cases. */
interface Recounted {
  readonly corrections: readonly { readonly notice: string; readonly until: Due }[];
  readonly obligations: readonly { readonly obligation: string; readonly due: Due }[];
  readonly tasks: readonly { readonly task: string; readonly due: Due }[];
}

/**
 * Limits of corrections and promises counted again from their first day. Whoever was told a day never gets an earlier one; where only a day
 * is known it becomes firm, on the next working day if people rest on it now. Due days of tasks follow their case.
 */
export function recounted(state: MatterState, almanac: Almanac, today: string): Recounted {
  const later = (due: Due, counted?: Counted): Due | undefined => {
    if (due.on < today) return undefined;
    if (!counted && !due.provisional) return undefined;
    const fresh = counted ? almanac.due(counted.within, counted.from) : almanac.due({ n: 0, unit: 'd' }, due.on);
    const now = fresh.on < due.on ? { on: due.on, provisional: fresh.provisional } : fresh;
    return differs(due, now) ? now : undefined;
  };
  return {
    corrections: state.ledger.corrections.flatMap((each) => {
      const until = each.isSupplied ? undefined : later(each.until, each.counted);
      return until ? [{ notice: each.notice, until }] : [];
    }),
    obligations: Object.entries(state.ledger.obligations).flatMap(([obligation, each]) => {
      const due = each.state === 'open' ? later(each.due, each.counted) : undefined;
      return due ? [{ obligation, due }] : [];
    }),
    tasks: Object.values(state.cases).flatMap((one) => taskDues(one, almanac, today)),
  };
}

/** Open tasks whose own time the calendar gives differently, never beyond what the case has promised. */
function taskDues(one: CaseState, almanac: Almanac, today: string): Recounted['tasks'] {
  if (isEnded(one) || one.decision) return [];
  return one.spec.tasks.flatMap((spec) => {
    const task = one.tasks[spec.task];
    if (task?.state !== 'open' || !task.due || task.openedAt === undefined || task.limit || task.due.on < today)
      return [];
    const own = almanac.due(spec.duration, legalDay(task.openedAt));
    const due = kept(task.due, taskDue(one, spec.kind, own), today);
    return differs(task.due, due) ? [{ task: spec.task, due }] : [];
  });
}

/** Records what is counted again, and tells the applicant of a correction that now ends later. */
function recount(draft: Draft, context: Context, change: string): void {
  const { corrections, obligations, tasks } = recounted(draft.state, context.almanac, context.today);
  if (corrections.length + obligations.length + tasks.length === 0) return;
  for (const { notice, until } of corrections) {
    const before = draft.state.ledger.corrections.find((each) => each.notice === notice);
    if (!before || before.until.on === until.on) continue;
    const cases = before.cases.flatMap((id) => draft.state.cases[id] ?? []);
    issue(draft, context, 'due-moved', cases, daysToTell({ correctionFrom: before.until, correctionUntil: until }));
  }
  draft.add('dates-made-firm', {
    change,
    corrections: [...corrections],
    obligations: [...obligations],
    ...(tasks.length > 0 ? { tasks: [...tasks] } : {}),
  });
}
