/** Whether a task waits for an answer, and from whom. Asked by every command on a task. */
import type { Refusal } from '../../../platform/pure.ts';
import { isEnded } from '../../state.ts';
import { noticeStillUnserved } from '../notices.ts';
import { refuse, type Target } from '../scene.ts';

/** Work outside the office that is no site check. */
export const otherWork: ReadonlySet<string> = new Set([
  'expert-review',
  'public-notice',
  'hearing',
  'test',
  'measure',
  'assess',
]);

/** The task waits for an answer, and nobody has given it. */
export function mayAnswer(
  { state, one, task }: Required<Target>,
  actor?: { readonly id: string; readonly covers?: readonly string[] },
): Refusal | undefined {
  if (isEnded(one) || one.decision) return refuse('case-ended');
  if (task.state === 'waiting') return refuse('task-not-open');
  if (task.state !== 'open') return refuse('task-already-answered');
  const isAnothers = actor && task.assignee !== undefined && task.assignee !== actor.id;
  if (isAnothers && !actor.covers?.includes(task.assignee)) return refuse('task-assigned-to-another');
  return noticeStillUnserved(state, one);
}
