/** One correction notice over all cases (一次性告知); what comes afterwards costs the applicant nothing. */
import { lookUp } from '../../../platform/pure.ts';
import { defectiveSoFar, isHeld } from './defects.ts';
import { isInIntake, settle } from './intake.ts';
import { daysToTell } from '../../clock/days-told.ts';
import { issue } from '../notices.ts';
import { onCase, onMatter, refuse, type Draft } from '../scene.ts';
import { caseOf, isEnded, openCorrections, type MatterState } from '../../state.ts';
import { jointKinds } from '../../state/joint-kinds.ts';

const usual = { n: 20, unit: 'wd' } as const;

export const notifyCorrection = onMatter<'notify-correction'>({
  possible: ({ state }) => (Object.values(state.cases).some(isInIntake) ? undefined : refuse('no-case-in-intake')),
  decide: ({ body, draft, context }) => {
    const { state } = draft;
    for (const defect of body.defects) {
      const one = state.cases[defect.case];
      if (!one || !one.spec.needs.some((need) => need.need === defect.need))
        return refuse('need-not-found', { need: defect.need });
      if (!isInIntake(one)) return refuse('correction-after-acceptance', { case: defect.case });
      if (isHeld(state, one, defect.need)) return refuse('asked-for-what-is-held', { need: defect.need });
    }
    const left = defectiveSoFar(state).filter(
      (each) => !body.defects.some((defect) => defect.case === each.case && defect.need === each.need),
    );
    if (left.length > 0) return refuse('notice-not-complete', { needs: left.map((each) => each.need) });
    const nth = state.ledger.corrections.length + 1;
    const cases = [...new Set(body.defects.map((defect) => defect.case))].map((id) => caseOf(state, id));
    const defects = body.defects.map((defect) => ({
      ...defect,
      field: defect.field ?? null,
      couldBeSeenBefore:
        nth > 1 &&
        (defect.couldBeSeenBefore ?? (isOld(state.ledger.corrections, defect.need) && !isNewSince(state, defect))),
    }));
    const until = context.almanac.due(body.within ?? usual, context.today);
    const notice = issue(draft, context, 'correction', cases, {
      ...daysToTell({ until }),
      defects: defects.map(({ need, problem, field }) => ({ need, problem, field })),
      nth,
    });
    draft.add('correction-notified', {
      notice,
      nth,
      defects,
      until,
      within: body.within ?? usual,
    });
    if (nth > 1) recordViolations(defects, draft);
    for (const defect of defects) flagOutside(draft, defect.case, defect.need);
    return undefined;
  },
});

/**
 * What an organ asks outside the joint notification, to which it was called and which told the whole, is its fault (联合告知). Who was not
 * called told nothing there, and what a changed fact brought later nobody could have told.
 */
function flagOutside(draft: Draft, id: string, need: string): void {
  const { state } = draft;
  const { spec, neededSince } = caseOf(state, id);
  const { told = [], activities = {} } = state.ledger;
  const wasCalled = Object.values(activities).some(
    (one) => jointKinds[one.kind].tellsWhole && one.state === 'concluded' && one.organs.includes(spec.organ),
  );
  if (!wasCalled || told.includes(need) || neededSince?.[need] !== undefined) return;
  draft.add('violation-recorded', { case: id, organ: spec.organ, rule: 'outside-notification', about: need });
}

/** The need came by a re-planning after every notice so far: none of them could have shown it. */
const isNewSince = (state: MatterState, defect: { readonly case: string; readonly need: string }): boolean => {
  const last = Math.max(...state.ledger.corrections.map((each) => state.ledger.notices[each.notice]?.seq ?? 0));
  return (caseOf(state, defect.case).neededSince?.[defect.need] ?? 0) > last;
};

/** A later notice may only name what the first could not have shown: a paper that was handed in after it. */
const isOld = (corrections: readonly { needs: readonly string[]; isSupplied: boolean }[], need: string): boolean =>
  !corrections.some((each) => each.needs.includes(need) && each.isSupplied);

function recordViolations(
  defects: readonly { case: string; need: string; couldBeSeenBefore: boolean }[],
  draft: Draft,
): void {
  for (const defect of defects.filter((each) => each.couldBeSeenBefore)) {
    draft.add('violation-recorded', {
      case: defect.case,
      organ: caseOf(draft.state, defect.case).spec.organ,
      rule: 'second-correction',
      about: defect.need,
    });
  }
}

export const supplyCorrection = onMatter<'supply-correction'>({
  possible: ({ state }) => (openCorrections(state).length > 0 ? undefined : refuse('no-correction-open')),
  decide: ({ body, draft }) => {
    const open = openCorrections(draft.state);
    const asked = new Set(open.flatMap((each) => each.needs));
    const given = body.materials.filter((paper) => asked.has(paper.need));
    if (given.length === 0) return refuse('need-not-found');
    const before = new Set(Object.keys(draft.state.ledger.materials));
    const missing = [...asked].filter((need) => !given.some((paper) => paper.need === need) && !before.has(need));
    if (missing.length > 0) return refuse('correction-not-whole', { needs: missing });
    const materials = given.map((paper) => ({
      need: paper.need,
      material: paper.material ?? paper.need,
      way: 'upload',
      sha256: paper.sha256,
      reference: null,
    }));
    for (const each of open)
      draft.add('correction-supplied', {
        notice: each.notice,
        materials: materials.filter((paper) => each.needs.includes(paper.need)),
      });
    for (const paper of materials) settle(draft, paper.need);
    return undefined;
  },
});

export const supplyMaterial = onMatter<'supply-material'>({
  possible: ({ state }) =>
    Object.values(state.cases).some((one) => !isEnded(one)) ||
    Object.values(state.ledger.obligations).some((each) => each.state !== 'closed')
      ? undefined
      : refuse('case-ended'),
  decide: ({ body, draft }) => {
    const one = lookUp(draft.state.cases, body.case);
    const need = one?.spec.needs.find((each) => each.need === body.need);
    if (!one || !need) return refuse('need-not-found', { need: body.need });
    const isPromised = Object.values(draft.state.ledger.obligations).some(
      (each) => each.need === body.need && each.state !== 'closed',
    );
    if (one.decision && !isPromised) return refuse('case-decided');
    draft.add('material-supplied', {
      case: body.case,
      given: {
        need: body.need,
        material: need.materials[0] ?? body.need,
        way: 'upload',
        sha256: body.sha256,
        reference: null,
      },
    });
    settle(draft, body.need);
    return undefined;
  },
});

/** After acceptance one asks for supplementary material, never for correction; it stops no clock by itself. */
export const askSupplement = onCase<'ask-supplement'>({
  possible: ({ one }) =>
    one.acceptedOn !== undefined && !one.decision && !isEnded(one) ? undefined : refuse('case-not-accepted-yet'),
  decide: ({ one, body, draft }) => {
    if (!one.spec.needs.some((need) => need.need === body.need)) return refuse('need-not-found', { need: body.need });
    if (isHeld(draft.state, one, body.need)) return refuse('asked-for-what-is-held', { need: body.need });
    flagOutside(draft, one.spec.case, body.need);
    draft.add('supplement-asked', { case: one.spec.case, need: body.need, reasons: body.reasons, given: null });
    return undefined;
  },
});
