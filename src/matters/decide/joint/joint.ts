/**
 * Joint work, first half: who is called and how they were told, who came, who was excused. One mechanism for every form; the table
 * `state/joint-kinds.ts` says what a form demands.
 */
import type { Refusal } from '../../../platform/pure.ts';
import { lookUp } from '../../../platform/pure.ts';
import type { Acting } from '../../access.ts';
import type { CommandBody } from '../../commands.ts';
import { jointKinds, type JointKind } from '../../state/joint-kinds.ts';
import { findTask, isEnded, type CaseState, type MatterState } from '../../state.ts';
import type { Activity } from '../../state/joint.ts';
import { onMatter, refuse, type Draft } from '../scene.ts';

export const activities = (state: MatterState): readonly (readonly [string, Activity])[] =>
  Object.entries(state.ledger.activities ?? {});
export const isCalled = (one: Activity): boolean => one.state === 'called';
const isCentre = (actor: Acting): boolean => actor.roles.includes('coordinator');

/** The activity, if it is still going on. */
export function called(draft: Draft, id: string): Activity | Refusal {
  const one = draft.state.ledger.activities?.[id];
  if (!one) return refuse('joint-not-found');
  return isCalled(one) ? one : refuse('joint-concluded');
}

type Order = CommandBody<'call-joint'>;

const isRunning = (one: CaseState): boolean => !isEnded(one) && !one.decision;

/** What is wrong with the tasks of a call: not open, or done already and visited again without a reason. */
function tasksRefused(state: MatterState, body: Order): Refusal | undefined {
  for (const id of body.tasks ?? []) {
    const found = findTask(state, id);
    if (!found) return refuse('task-not-found', { task: id });
    if (found.task.state === 'done' && body.because === undefined) return refuse('visited-already', { task: id });
    if (found.task.state !== 'open' && found.task.state !== 'done') return refuse('task-not-open', { task: id });
    const isOpenFinding = Object.values(state.ledger.findings ?? {}).some((each) => each.task === id && each.isOpen);
    if (body.because === 'open-findings' && !isOpenFinding) return refuse('no-open-finding', { task: id });
  }
  return undefined;
}

/** A hard case goes to the centre first, and above only when the centre could not settle it (疑难会商). */
function levelRefused(state: MatterState, body: Order, cases: readonly string[]): Refusal | undefined {
  if (body.kind !== 'escalation') return undefined;
  if (body.level === undefined) return refuse('level-missing');
  const isUnsettled = activities(state).some(
    ([, one]) =>
      one.kind === 'escalation' &&
      one.level === 'centre' &&
      one.passed === false &&
      cases.some((id) => one.cases.includes(id)),
  );
  return body.level === 'above' && !isUnsettled ? refuse('through-the-centre-first') : undefined;
}

interface Circle {
  readonly cases: readonly string[];
  readonly organs: readonly string[];
}

/** Cases and organs that the call reaches: those named, and those of the tasks. */
function circleOf(state: MatterState, body: Order): Circle | Refusal {
  const found = (body.tasks ?? []).flatMap((id) => findTask(state, id) ?? []);
  const cases = [...new Set([...found.map(({ one }) => one.spec.case), ...(body.cases ?? [])])];
  const stranger = cases.find((id) => !lookUp(state.cases, id));
  if (stranger !== undefined) return refuse('case-not-found', { case: stranger });
  if (cases.length === 0) return refuse('joint-about-nothing');
  const ofCases = (body.tasks ?? []).length > 0 ? [] : cases.flatMap((id) => state.cases[id]?.spec.organ ?? []);
  const organs = [...new Set([...found.map(({ spec }) => spec.organ), ...ofCases, ...(body.organs ?? [])])];
  return { cases, organs };
}

/** Whether a visit of the same kind to the same cases was held before. */
const isRepeated = (state: MatterState, body: Order, { cases }: Circle, kind: JointKind): boolean =>
  kind.onSite &&
  body.because === undefined &&
  (body.tasks ?? []).length === 0 &&
  activities(state).some(([, one]) => one.kind === body.kind && one.cases.some((id) => cases.includes(id)));

export const callJoint = onMatter<'call-joint'>({
  possible: ({ state }) => (Object.values(state.cases).some(isRunning) ? undefined : refuse('case-ended')),
  decide: ({ body, draft, context }) => {
    const { state } = draft;
    const kind = jointKinds[body.kind];
    const circle = circleOf(state, body);
    if ('refused' in circle) return circle;
    if (body.at <= context.now) return refuse('joint-in-the-past');
    const { actor } = context;
    if (!isCentre(actor) && !circle.organs.includes(actor.organ ?? '')) return refuse('not-permitted');
    const refusal =
      tasksRefused(state, body) ??
      levelRefused(state, body, circle.cases) ??
      (isRepeated(state, body, circle, kind) ? refuse('visited-already') : undefined) ??
      (kind.isVersioned && body.drawing === undefined ? refuse('version-missing') : undefined);
    if (refusal) return refusal;
    const joint = `a${activities(state).length + 1}`;
    draft.add('joint-called', {
      joint,
      kind: body.kind,
      ...circle,
      cases: [...circle.cases],
      organs: [...circle.organs],
      tasks: [...(body.tasks ?? [])],
      at: body.at,
      place: body.place,
      subject: body.subject,
      version: body.drawing ?? null,
      because: body.because ?? null,
      level: body.level ?? null,
      notified: circle.organs.map((organ) => ({ organ, at: context.now, way: 'work-list' })),
      by: actor.id,
    });
    return undefined;
  },
});

/** For whom the actor writes: the centre for anybody who is called, others for their own organ. */
export function organFor(actor: Acting, named: string | undefined, one: Activity): string | Refusal {
  const organ = isCentre(actor) ? (named ?? actor.organ) : actor.organ;
  if (organ === undefined || (named !== undefined && named !== organ)) return refuse('not-permitted');
  return one.organs.includes(organ) ? organ : refuse('organ-not-called', { organ });
}

export const attendJoint = onMatter<'attend-joint'>({
  possible: ({ state }) => (activities(state).some(([, one]) => isCalled(one)) ? undefined : refuse('no-joint-open')),
  decide: ({ body, draft, context }) => {
    const one = called(draft, body.joint);
    if ('refused' in one) return one;
    const organ = organFor(context.actor, body.organ, one);
    if (typeof organ !== 'string') return organ;
    const cards = new Set(body.staff.flatMap((each) => each.card ?? []));
    if (cards.size < jointKinds[one.kind].staff) return refuse('two-staff-needed', { organ });
    draft.add('joint-attended', {
      joint: body.joint,
      organ,
      staff: body.staff.map((each) => ({ name: each.name, card: each.card ?? null })),
      by: context.actor.id,
    });
    return undefined;
  },
});

export const excuseJoint = onMatter<'excuse-joint'>({
  possible: ({ state }) => (activities(state).some(([, one]) => isCalled(one)) ? undefined : refuse('no-joint-open')),
  decide: ({ body, draft, context }) => {
    const one = called(draft, body.joint);
    if ('refused' in one) return one;
    if (!one.organs.includes(body.organ)) return refuse('organ-not-called', { organ: body.organ });
    if (context.now > one.at) return refuse('leave-after-the-day');
    draft.add('joint-excused', {
      joint: body.joint,
      organ: body.organ,
      reasons: body.reasons,
      by: context.actor.id,
    });
    return undefined;
  },
});
