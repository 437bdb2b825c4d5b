/**
 * Hearings (Licensing Law art. 46-48): told, asked for within five working days, held within twenty, notice seven working days before, presided
 * by somebody who did not examine, with a signed transcript on which the decision rests. Its time is not counted (art. 45).
 */
import type { Refusal } from '../../platform/pure.ts';
import type { CaseState } from '../state.ts';
import { hasOpenHearing, resumeIfFree, runs, suspend } from './clocks.ts';
import { daysToTell } from '../clock/days-told.ts';
import { issue } from './notices.ts';
import { examinerOf } from './examiner.ts';
import { onCase, refuse, type Context, type Draft } from './scene.ts';

const toApply = { n: 5, unit: 'wd' } as const;
const toHold = { n: 20, unit: 'wd' } as const;
const toNotify = { n: 7, unit: 'wd' } as const;
const districtMs = 8 * 3_600_000;

/** Before a decision that weighs on somebody: the right to a hearing (art. 47). */
export const tellHearingRight = onCase<'tell-hearing-right'>({
  possible: ({ one }) => runs(one) ?? (hasOpenHearing(one) ? refuse('hearing-open') : undefined),
  decide: ({ one, body, draft, context }) => {
    const applyUntil = context.almanac.due(toApply, context.today);
    const { reasons } = body;
    const notice = issue(draft, context, 'hearing-right', [one], {
      reasons,
      ...daysToTell({ applyUntil }),
      number: one.number,
    });
    draft.add('hearing-right-told', { case: one.spec.case, notice, applyUntil: applyUntil.on });
    return undefined;
  },
});

export const answerHearingRight = onCase<'answer-hearing-right'>({
  possible: ({ one }) => runs(one) ?? (isRightOpen(one) ? undefined : refuse('hearing-right-not-told')),
  decide: ({ one, body, draft, context }) => {
    if (body.wanted && context.today > (one.hearing?.applyUntil ?? '')) return refuse('hearing-asked-too-late');
    const holdBy = body.wanted ? context.almanac.due(toHold, context.today) : null;
    draft.add('hearing-right-answered', {
      case: one.spec.case,
      wanted: body.wanted,
      by: body.by ?? 'applicant',
      holdBy,
      reasons: body.reasons ?? null,
    });
    if (body.wanted) stopFor(draft, context, one, body.reasons ?? '申请人要求听证');
    return undefined;
  },
});

const isRightOpen = (one: CaseState): boolean =>
  one.hearing?.applyUntil !== undefined && one.hearing.isWanted === undefined;

const stopFor = (draft: Draft, context: Context, one: CaseState, reasons: string): void =>
  void suspend(draft, context, one, { ground: 'hearing', expected: toHold, reasons, basis: [] });

/** Without a wish before it the hearing is the organ's own, for a public interest, and is announced (art. 46). */
export const callHearing = onCase<'call-hearing'>({
  // Whoever decides elsewhere hears there; a hearing here would stop a clock that the other system does not ask.
  possible: ({ one }) => runs(one) ?? (one.spec.decidedIn === null ? mayCall(one) : refuse('decided-elsewhere')),
  decide: ({ one, body, draft, context }) => {
    if (examinerOf(one) === body.presider) return refuse('presider-examined');
    if (one.recused.includes(body.presider)) return refuse('recused');
    const local = new Date(Date.parse(body.at) + districtMs).toISOString();
    if (local.slice(0, 10) < context.almanac.due(toNotify, context.today).on)
      return refuse('hearing-notice-too-short', { days: toNotify.n });
    const when = local.slice(0, 16).replace('T', ' ');
    const notice = issue(draft, context, 'hearing-notice', [one], { when, place: body.place, number: one.number });
    const ownMotion = one.hearing?.isWanted !== true;
    const { at, place, presider } = body;
    draft.add('hearing-called', { case: one.spec.case, at, place, presider, ownMotion, notice });
    const { holdBy } = one.hearing ?? {};
    if (holdBy && local.slice(0, 10) > holdBy.on)
      draft.add('violation-recorded', {
        case: one.spec.case,
        organ: one.spec.organ,
        rule: 'late',
        about: `hearing ${holdBy.on}`,
      });
    stopFor(draft, context, one, '举行听证');
    return undefined;
  },
});

function mayCall(one: CaseState): Refusal | undefined {
  if (one.hearing?.isOver) return refuse('hearing-already-held');
  return one.hearing?.isWanted === false ? refuse('hearing-waived') : undefined;
}

export const recordHearing = onCase<'record-hearing'>({
  possible: ({ one }, actor) => {
    const closed = runs(one);
    if (closed) return closed;
    if (!hasOpenHearing(one)) return refuse('hearing-not-called');
    return examinerOf(one) === actor.id ? refuse('presider-examined') : undefined;
  },
  decide: ({ one, body, draft, context }) => {
    const { calledFor, presider } = one.hearing ?? {};
    const isHeld = body.outcome === 'held';
    if (isHeld && (calledFor === undefined || presider === undefined)) return refuse('hearing-not-called');
    if (isHeld && (context.occurredAt ?? context.now) < (calledFor as string)) return refuse('hearing-not-yet');
    if (isHeld && body.transcript === undefined) return refuse('transcript-missing');
    draft.add('hearing-held', {
      case: one.spec.case,
      outcome: body.outcome,
      presider: presider ?? context.actor.id,
      present: body.present,
      record: body.record,
      transcript: body.transcript ?? null,
    });
    resumeIfFree(draft, context, one);
    return undefined;
  },
});

/** What a hearing that is asked for, or might still be, puts in the way of a decision. */
export function hearingInTheWay(one: CaseState, today: string): Refusal | undefined {
  if (hasOpenHearing(one)) return refuse('hearing-open');
  return isRightOpen(one) && today <= (one.hearing?.applyUntil ?? '')
    ? refuse('hearing-right-open', { until: one.hearing?.applyUntil ?? '' })
    : undefined;
}
