/** Suspension, resumption, extension: the only things that move a due date (Licensing Law art. 42, 45). */
import { dueDates } from '../clock.ts';
import type { Refusal } from '../../platform/pure.ts';
import { isEnded, openSuspension, type CaseState } from '../state.ts';
import { issue, noticeStillUnserved } from './notices.ts';
import { onCase, refuse } from './scene.ts';

const runs = (one: CaseState): Refusal | undefined => {
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
    const notice = issue(draft, context, 'special-procedure', [one], {
      ground: body.ground,
      expected: body.expected,
      reasons: body.reasons,
      number: one.number,
    });
    draft.add('clock-suspended', {
      case: one.spec.case,
      suspension: `s${one.suspensions.length + 1}`,
      ground: body.ground,
      basis: body.basis && body.basis.length > 0 ? body.basis : [article45],
      expected: body.expected,
      on: context.today,
      notice,
    });
    return undefined;
  },
});

export const resumeClock = onCase<'resume-clock'>({
  possible: ({ one }) => runs(one) ?? (openSuspension(one) ? undefined : refuse('not-suspended')),
  decide: ({ one, draft, context }) => {
    const open = openSuspension(one);
    if (!open) return refuse('not-suspended');
    const suspensions = one.suspensions.map((each) => (each.id === open.id ? { ...each, to: context.today } : each));
    draft.add('clock-resumed', {
      case: one.spec.case,
      suspension: open.id,
      on: context.today,
      ...dueDates(one, context.almanac, { suspensions }),
    });
    return undefined;
  },
});

const days = (limit: { n: number; unit: string }): number =>
  limit.n * ({ wd: 1, d: 1, month: 30, year: 365 }[limit.unit] ?? 0);

/** Before a decision that weighs on somebody: the right to a hearing, to be asked for within five working days (art. 46, 47). */
export const tellHearingRight = onCase<'tell-hearing-right'>({
  possible: ({ one }) => runs(one),
  decide: ({ one, body, draft, context }) => {
    const applyUntil = context.almanac.due({ n: 5, unit: 'wd' }, context.today).on;
    issue(draft, context, 'hearing-right', [one], { reasons: body.reasons, applyUntil, number: one.number });
    return undefined;
  },
});

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
      promisedDue: dates.promisedDue.on,
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
