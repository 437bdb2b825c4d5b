/** What was promised for later: verified, put right, or found untrue. Nothing is taken away automatically. */
import { lookUp, type Refusal } from '../../../platform/pure.ts';
import type { Acting } from '../../access.ts';
import { caseOf, type MatterState } from '../../state.ts';
import { type Obligation } from '../../state/ledger.ts';
import { openHandling } from './handling.ts';
import { onMatter, refuse } from '../scene.ts';

/** A check is the organ's own work; a paper becomes one only when its day has passed. */
const isForOrgan = (each: Obligation): boolean =>
  each.state !== 'closed' && (each.kind === 'check' || each.state !== 'open');

const checkers = (state: MatterState, each: Obligation): readonly string[] => {
  const { spec } = caseOf(state, each.case);
  if (each.checker !== undefined) return [each.checker, spec.organ];
  return [spec.organ, ...spec.tasks.map((task) => task.organ)];
};

const mayCheck =
  (wanted: (each: Obligation) => boolean) =>
  ({ state }: { readonly state: MatterState }, actor: Acting): Refusal | undefined =>
    Object.values(state.ledger.obligations).some(
      (each) => wanted(each) && checkers(state, each).includes(actor.organ ?? ''),
    )
      ? undefined
      : refuse('no-obligation-open');

function find(
  state: MatterState,
  id: string,
  actor: Acting,
  wanted: (each: Obligation) => boolean,
): Refusal | undefined {
  const each = lookUp(state.ledger.obligations, id);
  if (each?.state === 'closed') return refuse('obligation-already-closed');
  if (!each || !wanted(each)) return refuse('obligation-not-found');
  return checkers(state, each).includes(actor.organ ?? '') ? undefined : refuse('not-permitted');
}

const isCheck = (each: Obligation): boolean => each.kind === 'check' && each.state !== 'closed';

export const closeObligation = onMatter<'close-obligation'>({
  possible: mayCheck(isCheck),
  decide: ({ body, draft, context }) => {
    const refusal = find(draft.state, body.obligation, context.actor, isCheck);
    if (refusal) return refusal;
    const isBreached = lookUp(draft.state.ledger.obligations, body.obligation)?.state === 'breached';
    if (isBreached && body.how === 'verified') return refuse('breach-is-put-right-not-verified');
    draft.add('obligation-closed', { obligation: body.obligation, how: body.how, note: body.note ?? null });
    return undefined;
  },
});

/** The commitment was found untrue, or the paper never came: the order to put it right within a limit begins the handling. */
export const breachObligation = onMatter<'breach-obligation'>({
  possible: mayCheck((each) => isForOrgan(each) && each.state !== 'breached'),
  decide: ({ body, draft, context }) => {
    const refusal = find(draft.state, body.obligation, context.actor, isForOrgan);
    if (refusal) return refusal;
    if (lookUp(draft.state.ledger.obligations, body.obligation)?.state === 'breached')
      return refuse('breach-already-recorded');
    draft.add('obligation-breached', {
      obligation: body.obligation,
      finding: body.finding,
      putRightWithin: body.putRightWithin,
    });
    openHandling(draft, context, body.obligation, { finding: body.finding, within: body.putRightWithin });
    return undefined;
  },
});
