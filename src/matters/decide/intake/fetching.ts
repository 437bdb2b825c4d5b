/** What others hold and what others decide: papers fetched by the centre or the window, submissions to organs above that somebody helps with. */
import { lookUp } from '../../../platform/pure.ts';
import { isEnded } from '../../state.ts';
import { onCase, onTask, refuse } from '../scene.ts';

/** A gap that another organ fills is the centre's task, one inside the organ its window's; the applicant gets neither (S100). */
export const askToFetch = onCase<'ask-to-fetch'>({
  possible: ({ one }) => (isEnded(one) || one.decision ? refuse('case-ended') : undefined),
  decide: ({ state, one, body, draft }) => {
    const need = one.spec.needs.find((each) => each.need === body.need);
    if (!need) return refuse('need-not-found', { need: body.need });
    if (state.ledger.materials[need.need]) return refuse('paper-is-there', { need: body.need });
    if (lookUp(state.ledger.fetches, body.need) !== undefined)
      return refuse('fetch-already-asked', { need: body.need });
    draft.add('fetch-asked', {
      case: one.spec.case,
      need: body.need,
      from: body.from,
      by: body.from === one.spec.organ ? 'window' : 'centre',
      reasons: body.reasons ?? null,
    });
    return undefined;
  },
});

/** 协助报批: who helps, what was sent, when. The facts carry when it went up and when it came back; that time is shown apart. */
export const assistSubmission = onTask<'assist-submission'>({
  possible: ({ one, spec, task }) => {
    if (isEnded(one) || one.decision) return refuse('case-ended');
    if (spec.kind !== 'external') return refuse('not-decided-elsewhere');
    return task.state === 'open' ? undefined : refuse('task-not-open');
  },
  decide: ({ one, spec, body, draft, context }) => {
    if (body.submittedOn > context.today) return refuse('occurred-in-the-future');
    draft.add('submission-assisted', {
      case: one.spec.case,
      task: spec.task,
      helper: context.actor.id,
      documents: body.documents ?? [],
      submittedOn: body.submittedOn,
      note: body.note ?? null,
    });
    return undefined;
  },
});
