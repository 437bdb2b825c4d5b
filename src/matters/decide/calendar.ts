/** A new calendar reaches a running matter: only days still to come move, and what was provisional becomes firm. */
import { dueDates, type Almanac } from '../clock.ts';
import type { Due } from '../facts/shapes.ts';
import { isEnded, type CaseState, type MatterState } from '../state.ts';
import { issue } from './notices.ts';
import { onMatter, type Context, type Draft } from './scene.ts';

export interface MovedCase {
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
const differs = (a: Due | undefined, b: Due): boolean => a?.on !== b.on || a.provisional !== b.provisional;

export const applyCalendar = onMatter<'apply-calendar'>({
  possible: () => undefined,
  decide: ({ body, draft, context }) => {
    for (const { one, promisedDue, statutoryDue } of movedCases(draft.state, context.almanac, context.today)) {
      const isDayMoved =
        one.promisedDue?.on !== promisedDue.on || (statutoryDue !== null && one.statutoryDue?.on !== statutoryDue.on);
      const notice = isDayMoved
        ? issue(draft, context, 'due-moved', [one], {
            from: one.promisedDue?.on,
            promisedDue: promisedDue.on,
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
    makeFirm(draft, context, body.change);
    return undefined;
  },
});

/** Promises and corrections keep their day; where it was provisional it becomes firm, on the next working day if people rest on it now. */
function makeFirm(draft: Draft, context: Context, change: string): void {
  const firm = (due: Due): Due | undefined => {
    if (!due.provisional || due.on < context.today) return undefined;
    const fresh = context.almanac.due({ n: 0, unit: 'd' }, due.on);
    return fresh.provisional ? undefined : fresh;
  };
  const corrections = draft.state.ledger.corrections.flatMap((each) => {
    const until = each.isSupplied ? undefined : firm(each.until);
    return until ? [{ notice: each.notice, until }] : [];
  });
  const obligations = Object.entries(draft.state.ledger.obligations).flatMap(([obligation, each]) => {
    const due = each.state === 'open' ? firm(each.due) : undefined;
    return due ? [{ obligation, due }] : [];
  });
  if (corrections.length + obligations.length > 0) draft.add('dates-made-firm', { change, corrections, obligations });
}
