/** Steps that take outside time (test, review, hearing, public notice): begun with a written notice where the item says that they stop the clock. */
import type { CaseState } from '../../state.ts';
import { groundOf, resumeIfFree, runs, suspend } from '../clocks.ts';
import { onTask, refuse, type Context, type Draft } from '../scene.ts';
import { mayAnswer, otherWork } from '../joint/answer.ts';

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
  if (before.tasks[task]?.pause !== undefined) resumeIfFree(draft, context, before);
}
