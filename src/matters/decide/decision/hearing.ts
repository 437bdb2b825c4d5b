/**
 * Hearings (Licensing Law art. 46-48): told, asked for within five working days, held within twenty, notice seven working days before, presided
 * by somebody who did not examine, with a signed transcript on which the decision rests. Nobody but those who asked can end it before it was held. Its time is not counted (art. 45).
 */
import { lawfulDays } from '../../../calendar/index.ts';
import type { Refusal } from '../../../platform/pure.ts';
import type { CaseState } from '../../state.ts';
import { hasOpenHearing, resumeIfFree, runs, suspend } from '../clocks.ts';
import { daysToTell } from '../../clock/days-told.ts';
import { chargeLate } from '../charge.ts';
import { issue, toApply } from '../notices.ts';
import { examinersOf } from './examiner.ts';
import { onCase, refuse, type Context, type Draft } from '../scene.ts';

const toHold = lawfulDays('licence.hearing-organised');
const toNotify = lawfulDays('licence.hearing-notice');
const districtMs = 8 * 3_600_000;

/** Before a decision that weighs on somebody: the right to a hearing (art. 47). */
export const tellHearingRight = onCase<'tell-hearing-right'>({
  possible: ({ one }) =>
    runs(one) ??
    (one.spec.decidedIn === null ? undefined : refuse('decided-elsewhere')) ??
    (hasOpenHearing(one) ? refuse('hearing-open') : undefined) ??
    (one.hearing?.isOver ? refuse('hearing-already-held') : undefined),
  decide: ({ one, body, draft, context }) => {
    const applyUntil = context.almanac.due(toApply, context.today);
    const content = { reasons: body.reasons, ...daysToTell({ applyUntil }), number: one.number };
    const notice = issue(draft, context, 'hearing-right', [one], content);
    if (hasThirdParties(one)) issue(draft, context, 'hearing-right', [one], content, 'third-party');
    draft.add('hearing-right-told', { case: one.spec.case, notice, applyUntil: applyUntil.on });
    return undefined;
  },
});

const hasThirdParties = (one: CaseState): boolean => Object.keys(one.thirdParties ?? {}).length > 0;

/** Each side answers for itself, and may take its wish back while the hearing is not over (article 47). */
export const answerHearingRight = onCase<'answer-hearing-right'>({
  possible: ({ one }) => runs(one) ?? (isRightTold(one) ? undefined : refuse('hearing-right-not-told')),
  decide: ({ one, body, draft, context }) => {
    const by = body.by ?? 'applicant';
    if (by === 'third-party' && (context.actor.kind === 'person' || !hasThirdParties(one)))
      return refuse('no-third-party-open');
    if (answerOf(one, by) === body.wanted) return undefined;
    if (body.wanted && context.today > (one.hearing?.applyUntil ?? '')) return refuse('hearing-asked-too-late');
    const holdBy = body.wanted ? context.almanac.due(toHold, context.today) : null;
    draft.add('hearing-right-answered', {
      case: one.spec.case,
      wanted: body.wanted,
      by,
      holdBy,
      reasons: body.reasons ?? null,
    });
    if (body.wanted) stopFor(draft, context, one, by === 'applicant' ? '申请人要求听证' : '利害关系人要求听证');
    else resumeIfFree(draft, context, one);
    return undefined;
  },
});

type Side = 'applicant' | 'third-party';

const isRightTold = ({ hearing }: CaseState): boolean =>
  hearing?.applyUntil !== undefined && hearing.isOver !== true && hearing.isOwnMotion !== true;

const answerOf = ({ hearing }: CaseState, by: Side): boolean | undefined =>
  hearing?.answers ? hearing.answers[by] : by === 'applicant' ? hearing?.isWanted : undefined;

/** Whether somebody who was told may still ask: the applicant, or a third party where there is one. */
const isRightOpen = (one: CaseState): boolean =>
  isRightTold(one) &&
  one.hearing?.isWanted !== true &&
  (['applicant', ...(hasThirdParties(one) ? (['third-party'] as const) : [])] as const).some(
    (by) => answerOf(one, by) === undefined,
  );

const stopFor = (draft: Draft, context: Context, one: CaseState, reasons: string): void =>
  void suspend(draft, context, one, { ground: 'hearing', expected: toHold, reasons, basis: [] });

/** Without a wish before it the hearing is the organ's own, for a public interest, and is announced (art. 46). */
export const callHearing = onCase<'call-hearing'>({
  // Whoever decides elsewhere hears there; a hearing here would stop a clock that the other system does not ask.
  possible: ({ one }) => runs(one) ?? (one.spec.decidedIn === null ? mayCall(one) : refuse('decided-elsewhere')),
  decide: ({ one, body, draft, context }) => {
    if (examinersOf(one).has(body.presider)) return refuse('presider-examined');
    if (context.named && context.named[body.presider]?.organ !== one.spec.organ) return refuse('not-a-colleague');
    if (one.recused.includes(body.presider)) return refuse('recused');
    const local = new Date(Date.parse(body.at) + districtMs).toISOString();
    if (local.slice(0, 10) < context.almanac.due(toNotify, context.today).on)
      return refuse('hearing-notice-too-short', { days: toNotify.n });
    const when = local.slice(0, 16).replace('T', ' ');
    const { at, place, presider } = body;
    const content = { when, place, presider, number: one.number };
    const notice = issue(draft, context, 'hearing-notice', [one], content);
    if (hasThirdParties(one)) issue(draft, context, 'hearing-notice', [one], content, 'third-party');
    const ownMotion = one.hearing?.isWanted !== true || one.hearing.isOwnMotion === true;
    draft.add('hearing-called', { case: one.spec.case, at, place, presider, ownMotion, notice });
    const { holdBy } = one.hearing ?? {};
    if (holdBy && local.slice(0, 10) > holdBy.on) chargeLate(draft, one, { about: 'hearing', due: holdBy });
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
    return examinersOf(one).has(actor.id) ? refuse('presider-examined') : undefined;
  },
  decide: ({ one, body, draft, context }) => {
    const { calledFor, presider } = one.hearing ?? {};
    if (calledFor === undefined || presider === undefined) return refuse('hearing-not-called');
    if ((context.occurredAt ?? context.now) < calledFor) return refuse('hearing-not-yet');
    if (body.outcome === 'held') {
      if (one.recused.includes(presider)) return refuse('presider-recused');
      if (examinersOf(one).has(presider)) return refuse('presider-examined');
      if (body.transcript === undefined) return refuse('transcript-missing');
    } else if (body.present.includes('applicant') || body.present.includes('third-party'))
      return refuse('hearing-not-abandoned');
    draft.add('hearing-held', {
      case: one.spec.case,
      outcome: body.outcome,
      presider,
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
