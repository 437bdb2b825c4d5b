/** Joint work: one date for all, each organ's own part with two of its staff, the last answer completes. */
import type { Target } from '../scene.ts';
import { onMatter, onTask, refuse } from '../scene.ts';
import { mayDoTask } from '../../access.ts';
import { findTask, isEnded } from '../../state.ts';
import { mayAnswer, otherWork } from './answer.ts';
import { resumeAfterStep } from '../decision/steps.ts';

const fieldWork: ReadonlySet<string> = new Set(['survey']);
export const scheduleSurvey = onMatter<'schedule-survey'>({
  possible: ({ state }) => (openSurveys(state).length > 0 ? undefined : refuse('no-survey-open')),
  decide: ({ body, draft, context }) => {
    const found = body.tasks.map((id) => findTask(draft.state, id));
    const bad = found.findIndex((each) => !each || !fieldWork.has(each.spec.kind) || each.task.state !== 'open');
    if (bad >= 0) return refuse('task-not-open', { task: body.tasks[bad] as string });
    if (body.at <= context.now) return refuse('survey-in-the-past');
    const joints = new Set(found.map((each) => each?.spec.joint ?? null));
    if (joints.size > 1) return refuse('surveys-not-joint');
    const [joint] = joints;
    if (joint === null && body.tasks.length > 1) return refuse('surveys-not-joint');
    const organs = [...new Set(found.flatMap((each) => each?.spec.organ ?? []))];
    const isForeign =
      context.actor.organ !== undefined &&
      !context.actor.roles.includes('coordinator') &&
      !organs.includes(context.actor.organ);
    if (isForeign) return refuse('not-permitted');
    draft.add('survey-scheduled', { tasks: [...body.tasks], joint: joint ?? null, at: body.at, notified: organs });
    return undefined;
  },
});

const openSurveys = (state: Target['state']) =>
  Object.values(state.cases).flatMap((one) =>
    one.spec.tasks.filter((task) => fieldWork.has(task.kind) && one.tasks[task.task]?.state === 'open'),
  );

export const recordSurvey = onTask<'record-survey'>({
  possible: (target, actor) => (fieldWork.has(target.spec.kind) ? mayAnswer(target, actor) : refuse('not-a-survey')),
  decide: ({ one, spec, body, draft, context }) => {
    const cards = new Set(body.staff.map((each) => each.card));
    if (cards.size < 2) return refuse('two-staff-needed', { organ: spec.organ });
    const missed = spec.checklist.filter(
      (point) => !body.checklist.some((each) => each.point === point.zh || each.point === point.en),
    );
    if (missed.length > 0) return refuse('checklist-not-complete', { points: missed.map((point) => point.zh) });
    const { evidence } = body;
    if (evidence && (evidence.endedAt > context.now || evidence.startedAt > evidence.endedAt))
      return refuse('occurred-in-the-future');
    draft.add('survey-recorded', {
      case: one.spec.case,
      task: spec.task,
      organ: spec.organ,
      staff: body.staff,
      checklist: body.checklist.map((each) => ({ point: each.point, fits: each.fits, note: each.note ?? null })),
      findings: body.findings,
      photographs: body.photographs,
      passed: body.passed,
      concludedOnSite: body.concludedOnSite,
    });
    if (evidence)
      draft.add('survey-evidence-recorded', {
        case: one.spec.case,
        task: spec.task,
        photographs: evidence.photographs.map((each) => ({ ...each, place: each.place ?? null })),
        signature: evidence.signature ?? null,
        startedAt: evidence.startedAt,
        endedAt: evidence.endedAt,
        told: evidence.told,
        isOffline: evidence.isOffline,
      });
    return undefined;
  },
});

export const recordStep = onTask<'record-step'>({
  possible: (target, actor) => (otherWork.has(target.spec.kind) ? mayAnswer(target, actor) : refuse('not-such-a-step')),
  decide: ({ one, spec, body, draft, context }) => {
    draft.add('step-recorded', {
      case: one.spec.case,
      task: spec.task,
      passed: body.passed,
      note: body.note,
      documents: body.documents ?? [],
    });
    resumeAfterStep(draft, context, one, spec.task);
    return undefined;
  },
});

export const assignTask = onTask<'assign-task'>({
  possible: ({ one, task }) =>
    isEnded(one) || task.state === 'done' || task.state === 'dropped' ? refuse('task-already-answered') : undefined,
  decide: ({ one, spec, body, draft, context }) => {
    if (body.to !== null && one.recused.includes(body.to)) return refuse('recused');
    const { assignee } = context;
    if (assignee && assignee.organ !== spec.organ) return refuse('not-a-colleague');
    if (assignee && !mayDoTask(assignee, spec.kind, one.spec.item))
      return refuse('power-does-not-cover', { item: one.spec.item, task: spec.task });
    draft.add('task-assigned', { case: one.spec.case, task: spec.task, to: body.to, reason: body.reason ?? null });
    return undefined;
  },
});
