/** Decided elsewhere: the case goes out once, its result comes back once, whether it is pushed, polled or typed in. */
import { findTask, isEnded, type CaseState } from '../../state.ts';
import { accept } from '../intake/intake.ts';
import { settleDecision } from './review.ts';
import { onMatter, refuse, type Context, type Draft } from '../scene.ts';

/** The other system has taken the case: that is its acceptance. */
function acceptedElsewhere(draft: Draft, context: Context, one: CaseState, serial: string): void {
  if (one.acceptedOn !== undefined) return;
  accept(draft, context, one, {
    inNameOf: { organ: one.spec.organ, authorisation: `${one.spec.decidedIn?.system ?? ''} ${serial}`.trim() },
    deemed: null,
  });
}

const hasExternal = (state: Parameters<typeof findTask>[0]) =>
  Object.values(state.cases).some((one) =>
    one.spec.tasks.some((task) => task.kind === 'external' && one.tasks[task.task]?.state === 'open'),
  );

export const submitExternal = onMatter<'submit-external'>({
  possible: ({ state }, actor) => (actor.kind === 'system' || hasExternal(state) ? undefined : refuse('task-not-open')),
  decide: ({ body, draft, context }) => {
    const found = findTask(draft.state, body.task);
    if (!found || found.spec.kind !== 'external') return refuse('task-not-found');
    if (found.task.submitted || found.task.state === 'done') return undefined;
    if (found.task.state !== 'open') return refuse('task-not-open');
    const { one, spec } = found;
    acceptedElsewhere(draft, context, one, body.theirs ?? '');
    draft.add('external-submitted', {
      case: one.spec.case,
      task: spec.task,
      system: one.spec.decidedIn?.system ?? 'unknown',
      reference: `${draft.state.head.id}.${spec.task}`,
      theirs: body.theirs ?? null,
    });
    return undefined;
  },
});

/** The clerk was sent to the other system and came back with its serial number, typed twice. From then on its time is its own. */
export const enterExternalSerial = onMatter<'enter-external-serial'>({
  possible: ({ state }) => (hasExternal(state) ? undefined : refuse('task-not-open')),
  decide: ({ body, draft, context }) => {
    const found = findTask(draft.state, body.task);
    if (!found || found.spec.kind !== 'external') return refuse('task-not-found');
    if (found.task.state !== 'open') return refuse('task-not-open');
    if (found.task.submitted) return refuse('already-submitted');
    if (found.one.spec.decidedIn?.by === 'api') return refuse('sent-by-interface');
    if (body.serial !== body.serialAgain) return refuse('serial-differs');
    const { one, spec } = found;
    acceptedElsewhere(draft, context, one, body.serial);
    draft.add('external-submitted', {
      case: one.spec.case,
      task: spec.task,
      system: one.spec.decidedIn?.system ?? 'unknown',
      reference: `${draft.state.head.id}.${spec.task}`,
      theirs: body.serial,
    });
    return undefined;
  },
});

export const recordExternalResult = onMatter<'record-external-result'>({
  possible: ({ state }, actor) => (actor.kind === 'system' || hasExternal(state) ? undefined : refuse('task-not-open')),
  decide: ({ body, draft, context }) => {
    const found = findTask(draft.state, body.task);
    if (!found || found.spec.kind !== 'external') return refuse('task-not-found');
    const { one, spec } = found;
    const isByHand = context.actor.kind !== 'system';
    if (found.task.state === 'done') return isByHand ? refuse('result-already-recorded') : undefined;
    if (isEnded(one) || found.task.state !== 'open') return refuse('task-not-open');
    if (isByHand && body.by !== 're-entry') return refuse('re-entry-only');
    if (isByHand && body.serial !== body.serialAgain) return refuse('serial-differs');
    acceptedElsewhere(draft, context, one, body.serial);
    const system = one.spec.decidedIn?.system ?? 'unknown';
    const reasons = body.reasons ?? null;
    draft.add('external-result-recorded', {
      case: one.spec.case,
      task: spec.task,
      system,
      serial: body.serial,
      effect: body.effect,
      number: body.number ?? null,
      reasons,
      by: body.by,
      checkedBy: isByHand ? context.actor.id : null,
    });
    settleDecision(draft, context, one, {
      effect: body.effect,
      reasons: reasons ?? `已由主管部门在其业务系统中办理，编号 ${body.serial}。`,
      conditions: [],
      basis: one.spec.basis,
      decidedBy: null,
      examinedBy: null,
      power: null,
      elsewhere: { system, serial: body.serial, number: body.number ?? null },
      deemed: null,
    });
    return undefined;
  },
});
