/**
 * What follows a breach, in this order and by people: the order to put it right within a limit, statement and defence, a reasoned decision by
 * an authorised person on a listed article. Nothing here runs by itself but the end of a handling whose promise was kept after all.
 */
import { lookUp, type Refusal } from '../../../platform/pure.ts';
import type { FactData } from '../../facts.ts';
import { caseOf, isEnded, isGranted, type MatterState } from '../../state.ts';
import type { Handling } from '../../state/relief.ts';
import { daysToTell } from '../../clock/days-told.ts';
import { issue } from '../notices.ts';
import { reliefsOf } from './relief.ts';
import { onMatter, refuse, type Context, type Draft } from '../scene.ts';

type Outcome = FactData<'handling-decided'>['outcome'];

const entries = (state: MatterState): readonly (readonly [string, Handling])[] =>
  Object.entries(state.ledger.handlings ?? {});
const isOpen = (each: Handling): boolean => each.state === 'open';
const inBook = new Set<string | undefined>(['credit-entry', 'revoke-and-credit-entry']);

/** Begins the handling of a breach, with a written order. */
export function openHandling(
  draft: Draft,
  context: Context,
  obligation: string,
  order: Pick<FactData<'handling-opened'>, 'finding' | 'within'>,
): void {
  const { state } = draft;
  const each = state.ledger.obligations[obligation];
  if (!each) return;
  const one = caseOf(state, each.case);
  const handling = `h${entries(state).length + 1}`;
  const putRightBy = context.almanac.due(order.within, context.today);
  const notice = issue(draft, context, 'put-right-order', [one], {
    finding: order.finding,
    ...daysToTell({ until: putRightBy }),
    number: one.number,
  });
  draft.add('handling-opened', {
    handling,
    obligation,
    case: each.case,
    organ: one.spec.organ,
    by: context.actor.id,
    basis: [...listedBasis(state, each.case, each.need)],
    putRightBy,
    notice,
    ...order,
  });
}

/** The articles that the terms and the item's own commitment list for a breach. */
function listedBasis(state: MatterState, id: string, need: string | undefined): Handling['basis'] {
  const terms = reliefsOf(state, id).filter(([, one]) => one.need === (need ?? null));
  return [...terms.flatMap(([, one]) => one.basis), ...(caseOf(state, id).spec.commitment?.basis ?? [])];
}

export const stateDefence = onMatter<'state-defence'>({
  possible: ({ state }) => (entries(state).some(([, each]) => isOpen(each)) ? undefined : refuse('no-handling-open')),
  decide: ({ body, draft, context }) => {
    const each = lookUp(draft.state.ledger.handlings, body.handling);
    if (!each) return refuse('handling-not-found');
    if (!isOpen(each)) return refuse('handling-already-decided');
    draft.add('defence-stated', {
      handling: body.handling,
      case: each.case,
      text: body.text,
      documents: body.documents ?? [],
      by: context.actor.id,
    });
    return undefined;
  },
});

/** Whether a handling waits for a decision of this organ. */
const isForDecision = (organ: string | undefined) => (each: Handling) => isOpen(each) && each.organ === organ;

/** What stands in the way of deciding: its own limit, the other person, the article, what the terms allow. */
function mayNotDecide(
  state: MatterState,
  each: Handling,
  outcome: Outcome,
  basis: Handling['basis'],
  context: Context,
): Refusal | undefined {
  if (each.openedBy === context.actor.id) return refuse('same-person-ordered');
  if (outcome === 'no-measure') return undefined;
  if (context.today <= each.putRightBy.on) return refuse('put-right-limit-runs', { until: each.putRightBy.on });
  const isListed = (article: Handling['basis'][number]) =>
    each.basis.some((one) => one.law === article.law && one.article === article.article);
  if (basis.length === 0 || !basis.every(isListed)) return refuse('consequence-not-listed');
  const obligation = state.ledger.obligations[each.obligation];
  const withheldOnly = reliefsOf(state, each.case).some(
    ([, one]) => one.need === (obligation?.need ?? null) && one.breach === 'withhold',
  );
  if (withheldOnly) return refuse('only-withholding-follows');
  const revokes = outcome === 'revoke' || outcome === 'revoke-and-credit-entry';
  return revokes && !isGranted(caseOf(state, each.case)) ? refuse('case-not-granted') : undefined;
}

export const decideHandling = onMatter<'decide-handling'>({
  possible: ({ state }, actor) =>
    entries(state).some(([, each]) => isForDecision(actor.organ)(each)) ? undefined : refuse('no-handling-open'),
  decide: ({ body, draft, context }) => {
    const { state } = draft;
    const each = lookUp(state.ledger.handlings, body.handling);
    if (!each) return refuse('handling-not-found');
    if (!isOpen(each)) return refuse('handling-already-decided');
    if (!isForDecision(context.actor.organ)(each)) return refuse('not-permitted', { command: 'decide-handling' });
    const basis = body.basis ?? each.basis;
    const refusal = mayNotDecide(state, each, body.outcome, basis, context);
    if (refusal) return refusal;
    const one = caseOf(state, each.case);
    const revokes = body.outcome === 'revoke' || body.outcome === 'revoke-and-credit-entry';
    const notice = issue(draft, context, revokes ? 'revocation' : 'breach-decision', [one], {
      reasons: body.reasons,
      basis,
      outcome: body.outcome,
      number: one.number,
      remedies: one.spec.remedies,
    });
    draft.add('handling-decided', {
      handling: body.handling,
      case: each.case,
      outcome: body.outcome,
      basis: basis.length > 0 ? [...basis] : one.spec.basis,
      reasons: body.reasons,
      by: context.actor.id,
      openedBy: each.openedBy,
      wasHeard: each.isHeard,
      on: context.today,
      notice,
    });
    if (revokes)
      draft.add('decision-revoked', {
        case: each.case,
        handling: body.handling,
        on: context.today,
        basis: [...basis],
        reasons: body.reasons,
      });
    return undefined;
  },
});

/** After a credit entry: the breach was made good. */
export const recordRepair = onMatter<'record-repair'>({
  possible: ({ state }, actor) =>
    entries(state).some(([, each]) => inBook.has(each.outcome) && !each.isRepaired && each.organ === actor.organ)
      ? undefined
      : refuse('nothing-to-repair'),
  decide: ({ body, draft, context }) => {
    const each = lookUp(draft.state.ledger.handlings, body.handling);
    if (!each || !inBook.has(each.outcome) || each.organ !== context.actor.organ) return refuse('handling-not-found');
    if (each.isRepaired) return refuse('nothing-to-repair');
    draft.add('breach-repaired', {
      handling: body.handling,
      case: each.case,
      evidence: body.evidence,
      by: context.actor.id,
    });
    return undefined;
  },
});

/** A handling whose promise was kept after all, or whose case ended without a grant, ends by itself. */
export function closeHandlings(draft: Draft): void {
  for (const [handling, each] of entries(draft.state)) {
    if (!isOpen(each) || draft.state.ledger.obligations[each.obligation]?.state !== 'closed') continue;
    const one = caseOf(draft.state, each.case);
    const because = isEnded(one) && !isGranted(one) ? 'case-ended' : 'put-right';
    draft.add('handling-closed', { handling, case: each.case, because });
  }
}
