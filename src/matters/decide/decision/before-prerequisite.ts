/**
 * Work before the formal prerequisite exists (matters.md section 3). Simulated: the same tasks, checks and people, a result without effect.
 * Preliminary opinion: a stamped technical opinion that is no permit. Reviewed-awaiting: a decision that waits for the licence it follows.
 */
import type { Refusal } from '../../../platform/pure.ts';
import type { FactData } from '../../facts.ts';
import { isEnded, isGranted, type Ahead, type CaseState, type MatterState } from '../../state.ts';
import { hashSet, missingNeeds, paperOf } from '../../state/papers.ts';
import { mayAnswer } from '../joint/answer.ts';
import { checksOf, conditionRows, conditionsRefused, conditionTexts } from './conditions.ts';
import { examinerOf } from './examiner.ts';
import { hearingInTheWay } from './hearing.ts';
import { failedWaits } from '../intake/intake.ts';
import { issue } from '../notices.ts';
import { partyInTheWay } from './parties.ts';
import { promiseStillUnsigned } from '../relief/relief.ts';
import { decideCase, settleDecision } from './review.ts';
import { onTask, refuse, type Context, type Draft, type TaskScene } from '../scene.ts';

const variants: ReadonlySet<string> = new Set(['simulated', 'preliminary', 'reviewed-awaiting']);

/** Earlier results that the formal decision needs. */
const awaited = (one: CaseState): readonly string[] =>
  one.spec.waits.flatMap((wait) => (wait.gate === 'after-issue' ? [] : [wait.case]));

const isGrantedAll = (state: MatterState, one: CaseState): boolean =>
  awaited(one).every((id) => isGranted(state.cases[id] ?? one));

/** The decision comes before its prerequisite: it is recorded for what it is. */
const isAhead = (state: MatterState, one: CaseState): boolean =>
  variants.has(one.spec.variant) && !isGrantedAll(state, one);

/** `decide-case`, with results that have no effect yet where the prerequisite is not there. */
export const decideBefore = onTask<'decide-case'>({
  possible: decideCase.possible,
  decide: (scene) => {
    const { state, one, body } = scene;
    if (!isAhead(state, one)) return decideCase.decide(scene);
    if (one.spec.variant === 'reviewed-awaiting' && body.effect === 'denied') return decideCase.decide(scene);
    return recordAhead(scene);
  },
});

/** The same checks as before the formal decision; only the effect is missing. */
function recordAhead({ state, one, spec, task, body, draft, context }: TaskScene<'decide-case'>): Refusal | undefined {
  const others = hearingInTheWay(one, context.today) ?? partyInTheWay(one, context.today);
  if (others) return others;
  const rows = body.effect === 'granted' ? conditionRows(body.conditions) : [];
  const wrong = conditionsRefused(one, rows, context.today);
  if (wrong) return wrong;
  const dated = rows.find((row) => row.due !== undefined);
  if (dated) return refuse('condition-day-before-effect', { condition: dated.text });
  if (one.spec.review === 'collective' && task.session?.outcome !== body.effect)
    return refuse('decision-against-majority');
  if (body.effect === 'granted') {
    const missing = missingNeeds(state, one, ['intake', 'decision']);
    if (missing.length > 0) return refuse('materials-missing', { needs: [...missing] });
    const unsigned = promiseStillUnsigned(state, one);
    if (unsigned) return unsigned;
  }
  const result: FactData<'result-simulated'> = {
    case: one.spec.case,
    task: spec.task,
    effect: body.effect,
    conditions: conditionTexts(body.conditions),
    reasons: body.reasons,
    by: context.actor.id,
    examinedBy: examinerOf(one) ?? null,
    on: context.today,
    materials: [...hashSet(state, one)],
  };
  if (one.spec.variant === 'simulated') draft.add('result-simulated', result);
  else if (one.spec.variant === 'preliminary') {
    const notice = issue(draft, context, 'preliminary-opinion', [one], {
      reasons: body.reasons,
      conditions: conditionTexts(body.conditions),
      ...checksOf(one.spec.organ, rows),
      effect: body.effect,
      number: one.number,
    });
    draft.add('opinion-issued', { ...result, notice });
  } else draft.add('decision-prepared', { ...result, basis: body.basis ?? one.spec.basis });
  if (rows.length > 0) draft.add('conditions-foreseen', { case: one.spec.case, rows: [...rows] });
  return undefined;
}

