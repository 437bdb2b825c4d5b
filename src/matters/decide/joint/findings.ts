/** What a visit found and what became of it: only what is open is looked at again; a breach of a mandatory rule may always be raised. */
import type { Refusal } from '../../../platform/pure.ts';
import { isEnded, type CaseState, type MatterState } from '../../state.ts';
import type { Finding } from '../../state/joint.ts';
import { onCase, onTask, refuse } from '../scene.ts';

const openOf = (state: MatterState, task: string): readonly (readonly [string, Finding])[] =>
  Object.entries(state.ledger.findings ?? {}).filter(([, each]) => each.task === task && each.isOpen);

/** A case whose visit failed is not granted while what was found is still open. */
export function findingsStillOpen(state: MatterState, one: CaseState): Refusal | undefined {
  const open = one.spec.tasks.flatMap((spec) =>
    one.tasks[spec.task]?.passed === false ? openOf(state, spec.task).map(([, each]) => each.text) : [],
  );
  return open.length > 0 ? refuse('findings-open', { findings: open }) : undefined;
}

export const recheckFindings = onTask<'recheck-findings'>({
  possible: ({ state, one, spec }) => {
    if (isEnded(one) || one.decision) return refuse('case-ended');
    return openOf(state, spec.task).length > 0 ? undefined : refuse('no-open-finding', { task: spec.task });
  },
  decide: ({ state, one, spec, body, draft }) => {
    if (new Set(body.staff.map((each) => each.card)).size < 2) return refuse('two-staff-needed', { organ: spec.organ });
    const open = new Set(openOf(state, spec.task).map(([id]) => id));
    const strange = body.results.find((each) => !open.has(each.finding));
    if (strange) return refuse('finding-not-open', { finding: strange.finding });
    const closed = new Set(body.results.flatMap((each) => (each.fits ? [each.finding] : [])));
    draft.add('findings-rechecked', {
      case: one.spec.case,
      task: spec.task,
      staff: body.staff,
      results: body.results.map((each) => ({ finding: each.finding, fits: each.fits, note: each.note ?? null })),
      photographs: body.photographs ?? [],
      isAllClosed: [...open].every((id) => closed.has(id)),
    });
    return undefined;
  },
});

/** Also after silence or absence: agreement that was only deemed never covers a breach of a mandatory rule. */
export const raiseBreach = onCase<'raise-breach'>({
  possible: ({ one }) => (isEnded(one) ? refuse('case-ended') : undefined),
  decide: ({ one, body, draft, context }) => {
    draft.add('mandatory-breach-raised', {
      case: one.spec.case,
      organ: context.actor.organ ?? one.spec.organ,
      basis: body.basis,
      text: body.text,
      by: context.actor.id,
    });
    return undefined;
  },
});
