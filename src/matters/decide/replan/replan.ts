/**
 * What a changed fact, a changed law or a better catalogue brings to a running matter. The planner has said before what is different
 * (`context.replanned`); here it becomes facts, with one notice that tells the applicant all of it and why.
 */
import type { JsonValue, Refusal } from '../../../platform/pure.ts';
import type { FactData } from '../../facts.ts';
import { isToOrder } from '../../payments/orders.ts';
import { changesNothing, type CaseChange } from './changes.ts';
import type { Replanned } from './replanned.ts';
import { caseOf, type CaseState } from '../../state.ts';
import { settle } from '../intake/intake.ts';
import { issue, numberOf } from '../notices.ts';
import { promise } from '../intake/receive.ts';
import { onMatter, refuse, type Context, type Draft } from '../scene.ts';

const isRunning = ({ state }: { readonly state: Draft['state'] }): Refusal | undefined =>
  state.head.status === 'running' ? undefined : refuse('matter-complete');

/** The plan made again, for this very state. */
function fresh(draft: Draft, { replanned }: Context): Replanned | Refusal {
  if (!replanned) throw new Error('a re-planning comes with the plan made again');
  return replanned.seq === draft.state.head.seq
    ? replanned
    : refuse('stale', { seen: replanned.seq, current: draft.state.head.seq });
}

export const changeFact = onMatter<'change-fact'>({
  possible: isRunning,
  decide: ({ body, draft, context }) => {
    const replanned = fresh(draft, context);
    if ('refused' in replanned) return replanned;
    const ordered = accountOrdered(
      Object.values(draft.state.cases),
      body.changes.map((one) => one.element),
    );
    if (ordered) return ordered;
    const values = Object.fromEntries(body.changes.map((one) => [one.element, one.value as JsonValue]));
    draft.add('fact-changed', {
      elements: Object.keys(values).toSorted(),
      values: {
        $personal: { subject: draft.state.head.applicant, value: values },
      } as FactData<'fact-changed'>['values'],
      source: body.source,
      reasons: body.reasons,
      evidence: body.evidence ?? null,
    });
    record(draft, context, replanned, { cause: 'fact', because: body.reasons, basis: [] });
    return undefined;
  },
});

/** The account of a payment is corrected until the payment is ordered; afterwards the order names what was paid where. */
const accountOrdered = (cases: readonly CaseState[], elements: readonly string[]): Refusal | undefined =>
  cases.some((one) => !isToOrder(one) && elements.includes(one.spec.policy?.account ?? ''))
    ? refuse('payment-already-ordered')
    : undefined;

export const applyCatalogue = onMatter<'apply-catalogue'>({
  possible: isRunning,
  decide: ({ body, draft, context }) => {
    const replanned = fresh(draft, context);
    if ('refused' in replanned) return replanned;
    const basis = body.basis ?? [];
    const unfounded = lawWithout(body.cause, basis, context.today);
    if (unfounded) return unfounded;
    if (body.cause === 'catalogue' && !replanned.isBetter) return refuse('not-better-for-applicant');
    record(draft, context, replanned, { cause: body.cause, because: body.reasons, basis });
    return undefined;
  },
});

/** A change of law names its articles, and each of them is in force today. */
export function lawWithout(
  cause: 'law' | 'catalogue',
  basis: readonly { readonly inForceFrom?: string }[],
  today: string,
): Refusal | undefined {
  if (cause !== 'law') return undefined;
  if (basis.length === 0) return refuse('law-without-basis');
  return basis.some((one) => (one.inForceFrom ?? '9999-12-31') > today) ? refuse('law-not-in-force') : undefined;
}

type Why = Pick<FactData<'plan-changed'>, 'cause' | 'because' | 'basis'>;

/** The difference as facts, and the one notice over all of them. Where nothing becomes different nothing is told. */
function record(draft: Draft, context: Context, replanned: Replanned, why: Why): void {
  const { changes, difference, from, to, stops } = replanned;
  if (changesNothing(replanned)) {
    const { cause } = why;
    if (cause !== 'fact' && from !== to) draft.add('edition-taken', { ...why, cause, from, to });
    return;
  }
  const waived = changes.cases.flatMap((one) => one.needsWaived);
  const waivedNames = needNames(Object.values(draft.state.cases), waived);
  for (const spec of changes.added) draft.add('case-opened', { number: numberOf('case'), spec });
  for (const one of changes.cases) recordCase(draft, one);
  for (const id of changes.dropped) draft.add('case-dropped', { case: id, because: why.because });
  for (const spec of changes.added) promise(draft, context, spec);
  const added = changes.cases.flatMap((one) => one.needsAdded.map(({ need }) => need.need));
  const names = (ids: readonly string[]): string[] => ids.map((id) => caseOf(draft.state, id).spec.name.zh);
  const all = Object.values(draft.state.cases);
  const notice = issue(draft, context, 'plan-change', concerned(all, changes), {
    because: why.because,
    basis: why.basis.length > 0 ? why.basis : null,
    added: names(changes.added.map((spec) => spec.case)),
    dropped: names(changes.dropped),
    asked: needNames(all, [...added, ...changes.added.flatMap((spec) => spec.needs.map((need) => need.need))]),
    waived: waivedNames,
    stops: stops.map((one) => one.zh),
  });
  draft.add('plan-changed', {
    ...why,
    from,
    to,
    added: changes.added.map((spec) => spec.case),
    dropped: [...changes.dropped],
    kept: [...changes.kept],
    requirementsAdded: added,
    requirementsWaived: waived,
    promised: difference.promised,
    notice,
  });
}

function recordCase(draft: Draft, change: CaseChange): void {
  const { case: id } = change;
  for (const { need, was } of change.needsAdded) draft.add('requirement-added', { case: id, need, was });
  for (const need of change.needsWaived) {
    draft.add('requirement-waived', { case: id, need });
    settle(draft, need, 'waived');
  }
  for (const { task, before } of change.stepsAdded) draft.add('step-added', { case: id, task, before: [...before] });
  for (const task of change.stepsDropped) draft.add('step-dropped', { case: id, task });
  for (const wait of change.waitsAdded) draft.add('prerequisite-added', { case: id, on: wait.case, gate: wait.gate });
  if (change.variant !== null)
    draft.add('variant-changed', { case: id, from: caseOf(draft.state, id).spec.variant, to: change.variant });
}

/** The cases on the notice: those that changed; all of them where only a stop was found. */
function concerned(all: readonly CaseState[], changes: Replanned['changes']): readonly CaseState[] {
  const ids = new Set([
    ...changes.added.map((spec) => spec.case),
    ...changes.dropped,
    ...changes.cases.map((one) => one.case),
  ]);
  const some = all.filter((one) => ids.has(one.spec.case));
  return some.length > 0 ? some : all;
}

const needNames = (all: readonly CaseState[], ids: readonly string[]): string[] => [
  ...new Set(
    all.flatMap((one) => one.spec.needs.filter((need) => ids.includes(need.need)).map((need) => need.name.zh)),
  ),
];
