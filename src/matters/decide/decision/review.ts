/** One examines, another approves, in the organ that holds the power (一审一核, S051). Reasons always; a denial tells the remedies. */
import type { Refusal } from '../../../platform/pure.ts';
import type { Acting } from '../../access.ts';
import type { FactData } from '../../facts.ts';
import { isEnded, openSuspension, type CaseState } from '../../state.ts';
import { hashSet, missingNeeds } from '../../state/papers.ts';
import {
  conditionRows,
  checksOf,
  conditionTexts,
  conditionsRefused,
  setConditions,
  type ConditionRow,
} from './conditions.ts';
import { examinerOf } from './examiner.ts';
import { hearingInTheWay } from './hearing.ts';
import { failedWaits } from '../intake/intake.ts';
import { findingsStillOpen } from '../joint/findings.ts';
import { issue } from '../notices.ts';
import { partyInTheWay, pendingRecusal, publicNoticeInTheWay } from './parties.ts';
import { sessionInTheWay } from './session.ts';
import { statementInTheWay } from './statement.ts';
import { mayAnswer } from '../joint/answer.ts';
import { promiseStillUnsigned } from '../relief/relief.ts';
import { onCase, onTask, refuse, type Context, type Draft, type Target } from '../scene.ts';

export const examine = onTask<'examine'>({
  possible: (target, actor) => {
    if (target.spec.kind !== 'examine') return refuse('not-an-examination');
    return (
      mayAnswer(target, actor) ?? (target.one.hearing?.presider === actor.id ? refuse('presider-examined') : undefined)
    );
  },
  decide: ({ one, spec, body, draft, context }) => {
    draft.add('examined', {
      case: one.spec.case,
      task: spec.task,
      opinion: body.opinion,
      text: body.text,
      by: context.actor.id,
    });
    return undefined;
  },
});

function mayDecide(target: Required<Target>, actor: Acting): Refusal | undefined {
  const { one, spec } = target;
  if (spec.kind !== 'decide') return refuse('not-a-decision');
  const closed = mayAnswer(target, actor);
  if (closed) return closed;
  if (one.spec.review !== 'one' && examinerOf(one) === actor.id) return refuse('same-person-examined');
  if (openSuspension(one)) return refuse('clock-suspended');
  return pendingRecusal(one) === undefined ? undefined : refuse('recusal-pending');
}

/** Nothing is decided on the opinion of somebody who must keep out: it is sent back, and another examines. */
function opinionOfRecused(one: CaseState): Refusal | undefined {
  const examiner = examinerOf(one);
  return examiner !== undefined && one.recused.includes(examiner) ? refuse('opinion-of-recused') : undefined;
}

/** What stands in the way of a grant, though a denial would be possible. */
function mayNotGrant({ state, one }: Target & { readonly one: CaseState }): Refusal | undefined {
  const failed = failedWaits(state, one, ['intake', 'decision', 'issue', 'convert']);
  if (failed.length > 0) return refuse('prerequisite-not-granted', { cases: [...failed] });
  const missing = missingNeeds(state, one, ['intake', 'decision']);
  if (missing.length > 0) return refuse('materials-missing', { needs: [...missing] });
  return promiseStillUnsigned(state, one) ?? findingsStillOpen(state, one);
}

export const decideCase = onTask<'decide-case'>({
  possible: (target, actor) => mayDecide(target, actor) ?? opinionOfRecused(target.one) ?? sessionInTheWay(target),
  decide: ({ state, one, task, body, draft, context }) => {
    const others =
      statementInTheWay(one, context.today) ??
      hearingInTheWay(one, context.today) ??
      partyInTheWay(one, context.today) ??
      publicNoticeInTheWay(one, context);
    if (others) return others;
    if (one.spec.review === 'collective' && task.session?.outcome !== body.effect)
      return refuse('decision-against-majority');
    const rows = conditionRows(body.conditions);
    const wrong = conditionsRefused(one, rows, context.today);
    if (wrong) return wrong;
    if (body.effect === 'granted') {
      const obstacle = mayNotGrant({ state, one });
      if (obstacle) return obstacle;
    }
    settleDecision(draft, context, one, {
      effect: body.effect,
      reasons: body.reasons,
      conditions: conditionTexts(body.conditions),
      rows: body.effect === 'granted' ? rows : [],
      basis: body.basis && body.basis.length > 0 ? body.basis : one.spec.basis,
      decidedBy: context.actor.id,
      examinedBy: examinerOf(one) ?? null,
      power: `approver@${one.spec.organ}`,
      elsewhere: null,
      deemed: null,
    });
    return undefined;
  },
});

