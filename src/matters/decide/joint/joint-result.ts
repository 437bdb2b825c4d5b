/**
 * Joint work, second half: each organ's own answer, absence that counts as agreement, one conclusion for the applicant, and another round about
 * what is still open. The conclusion completes the joint step only: every organ still does its own act.
 */
import { legalDay } from '../../../calendar/index.ts';
import { lookUp, type Refusal } from '../../../platform/pure.ts';
import type { CommandBody } from '../../commands.ts';
import type { Due } from '../../shapes.ts';
import { jointKinds } from '../../state/joint-kinds.ts';
import { caseOf, findTask, isEnded, type CaseState, type MatterState } from '../../state.ts';
import type { Activity } from '../../state/joint.ts';
import { activities, called, isCalled, organFor } from './joint.ts';
import { issue } from '../notices.ts';
import { onMatter, refuse, type Context, type Draft } from '../scene.ts';

const isOfOrgan =
  (organ: string | undefined) =>
  ([, one]: readonly [string, Activity]): boolean =>
    organ !== undefined && one.organs.includes(organ);

export const answerJoint = onMatter<'answer-joint'>({
  possible: ({ state }, actor) =>
    activities(state).some(isOfOrgan(actor.organ)) ? undefined : refuse('no-joint-open'),
  decide: ({ body, draft, context }) => {
    const known = lookUp(draft.state.ledger.activities, body.joint);
    const organ = context.actor.organ ?? '';
    if (known?.deemed.includes(organ)) return refuse('objection-after-absence');
    const one = called(draft, body.joint);
    if ('refused' in one) return one;
    const own = organFor(context.actor, undefined, one);
    if (typeof own !== 'string') return own;
    if (one.asked && !one.asked.includes(own)) return refuse('not-asked-again');
    if (one.answers[own] !== undefined) return refuse('joint-already-answered');
    if (jointKinds[one.kind].isVersioned && body.drawing !== one.version) return refuse('another-version');
    draft.add('joint-answered', {
      joint: body.joint,
      organ: own,
      round: one.round,
      version: one.version,
      passed: body.passed,
      text: body.text,
      documents: body.documents ?? [],
      by: context.actor.id,
    });
    return undefined;
  },
});

/** Tasks of an activity by organ. */
export const tasksOf = (state: MatterState, one: Activity, organ: string) =>
  one.tasks.flatMap((id) => {
    const found = findTask(state, id);
    return found?.spec.organ === organ ? [found] : [];
  });

/** Whether the organ has done its part: its own tasks, its own answer, or, where being there is enough, it was there. */
function hasAnswered(state: MatterState, one: Activity, organ: string): boolean {
  const kind = jointKinds[one.kind];
  if (one.answers[organ] !== undefined) return true;
  if (kind.answers === 'attendance') return one.attended.includes(organ);
  const tasks = tasksOf(state, one, organ);
  return tasks.length > 0 && tasks.every(({ task }) => task.state === 'done' || task.state === 'dropped');
}

/** Organs whose part is still wanting in this round. */
export const wanting = (state: MatterState, one: Activity): readonly string[] =>
  (one.asked ?? one.organs).filter(
    (organ) => !hasAnswered(state, one, organ) && casesFor(state, one, organ).some((each) => !isEnded(each)),
  );

/** The cases that an organ has in an activity; an organ without a case in it speaks for all. */
export function casesFor(state: MatterState, one: Activity, organ: string): readonly CaseState[] {
  const own = one.cases.filter((id) => {
    const { spec } = caseOf(state, id);
    return spec.organ === organ || spec.tasks.some((task) => task.organ === organ);
  });
  return (own.length > 0 ? own : one.cases).map((id) => caseOf(state, id));
}

/** Absence counts where the form allows it, the organ was told and not excused, and the law of its cases does not forbid it. */
const mayDeem = (state: MatterState, one: Activity, organ: string): boolean =>
  jointKinds[one.kind].absence &&
  !one.attended.includes(organ) &&
  !one.excused.includes(organ) &&
  casesFor(state, one, organ).every(({ spec }) => spec.deemedConsent);

function deemAbsent(draft: Draft, joint: string, one: Activity, organ: string): void {
  const open = tasksOf(draft.state, one, organ).filter(({ task }) => task.state === 'open');
  draft.add('absence-deemed', {
    joint,
    organ,
    cases: [...new Set(open.map(({ one: each }) => each.spec.case))],
    tasks: open.map(({ spec }) => spec.task),
    notifiedAt: one.notifiedAt,
    heldAt: one.at,
    present: one.attended.length,
  });
  const running = casesFor(draft.state, one, organ).filter((each) => !isEnded(each));
  for (const each of running.slice(0, 1))
    draft.add('violation-recorded', {
      case: each.spec.case,
      organ,
      rule: 'absence',
      about: joint,
    });
}

