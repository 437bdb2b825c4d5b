/** People beside the procedure: third parties whose interest is touched (art. 36, 46, 47), and those who ask that somebody keep out (回避). */
import { legalDay } from '../../../calendar/index.ts';
import { lookUp, type Refusal } from '../../../platform/pure.ts';
import { isEnded, type CaseState } from '../../state.ts';
import { runs } from '../clocks.ts';
import { daysToTell } from '../../clock/days-told.ts';
import { issue } from '../notices.ts';
import { onCase, refuse, type Context } from '../scene.ts';

const toSpeak = { n: 5, unit: 'wd' } as const;

export const tellThirdParty = onCase<'tell-third-party'>({
  possible: ({ one }) => runs(one),
  decide: ({ one, body, draft, context }) => {
    const within = body.within ?? toSpeak;
    const until = context.almanac.due(within, context.today);
    const { interest } = body;
    const content = { interest, within, ...daysToTell({ speakUntil: until }), number: one.number };
    const notice = issue(draft, context, 'third-party', [one], content, 'third-party');
    // Whoever objected to a public notice did so by themselves, and follows it under their number: they are told there.
    if (context.actor.kind === 'system')
      draft.add('notice-served', { notice, way: 'electronic', at: context.now, evidence: null });
    const party = `t${Object.keys(one.thirdParties ?? {}).length + 1}`;
    draft.add('third-party-told', { case: one.spec.case, party, interest, notice, until });
    return undefined;
  },
});

export const hearThirdParty = onCase<'hear-third-party'>({
  possible: ({ one }) =>
    runs(one) ??
    (Object.values(one.thirdParties ?? {}).some((each) => !each.isHeard) ? undefined : refuse('no-third-party-open')),
  decide: ({ one, body, draft }) => {
    const party = lookUp(one.thirdParties, body.party);
    if (!party) return refuse('third-party-not-found');
    if (party.isHeard) return refuse('third-party-already-heard');
    draft.add('third-party-heard', {
      case: one.spec.case,
      party: body.party,
      statement: body.statement ?? null,
      documents: body.documents ?? [],
    });
    return undefined;
  },
});

/** Nothing is decided while somebody who was told may still speak. */
export function partyInTheWay(one: CaseState, today: string): Refusal | undefined {
  const open = Object.entries(one.thirdParties ?? {}).find(([, each]) => !each.isHeard && today <= each.until.on);
  return open ? refuse('third-party-may-speak', { party: open[0], until: open[1].until.on }) : undefined;
}

/**
 * Nothing is decided while a public notice (公示) still stands: its last day ends at midnight, and who objects is a third party. Money is not
 * promised to anybody whose notice was never put up.
 */
export function publicNoticeInTheWay(one: CaseState, { today, almanac }: Context): Refusal | undefined {
  for (const spec of one.spec.tasks.filter((each) => each.kind === 'public-notice')) {
    const begunAt = one.tasks[spec.task]?.begunAt;
    if (begunAt === undefined) {
      if (one.spec.policy) return refuse('public-notice-not-put-up', { task: spec.task });
      continue;
    }
    const until = almanac.due(spec.duration, legalDay(begunAt)).on;
    if (today <= until) return refuse('public-notice-stands', { until });
  }
  return undefined;
}

export const pendingRecusal = (one: CaseState): string | undefined => one.recusals?.find((each) => !each.isDecided)?.id;

export const applyRecusal = onCase<'apply-recusal'>({
  possible: ({ one }) =>
    (isEnded(one) || one.decision ? refuse('case-ended') : undefined) ??
    (pendingRecusal(one) === undefined ? undefined : refuse('recusal-pending')),
  decide: ({ one, body, draft }) => {
    const application = `r${(one.recusals?.length ?? 0) + 1}`;
    draft.add('recusal-applied', { case: one.spec.case, application, whom: body.whom, reasons: body.reasons });
    return undefined;
  },
});

/** The head decides about others, never about themselves; that nobody of the organ is meant is for the centre to say. */
export const decideRecusal = onCase<'decide-recusal'>({
  possible: ({ one }) =>
    isEnded(one) || one.decision
      ? refuse('case-ended')
      : pendingRecusal(one) === undefined
        ? refuse('no-recusal-open')
        : undefined,
  decide: ({ one, body, draft, context }) => {
    if (body.application !== pendingRecusal(one)) return refuse('no-recusal-open');
    const isOfCentre = context.actor.roles.includes('coordinator');
    if (body.keepsOut === undefined && (body.granted || !isOfCentre)) return refuse('recusal-names-nobody');
    if (!body.granted && body.keepsOut === context.actor.id) return refuse('recusal-of-oneself');
    const { application, granted, reasons } = body;
    const staff = body.keepsOut ?? null;
    draft.add('recusal-decided', { case: one.spec.case, application, granted, staff, reasons });
    if (granted && staff !== null) draft.add('conflict-declared', { case: one.spec.case, staff, reason: reasons });
    return undefined;
  },
});
