/** Intake: check, fetch, accept, not accept. The window receives and checks; the organ accepts, or the window in its name (S086). */
import type { Acting } from '../../access.ts';
import { dueDates, runsFrom, type Almanac } from '../../clock/clock.ts';
import type { Due } from '../../shapes.ts';
import { holdsFor, type Refusal } from '../../../platform/pure.ts';
import { isEnded, isGranted, type CaseState, type MatterState } from '../../state.ts';
import { missingNeeds } from '../../state/papers.ts';
import { daysToTell } from '../../clock/days-told.ts';
import { issue } from '../notices.ts';
import { promiseStillUnsigned } from '../relief/relief.ts';
import { onCase, refuse, type Context, type Draft } from '../scene.ts';

/** The case is received and neither accepted nor ended. */
export const isInIntake = (one: CaseState): boolean => one.status === 'received';

const onlyInIntake = (one: CaseState): Refusal | undefined => {
  if (!isInIntake(one)) return refuse('case-not-in-intake', { status: one.status });
  if (one.receivedOn === undefined)
    return refuse('waits-for-other-case', { cases: one.spec.waits.map((wait) => wait.case) });
  return undefined;
};

/** A correction notice that is still open for this case. */
const openCorrection = (state: MatterState, one: CaseState) =>
  state.ledger.corrections.find((each) => !each.isSupplied && each.cases.includes(one.spec.case));

export const checkMaterials = onCase<'check-materials'>({
  possible: ({ one }) => (isEnded(one) || one.decision ? refuse('case-ended') : undefined),
  decide: ({ one, body, draft }) => {
    const stranger = body.checks.find((check) => !one.spec.needs.some((need) => need.need === check.need));
    if (stranger) return refuse('need-not-found', { need: stranger.need });
    const vague = body.checks.find((check) => check.verdict !== 'fits' && check.problem === null);
    if (vague) return refuse('defect-without-words', { need: vague.need });
    draft.add('materials-checked', { case: one.spec.case, checks: body.checks });
    return undefined;
  },
});

export const fetchMaterial = onCase<'fetch-material'>({
  possible: ({ one }) => (isEnded(one) || one.decision ? refuse('case-ended') : undefined),
  decide: ({ one, body, draft }) => {
    if (!one.spec.needs.some((need) => need.need === body.need)) return refuse('need-not-found', { need: body.need });
    draft.add('material-fetched', {
      case: one.spec.case,
      need: body.need,
      from: body.from,
      sha256: body.sha256 ?? null,
      reference: body.reference ?? null,
    });
    settle(draft, body.need);
    return undefined;
  },
});

/** A paper that arrived, or that nobody asks for any more, closes the promise to bring it. */
export function settle(draft: Draft, need: string, how: 'supplied' | 'waived' = 'supplied'): void {
  for (const [obligation, each] of Object.entries(draft.state.ledger.obligations)) {
    if (each.kind === 'supply' && each.need === need && each.state !== 'closed')
      draft.add('obligation-closed', { obligation, how, note: null });
  }
}

/** Why the case cannot be accepted now; the same answer for server and page. */
function mayAccept(state: MatterState, one: CaseState, actor: Acting): Refusal | undefined {
  const outside = onlyInIntake(one);
  if (outside) return outside;
  if (isForWindow(one, actor) && one.spec.windowAccepts === null)
    return refuse('window-without-authorisation', { organ: one.spec.organ });
  const failed = failedWaits(state, one, ['intake']);
  if (failed.length > 0) return refuse('prerequisite-not-granted', { cases: [...failed] });
  if (openCorrection(state, one)) return refuse('correction-pending');
  const unsigned = promiseStillUnsigned(state, one);
  if (unsigned) return unsigned;
  const missing = missingNeeds(state, one, ['intake']);
  if (missing.length > 0) return refuse('materials-missing', { needs: [...missing] });
  const defective = Object.entries(one.checks).flatMap(([need, verdict]) => (verdict === 'fits' ? [] : [need]));
  return defective.length > 0 ? refuse('materials-defective', { needs: defective }) : undefined;
}

const isForWindow = (one: CaseState, actor: Acting): boolean =>
  actor.organ !== one.spec.organ || !holdsFor(actor, 'reviewer', one.spec.item);

/** Earlier cases that ended without the grant that this one needs. */
export const failedWaits = (state: MatterState, one: CaseState, gates: readonly string[]): readonly string[] =>
  one.spec.waits
    .filter((wait) => gates.includes(wait.gate))
    .flatMap((wait) => (isGranted(state.cases[wait.case] ?? one) ? [] : [wait.case]));

