/** Who examined a case last: not the one who decides it, votes on it or presides over its hearing. */
import type { CaseState } from '../state.ts';

export const examinerOf = (one: CaseState): string | undefined =>
  one.spec.tasks
    .filter((task) => task.kind === 'examine')
    .flatMap((task) => one.tasks[task.task]?.by ?? [])
    .at(-1);