/** The promised days of the minutes as limits; never later than what the case has promised, never on a day that nobody works. */
function limitsOf(
  state: MatterState,
  one: Activity,
  body: CommandBody<'conclude-joint'>,
  context: Context,
): { task: string; due: Due }[] | Refusal {
  const limits: { task: string; due: Due }[] = [];
  for (const { task: id, by } of body.limits ?? []) {
    const found = findTask(state, id);
    if (!found || !one.cases.includes(found.one.spec.case)) return refuse('task-not-found', { task: id });
    if (found.task.state === 'done' || found.task.state === 'dropped') return refuse('task-already-answered');
    if (by < context.today) return refuse('limit-in-the-past', { task: id });
    const before = new Date(Date.parse(by) - 86_400_000).toISOString().slice(0, 10);
    const due = context.almanac.due({ n: 1, unit: 'd' }, before);
    const promised = found.one.promisedDue;
    if (promised && due.on > promised.on) return refuse('limit-beyond-promise', { task: id, promised: promised.on });
    limits.push({ task: id, due });
  }
  return limits;
}

export const concludeJoint = onMatter<'conclude-joint'>({
  possible: ({ state }) => (activities(state).some(([, one]) => isCalled(one)) ? undefined : refuse('no-joint-open')),
  decide: ({ body, draft, context }) => {
    const one = called(draft, body.joint);
    if ('refused' in one) return one;
    const kind = jointKinds[one.kind];
    const { actor } = context;
    if (!actor.roles.includes('coordinator') && one.calledBy !== actor.id) return refuse('not-permitted');
    if (context.now < one.at) return refuse('joint-not-held-yet');
    const left = wanting(draft.state, one);
    const stuck = left.filter((organ) => !mayDeem(draft.state, one, organ));
    if (stuck.length > 0) return refuse('joint-not-answered', { organs: stuck });
    if (one.attended.length === 0 && left.length === one.organs.length) return refuse('nobody-was-there');
    if (!kind.bindsLimits && (body.limits ?? []).length > 0) return refuse('no-limits-in-this-form');
    const limits = limitsOf(draft.state, one, body, context);
    if ('refused' in limits) return limits;
    for (const organ of left) deemAbsent(draft, body.joint, one, organ);
    conclude(draft, context, body, limits);
    return undefined;
  },
});

function conclude(
  draft: Draft,
  context: Context,
  body: CommandBody<'conclude-joint'>,
  limits: { task: string; due: Due }[],
): void {
  const { state } = draft;
  const one = lookUp(state.ledger.activities, body.joint);
  if (!one) return;
  const kind = jointKinds[one.kind];
  const cases = one.cases.map((id) => caseOf(state, id)).filter((each) => !isEnded(each));
  const told = kind.tellsWhole ? [...new Set(cases.flatMap(({ spec }) => spec.needs.map((need) => need.need)))] : [];
  const passed = body.passed && Object.values(one.answers).every(Boolean) && isPassedByTasks(state, one);
  const shared = kind.shares ? one.tasks.filter((id) => findTask(state, id)?.task.state === 'open') : [];
  const notice =
    kind.notice === null || cases.length === 0
      ? null
      : issue(draft, context, kind.notice, cases, { text: body.text, passed, needs: told, place: body.place ?? null });
  draft.add('joint-concluded', {
    joint: body.joint,
    kind: one.kind,
    round: one.round,
    cases: [...one.cases],
    passed,
    text: body.text,
    place: body.place ?? null,
    toldOnSite: kind.onSite && body.place !== undefined && legalDay(one.at) === context.today,
    limits,
    told,
    shared,
    documents: body.documents ?? [],
    sets: kind.sets,
    notice,
  });
}

const isPassedByTasks = (state: MatterState, one: Activity): boolean =>
  one.tasks.every((id) => findTask(state, id)?.task.passed !== false);

/** Who objected in the round that was concluded. */
export const objectors = (one: Activity): readonly string[] =>
  Object.entries(one.answers).flatMap(([organ, passed]) => (passed ? [] : [organ]));

/** A new version for all; only those who objected look again. */
export const renewJoint = onMatter<'renew-joint'>({
  possible: ({ state }) =>
    activities(state).some(([, one]) => !isCalled(one) && objectors(one).length > 0)
      ? undefined
      : refuse('nothing-to-renew'),
  decide: ({ body, draft }) => {
    const one = lookUp(draft.state.ledger.activities, body.joint);
    if (!one) return refuse('joint-not-found');
    if (isCalled(one) || objectors(one).length === 0) return refuse('nothing-to-renew');
    const isVersioned = jointKinds[one.kind].isVersioned;
    if (isVersioned && (body.drawing === undefined || body.drawing === one.version)) return refuse('version-missing');
    draft.add('joint-renewed', {
      joint: body.joint,
      round: one.round + 1,
      version: body.drawing ?? null,
      organs: [...objectors(one)],
    });
    return undefined;
  },
});

export const isToSign = (one: Activity): boolean =>
  one.state === 'concluded' && jointKinds[one.kind].tellsWhole && one.isSigned !== true;

export const signJoint = onMatter<'sign-joint'>({
  possible: ({ state }) => (activities(state).some(([, one]) => isToSign(one)) ? undefined : refuse('nothing-to-sign')),
  decide: ({ body, draft, context }) => {
    const one = lookUp(draft.state.ledger.activities, body.joint);
    if (!one || !isToSign(one)) return refuse('nothing-to-sign');
    if (context.actor.kind === 'staff' && body.signature === undefined) return refuse('own-signature-needed');
    draft.add('joint-signed', { joint: body.joint, by: context.actor.id, signature: body.signature ?? null });
    return undefined;
  },
});
