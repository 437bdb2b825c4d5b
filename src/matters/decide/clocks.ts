/** Suspension, resumption, extension: the only things that move a due date (Licensing Law art. 42, 45). */
import { dueDates, type Limit } from '../clock/clock.ts';
import type { FactData } from '../facts.ts';
import { grounds } from '../facts/ending.ts';
import type { Refusal } from '../../platform/pure.ts';
import { caseOf, isEnded, openSuspension, type CaseState } from '../state.ts';
import { daysToTell } from '../clock/days-told.ts';
import { issue, noticeStillUnserved } from './notices.ts';
import { onCase, refuse, type Context, type Draft } from './scene.ts';

export const runs = (one: CaseState): Refusal | undefined => {
  if (isEnded(one) || one.decision) return refuse('case-ended');
  return one.clockFrom === undefined ? refuse('clock-not-running') : undefined;
};

/** Article 45 for the listed grounds. */
const article45 = { law: '中华人民共和国行政许可法', article: '第四十五条' };

export const suspendClock = onCase<'suspend-clock'>({
  possible: ({ state, one }) =>
    runs(one) ??
    (one.spec.decidedIn === null ? undefined : refuse('decided-elsewhere')) ??
    noticeStillUnserved(state, one) ??
    (openSuspension(one) ? refuse('already-suspended') : undefined),
  decide: ({ one, body, draft, context }) => {
    const declared = one.spec.tasks.some((task) => task.stopsClock !== null);
    if (body.ground === 'declared-by-item' && (!declared || !body.basis || body.basis.length === 0))
      return refuse('ground-not-declared');
    suspend(draft, context, one, {
      ground: body.ground,
      expected: body.expected,
      reasons: body.reasons,
      basis: body.basis ?? [],
    });
    return undefined;
  },
});

/** Stops the clock on a lawful ground, by written notice that says how long; gives the suspension. Nothing where it stands already. */
export function suspend(
  draft: Draft,
  context: Context,
  before: CaseState,
  why: {
    ground: FactData<'clock-suspended'>['ground'];
    expected: Limit;
    reasons: string;
    basis: CaseState['spec']['basis'];
  },
): string {
  const one = caseOf(draft.state, before.spec.case);
  const open = openSuspension(one);
  if (open) return open.id;
  const { ground, expected, reasons, basis } = why;
  const notice = issue(draft, context, 'special-procedure', [one], { ground, expected, reasons, number: one.number });
  const suspension = `s${one.suspensions.length + 1}`;
  draft.add('clock-suspended', {
    case: one.spec.case,
    suspension,
    ground,
    basis: basis.length > 0 ? basis : [article45],
    expected,
    on: context.today,
    notice,
  });
  return suspension;
}

/** Lets the clock run again: the limit moves by exactly the suspended working time. */
function resume(draft: Draft, context: Context, before: CaseState): void {
  const one = caseOf(draft.state, before.spec.case);
  const open = openSuspension(one);
  if (!open) return;
  const toAt = context.occurredAt ?? context.now;
  const suspensions = one.suspensions.map((each) =>
    each.id === open.id ? { ...each, to: context.today, toAt } : each,
  );
  draft.add('clock-resumed', {
    case: one.spec.case,
    suspension: open.id,
    on: context.today,
    ...dueDates(one, context.almanac, { suspensions }),
  });
}

export const resumeClock = onCase<'resume-clock'>({
  possible: ({ one }) =>
    runs(one) ??
    (openSuspension(one) ? undefined : refuse('not-suspended')) ??
    (hasOpenHearing(one) ? refuse('hearing-open') : undefined) ??
    (stepUnderWay(one) ? refuse('step-under-way') : undefined),
  decide: ({ one, draft, context }) => {
    resume(draft, context, one);
    return undefined;
  },
});

/** The ground on which a step stops the clock: one of article 45, else one that the item declares with its own basis. */
export const groundOf = (stopsClock: string) => grounds.find((ground) => ground === stopsClock) ?? 'declared-by-item';

/** Lets the clock run when nothing holds it any more: no step, no hearing. What was stopped by hand is set going by hand. */
export function resumeIfFree(draft: Draft, context: Context, before: CaseState): void {
  const one = caseOf(draft.state, before.spec.case);
  const open = openSuspension(one);
  if (!open || stepUnderWay(one) || hasOpenHearing(one)) return;
  const isByStep = one.spec.tasks.some(
    (spec) =>
      spec.stopsClock !== null && one.tasks[spec.task]?.pause === open.id && groundOf(spec.stopsClock) === open.ground,
  );
  if (isByStep || open.ground === 'hearing') resume(draft, context, one);
}

/** A hearing that was asked for or called and is not over. */
export const hasOpenHearing = (one: CaseState): boolean =>
  one.hearing?.isWanted === true && one.hearing.isOver !== true;

/** A step that stops the clock and has no result yet. */
const stepUnderWay = (one: CaseState): boolean =>
  Object.values(one.tasks).some((task) => task.state === 'open' && task.pause !== undefined);

const days = (limit: { n: number; unit: string }): number =>
  limit.n * ({ wd: 1, d: 1, month: 30, year: 365 }[limit.unit] ?? 0);

export const extendLimit = onCase<'extend-limit'>({
  possible: ({ state, one }) =>
    runs(one) ??
    noticeStillUnserved(state, one) ??
    (one.spec.extension === null ? refuse('no-extension-in-law') : undefined) ??
    (one.extendedBy ? refuse('already-extended') : undefined) ??
    (one.overdue.includes('statutory') ? refuse('limit-has-passed') : undefined) ??
    (openSuspension(one) ? refuse('clock-suspended') : undefined),
  decide: ({ one, body, draft, context }) => {
    const cap = one.spec.extension;
    if (!cap) return refuse('no-extension-in-law');
    if (body.by.unit !== cap.by.unit || days(body.by) > days(cap.by) || body.by.n < 1)
      return refuse('extension-beyond-cap', { n: cap.by.n, unit: cap.by.unit });
    const last = one.statutoryDue ?? one.promisedDue;
    if (last && context.today > last.on) return refuse('limit-has-passed');
    const dates = dueDates(one, context.almanac, { extension: body.by });
    const notice = issue(draft, context, 'extension', [one], {
      by: body.by,
      reasons: body.reasons,
      ...daysToTell({ promisedDue: dates.promisedDue }),
      number: one.number,
    });
    draft.add('limit-extended', {
      case: one.spec.case,
      by: body.by,
      approvedBy: context.actor.id,
      approver: cap.approver,
      reasons: body.reasons,
      notice,
      ...dates,
    });
    return undefined;
  },
});