export const acceptCase = onCase<'accept-case'>({
  possible: ({ state, one }, actor) => mayAccept(state, one, actor),
  decide: ({ one, draft, context }) => {
    const { actor } = context;
    const inNameOf = isForWindow(one, actor)
      ? { organ: one.spec.organ, authorisation: one.spec.windowAccepts as string }
      : null;
    accept(draft, context, one, { inNameOf, deemed: null });
    return undefined;
  },
});

/** Records the acceptance, starts the clock that the intake regime names, and gives the written notice (art. 32 last paragraph). */
export function accept(
  draft: Draft,
  context: Context,
  one: CaseState,
  how: {
    inNameOf: { organ: string; authorisation: string } | null;
    deemed: { silentUntil: Due; basis: CaseState['spec']['basis'] } | null;
    asOf?: string;
  },
): void {
  const on = how.asOf ?? context.today;
  const starts = one.spec.intake.startsClock;
  const clockFrom =
    starts === 'receipt'
      ? (one.receivedOn as string)
      : starts === 'papers-complete'
        ? wholeSince(draft.state, one)
        : on;
  const at = how.asOf === undefined ? runsFrom(one, context.occurredAt ?? context.now) : undefined;
  const counted = dueDates(one, context.almanac, { clockFrom, runsFrom: at });
  const dates = at === undefined ? { ...counted, promisedDue: sameDay(one, context) ?? counted.promisedDue } : counted;
  draft.add('case-accepted', {
    case: one.spec.case,
    on,
    deemed: how.deemed,
    inNameOf: how.inNameOf,
    clockFrom,
    ...(at === undefined ? {} : { runsFrom: at }),
    ...dates,
  });
  const tolerated = Object.values(draft.state.ledger.obligations).some(
    (each) => each.case === one.spec.case && each.kind === 'supply' && each.state !== 'closed',
  );
  issue(draft, context, tolerated ? 'tolerance' : 'acceptance', [one], {
    item: one.spec.name.zh,
    on,
    ...daysToTell({ promisedDue: dates.promisedDue }),
    number: one.number,
    basis: one.spec.intake.basis,
  });
}

/**
 * 当天办结: accepted until the item's cut-off it is due the same day, after it on the next working day. A cut-off of acceptance, no rule of
 * twenty-four hours (systems.md 5 no. 34).
 */
function sameDay({ spec }: CaseState, context: Context): Due | undefined {
  if (spec.sameDayUntil === undefined) return undefined;
  const local = new Date(Date.parse(context.occurredAt ?? context.now) + 8 * 3_600_000).toISOString().slice(11, 16);
  return context.almanac.due({ n: local <= spec.sameDayUntil ? 0 : 1, unit: 'wd' }, context.today);
}

export const notAcceptCase = onCase<'not-accept-case'>({
  possible: ({ one }) => (isInIntake(one) ? undefined : refuse('case-not-in-intake', { status: one.status })),
  decide: ({ one, body, draft, context }) => {
    if (body.kind === 'not-competent' && body.signpost.organ === null) return refuse('signpost-without-organ');
    if (body.signpost.organ === one.spec.organ && body.kind === 'not-competent')
      return refuse('signpost-names-itself', { organ: one.spec.organ });
    if (body.kind === 'papers-returned' && one.spec.intake.incomplete === 'correction-notice')
      return refuse('papers-are-corrected-not-returned');
    issue(draft, context, body.kind, [one], {
      reasons: body.reasons,
      signpost: body.signpost.text,
      number: one.number,
    });
    draft.add('case-not-accepted', {
      case: one.spec.case,
      kind: body.kind,
      reasons: body.reasons,
      basis: body.basis ?? one.spec.intake.basis,
      signpost: body.signpost,
    });
    return undefined;
  },
});

/** The day on which the papers were whole: the receipt, or the last correction. */
function wholeSince(state: MatterState, one: CaseState): string {
  const supplied = state.ledger.corrections
    .filter((each) => each.cases.includes(one.spec.case))
    .flatMap((each) => each.suppliedOn ?? []);
  return supplied.at(-1) ?? one.receivedOn ?? state.head.receivedOn;
}

/** When silence on intake has an effect, and from which day: the receipt, or the day on which the corrected papers were whole. */
export function silence(
  state: MatterState,
  one: CaseState,
  almanac: Almanac,
): { readonly from: string; readonly due: Due } | undefined {
  const { silence: effect, noticeLimit } = one.spec.intake;
  if (
    effect === 'none' ||
    noticeLimit === null ||
    !isInIntake(one) ||
    one.receivedOn === undefined ||
    openCorrection(state, one)
  )
    return undefined;
  const from = wholeSince(state, one);
  return { from, due: almanac.due(noticeLimit, from) };
}
