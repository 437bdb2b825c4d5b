/** Collective decisions (集体讨论决定): members are called, each votes once, more than half of them decide, and the decision follows. */
import { holdsFor, type Refusal } from '../../../platform/pure.ts';
import { access, type Acting } from '../../access.ts';
import type { Session } from '../../state.ts';
import { examinerOf } from './examiner.ts';
import { onTask, refuse, type Context, type Target } from '../scene.ts';
import { mayAnswer } from '../joint/answer.ts';

/** Fewer people decide nothing together. */
const enough = 3;

const isCollective = (target: Required<Target>): Refusal | undefined =>
  target.spec.kind === 'decide' && target.one.spec.review === 'collective'
    ? mayAnswer(target)
    : refuse('not-a-collective-decision');

/** A session of which fewer than three have voted is called anew where a member cannot come; otherwise it would stand in the way for ever. */
const isRunning = (session: Session | undefined): boolean =>
  session !== undefined && session.outcome === undefined && Object.keys(session.votes).length >= enough;

export const conveneSession = onTask<'convene-session'>({
  possible: (target) =>
    isCollective(target) ??
    (isRunning(target.task.session) ? refuse('session-open') : undefined) ??
    ((target.task.session?.outcome ?? 'none') === 'none' ? undefined : refuse('session-already-held')),
  decide: ({ one, spec, task, body, draft, context }) => {
    const members = [...new Set(body.members)];
    if (members.length < enough) return refuse('three-members-needed');
    const examiner = examinerOf(one);
    if (members.some((id) => id === examiner)) return refuse('same-person-examined');
    const stranger = members.find((id) => context.named && !canVote(context.named[id], spec.organ, one.spec.item));
    if (stranger !== undefined) return refuse('not-a-colleague');
    const recused = members.find((id) => one.recused.includes(id));
    if (recused !== undefined) return refuse('member-recused', { staff: recused });
    draft.add('session-convened', {
      case: one.spec.case,
      task: spec.task,
      session: `g${Number(task.session?.id.slice(1) ?? 0) + 1}`,
      chair: context.actor.id,
      members,
    });
    return undefined;
  },
});

/** Of the organ, in a role that votes on the item: whoever cannot would be counted among those called and never be heard. */
const canVote = (person: Context['assignee'], organ: string, item: string): boolean =>
  person?.organ === organ && access['cast-vote'].some(({ role }) => holdsFor(person, role, item));

/** The one who votes is staff of the organ by the access table; a stranger on the list never can. */
export const castVote = onTask<'cast-vote'>({
  possible: (target, actor) => isCollective(target) ?? mayVote(target.task.session, actor),
  decide: ({ one, spec, task, body, draft, context }) => {
    if (!task.session) return refuse('session-not-open');
    draft.add('vote-cast', {
      case: one.spec.case,
      task: spec.task,
      session: task.session.id,
      by: context.actor.id,
      vote: body.vote,
      reasons: body.reasons ?? null,
    });
    return undefined;
  },
});

function mayVote(session: Session | undefined, actor: Acting): Refusal | undefined {
  if (!session || session.outcome !== undefined) return refuse('session-not-open');
  if (!session.members.includes(actor.id)) return refuse('not-a-member');
  return session.votes[actor.id] === undefined ? undefined : refuse('already-voted');
}

export const closeSession = onTask<'close-session'>({
  possible: (target) =>
    isCollective(target) ??
    (target.task.session && target.task.session.outcome === undefined ? undefined : refuse('session-not-open')) ??
    (Object.keys(target.task.session?.votes ?? {}).length < enough ? refuse('three-votes-needed') : undefined),
  decide: ({ one, spec, task, body, draft }) => {
    const { session } = task;
    if (!session) return refuse('session-not-open');
    const count = (vote: string): number => Object.values(session.votes).filter((each) => each === vote).length;
    const [grant, deny, abstain] = [count('grant'), count('deny'), count('abstain')];
    const isMajority = (n: number): boolean => n * 2 > session.members.length;
    draft.add('session-closed', {
      case: one.spec.case,
      task: spec.task,
      session: session.id,
      grant,
      deny,
      abstain,
      outcome: isMajority(grant) ? 'granted' : isMajority(deny) ? 'denied' : 'none',
      minutes: body.minutes,
    });
    return undefined;
  },
});

/** Why a collective decision cannot be taken yet. */
export const sessionInTheWay = ({ one, task }: Required<Target>): Refusal | undefined =>
  one.spec.review === 'collective' && (task.session?.outcome ?? 'none') === 'none'
    ? refuse('session-not-held')
    : undefined;
