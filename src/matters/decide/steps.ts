/** Steps that take outside time (test, review, hearing, public notice): begun with a written notice where the item says that they stop the clock. */
import { grounds } from '../facts/ending.ts';
import { caseOf, openSuspension, type CaseState } from '../state.ts';
import { resume, runs, suspend } from './clocks.ts';
import { onTask, refuse, type Context, type Draft } from './scene.ts';
import { mayAnswer, otherWork } from './answer.ts';

/** The ground on which a step stops the clock: one of article 45, else one that the item declares with its own basis. */
export const groundOf = (stopsClock: string) => grounds.find((ground) => ground === stopsClock) ?? 'declared-by-item';

export const beginStep = onTask<'begin-step'>({
  possible: (target, actor) =>
    (otherWork.has(target.spec.kind) ? undefined : refuse('not-such-a-step')) ??
    mayAnswer(target, actor) ??
    runs(target.one) ??
    (target.task.begunAt === undefined ? undefined : refuse('step-already-begun')),
  decide: ({ one, spec, body, draft, context }) => {
    const ground = spec.stopsClock === null ? null : groundOf(spec.stopsClock);
    const suspension =
      ground === null
        ? null
        : suspend(draft, context, one, {
            ground,
            expected: body.expected,
            reasons: body.reasons,
            basis: ground === 'declared-by-item' ? one.spec.basis : [],
          });
    draft.add('step-begun', { case: one.spec.case, task: spec.task, expected: body.expected, ground, suspension });
    return undefined;
  },
});

/** After the last step that shares a suspension the clock runs again: what overlapped counts once. */
export function resumeAfterStep(draft: Draft, context: Context, before: CaseState, task: string): void {
  const one = caseOf(draft.state, before.spec.case);
  const pause = before.tasks[task]?.pause;
  if (pause === undefined || openSuspension(one)?.id !== pause) return;
  const isShared = Object.values(one.tasks).some((each) => each.state === 'open' && each.pause === pause);
  if (!isShared) resume(draft, context, one);
}
