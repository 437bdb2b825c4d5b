/** What was promised for later: verified, put right, or found untrue. Nothing is taken away automatically. */
import { caseOf, type MatterState, type Obligation } from '../state.ts';
import type { Acting } from '../access.ts';
import { onMatter, refuse } from './scene.ts';

const openChecks = (state: MatterState): readonly (readonly [string, Obligation])[] =>
  Object.entries(state.ledger.obligations).filter(([, each]) => each.state !== 'closed' && each.kind === 'check');

const mayCheck = ({ state }: { readonly state: MatterState }, actor: Acting) =>
  openChecks(state).some(
    ([, each]) =>
      caseOf(state, each.case).spec.organ === actor.organ || checkers(state, each).includes(actor.organ ?? ''),
  )
    ? undefined
    : refuse('no-obligation-open');

const checkers = (state: MatterState, each: Obligation): readonly string[] =>
  caseOf(state, each.case).spec.tasks.map((task) => task.organ);

const find = (state: MatterState, id: string, actor: Acting) => {
  const each = state.ledger.obligations[id];
  if (!each || each.kind !== 'check') return refuse('obligation-not-found');
  if (each.state === 'closed') return refuse('obligation-already-closed');
  const organs = [caseOf(state, each.case).spec.organ, ...checkers(state, each)];
  return organs.includes(actor.organ ?? '') ? undefined : refuse('not-permitted');
};

export const closeObligation = onMatter<'close-obligation'>({
  possible: mayCheck,
  decide: ({ body, draft, context }) => {
    const refusal = find(draft.state, body.obligation, context.actor);
    if (refusal) return refusal;
    const isBreached = draft.state.ledger.obligations[body.obligation]?.state === 'breached';
    if (isBreached && body.how === 'verified') return refuse('breach-is-put-right-not-verified');
    draft.add('obligation-closed', { obligation: body.obligation, how: body.how, note: body.note ?? null });
    return undefined;
  },
});

export const breachObligation = onMatter<'breach-obligation'>({
  possible: mayCheck,
  decide: ({ body, draft, context }) => {
    const refusal = find(draft.state, body.obligation, context.actor);
    if (refusal) return refusal;
    if (draft.state.ledger.obligations[body.obligation]?.state === 'breached') return refuse('breach-already-recorded');
    draft.add('obligation-breached', {
      obligation: body.obligation,
      finding: body.finding,
      putRightWithin: body.putRightWithin,
    });
    return undefined;
  },
});