/** Needs whose paper is another one than when the result was found. */
function changedSince(state: MatterState, one: CaseState, ahead: Ahead): readonly string[] {
  const before = new Set(ahead.materials);
  return one.spec.needs.flatMap((need) => {
    const hash = paperOf(state, one, need.need)?.sha256;
    return typeof hash === 'string' && !before.has(hash) ? [need.need] : [];
  });
}

export const convertResult = onTask<'convert-result'>({
  possible: (target, actor) => {
    if (target.spec.kind !== 'convert') return refuse('not-a-conversion');
    const closed = mayAnswer(target, actor);
    if (closed) return closed;
    if (!target.one.ahead) return refuse('nothing-to-convert');
    const failed = failedWaits(target.state, target.one, ['intake', 'decision', 'issue', 'convert']);
    return failed.length > 0 ? refuse('prerequisite-not-granted', { cases: [...failed] }) : undefined;
  },
  decide: ({ state, one, spec, body, draft, context }) => {
    const { ahead } = one;
    if (!ahead) return refuse('nothing-to-convert');
    const delta = changedSince(state, one, ahead);
    const looked = new Set((body.changed ?? []).map((each) => each.need));
    const left = delta.filter((need) => !looked.has(need));
    if (left.length > 0) return refuse('delta-not-checked', { needs: left });
    if (body.verdict === 'no-effect' && one.spec.review !== 'one' && ahead.examinedBy === context.actor.id)
      return refuse('same-person-examined');
    draft.add('delta-checked', {
      case: one.spec.case,
      task: spec.task,
      changed: (body.changed ?? []).filter((each) => delta.includes(each.need)),
      verdict: body.verdict,
      by: context.actor.id,
    });
    if (body.verdict === 'examine-again') return undefined;
    draft.add('result-converted', {
      case: one.spec.case,
      from: ahead.kind === 'preliminary' ? 'preliminary' : 'simulated',
      by: context.actor.id,
      after: [...awaited(one)],
    });
    makeFormal(draft, context, one, ahead, context.actor.id);
    return undefined;
  },
});

/** The formal decision, on what stands in the result. */
function makeFormal(draft: Draft, context: Context, one: CaseState, ahead: Ahead, decidedBy: string): void {
  settleDecision(draft, context, one, {
    effect: ahead.effect,
    reasons: ahead.reasons,
    conditions: [...ahead.conditions],
    rows: ahead.rows ?? [],
    basis: one.spec.basis,
    decidedBy,
    examinedBy: ahead.examinedBy ?? null,
    power: `approver@${one.spec.organ}`,
    elsewhere: null,
    deemed: null,
  });
}

/** What follows by itself: a prepared decision comes into force with the licence; without it every result that waited is moot. */
export function followPrerequisites(draft: Draft, context: Context, id: string): void {
  const one = draft.state.cases[id];
  if (!one?.ahead || one.decision || isEnded(one)) return;
  const isLost = awaited(one).some((other) => isLostFor(draft.state.cases[other]));
  if (isLost) {
    issue(draft, context, 'termination', [one], { item: one.spec.name.zh, number: one.number });
    draft.add('case-lapsed', { case: id, because: 'prerequisite-ended', basis: [] });
  } else if (one.ahead.kind === 'prepared' && isGrantedAll(draft.state, one))
    makeFormal(draft, context, one, one.ahead, one.ahead.by);
}

/** It ended, or was decided, without the grant that others wait for. */
const isLostFor = (other: CaseState | undefined): boolean =>
  other !== undefined && !isGranted(other) && (isEnded(other) || other.decision !== undefined);