/** Variants whose results come before their prerequisite; what is decided here is the formal one. */
const withoutEffect: ReadonlySet<string> = new Set(['simulated', 'preliminary', 'reviewed-awaiting']);

type Deciding = Pick<
  FactData<'case-decided'>,
  'effect' | 'reasons' | 'conditions' | 'basis' | 'decidedBy' | 'examinedBy' | 'power' | 'elsewhere' | 'deemed'
> & {
  /** Conditions that are to be checked; their words stand in `conditions`. */
  readonly rows?: readonly ConditionRow[];
};

/** Records the decision, its notice, and what was promised with it. */
export function settleDecision(
  draft: Draft,
  context: Context,
  one: CaseState,
  { rows = [], ...deciding }: Deciding,
): void {
  const { spec } = one;
  draft.add('case-decided', {
    ...deciding,
    basis: deciding.basis.length > 0 ? deciding.basis : [{ law: '行政许可法', article: '第三十八条' }],
    case: spec.case,
    on: context.today,
    remedies: deciding.effect === 'denied' ? spec.remedies : null,
    organ: spec.organ,
    materials: [...hashSet(draft.state, one)],
    variant: withoutEffect.has(spec.variant) ? 'converted' : spec.variant,
    outputs: deciding.effect === 'granted' ? spec.outputs : [],
  });
  const { effect, reasons, conditions } = deciding;
  issue(draft, context, effect === 'granted' ? 'grant' : 'denial', [one], {
    item: spec.name.zh,
    number: one.number,
    reasons,
    conditions,
    ...checksOf(spec.organ, rows),
    basis: deciding.basis,
    remedies: effect === 'denied' ? spec.remedies : null,
    serial: deciding.elsewhere?.serial ?? null,
    heardOn: one.hearing?.heldOn ?? null,
    ...(one.spec.policy ? { amount: `${one.spec.policy.amount}元` } : {}),
  });
  setConditions(draft, context, one, rows);
  if (effect === 'granted' && spec.variant === 'committed' && spec.commitment) {
    draft.add('obligation-opened', {
      obligation: `o${Object.keys(draft.state.ledger.obligations).length + 1}`,
      case: spec.case,
      need: null,
      mechanism: 'commit',
      kind: 'check',
      due: context.almanac.due(spec.commitment.check, context.today),
      within: spec.commitment.check,
      text: spec.commitment.text.zh,
      breach: spec.commitment.breach,
      withholds: false,
    });
  }
}

export const sendBack = onTask<'send-back'>({
  possible: (target, actor) =>
    mayDecide(target, actor) ?? (examinerOf(target.one) === undefined ? refuse('not-examined-yet') : undefined),
  decide: ({ one, body, draft }) => {
    const task = one.spec.tasks.filter((each) => each.kind === 'examine').at(-1);
    if (!task) return refuse('not-examined-yet');
    draft.add('sent-back', { case: one.spec.case, task: task.task, reasons: body.reasons });
    return undefined;
  },
});

export const declareConflict = onCase<'declare-conflict'>({
  possible: ({ one }) => (isEnded(one) || one.decision ? refuse('case-ended') : undefined),
  decide: ({ one, body, draft, context }) => {
    // Everybody for themselves; that somebody else keeps out is for whoever heads the organ.
    if (body.staff !== undefined && body.staff !== context.actor.id && !context.actor.roles.includes('approver'))
      return refuse('not-permitted');
    draft.add('conflict-declared', { case: one.spec.case, staff: body.staff ?? context.actor.id, reason: body.reason });
    return undefined;
  },
});
