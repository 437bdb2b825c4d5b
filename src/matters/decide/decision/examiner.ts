/** Who examines a case: not the one who decides it, votes on it or presides over its hearing. */
import type { CaseState } from '../../state.ts';

const examining: ReadonlySet<string> = new Set(['examine', 'survey']);

/** Everybody who examines it or looked at it on the spot, also whoever has the examination in hand: none of them presides over its hearing (article 48 I 3). */
export const examinersOf = (one: CaseState): ReadonlySet<string> =>
  new Set(
    one.spec.tasks
      .filter((task) => examining.has(task.kind))
      .flatMap((task) => one.tasks[task.task]?.by ?? one.tasks[task.task]?.assignee ?? []),
  );

/** Who examined it last. */
export const examinerOf = (one: CaseState): string | undefined =>
  one.spec.tasks
    .filter((task) => task.kind === 'examine')
    .flatMap((task) => one.tasks[task.task]?.by ?? [])
    .at(-1);
