import type { Tone } from '../classes.ts';
import type { IconName } from '../icon/icon.tsx';
import { Tag } from '../tag/tag.tsx';

/** One thing to do. Without `href` it cannot be done yet, and `note` says what it waits for. */
export interface Task {
  title: string;
  href?: string | undefined;
  note?: string | undefined;
  state: string;
  tone?: Tone;
  icon?: IconName | undefined;
}

/** What is to be done, in order, each with its state; the whole row leads on. */
export function TaskList({ label, tasks }: { label: string; tasks: readonly Task[] }) {
  return (
    <ul class="ov-task-list" aria-label={label}>
      {tasks.map((task) => (
        <li key={task.title}>
          <span class="ov-task-list-text">
            {task.href === undefined ? task.title : <a href={task.href}>{task.title}</a>}
            {task.note !== undefined && <span class="ov-quiet">{task.note}</span>}
          </span>
          <Tag tone={task.tone ?? 'neutral'} icon={task.icon} text={task.state} />
        </li>
      ))}
    </ul>
  );
}
