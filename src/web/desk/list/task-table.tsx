/** Rows of the work list, each leading to its form; a row that can be handled together with others can be ticked. */
import type { TaskRow } from '../../../matters/index.ts';
import { sayInstant } from '../../app/dates.ts';
import type { Visit } from '../../app/visit.ts';
import { LinkButton } from '../../components/button/button.tsx';
import { DataTable } from '../../components/data-table/data-table.tsx';
import { EmptyState } from '../../components/empty-state/empty-state.tsx';
import { Tag } from '../../components/tag/tag.tsx';
import { DueCell } from '../colour.tsx';

/** Colleagues by id, and those for whom one stands in today. */
export interface Holders {
  readonly names: ReadonlyMap<string, string>;
  readonly covered: ReadonlySet<string>;
}
const noHolders: Holders = { names: new Map(), covered: new Set() };

/** Who holds a row; of somebody away whom one covers, that it is one's own to do. */
function holderOf({ say, visitor }: Visit, { assignee }: TaskRow, { names, covered }: Holders): string {
  if (assignee === null) return say('web.desk.who.nobody');
  if (assignee === visitor.id) return say('web.desk.who.me');
  const who = names.get(assignee);
  if (who === undefined) return say('web.desk.who.other');
  return covered.has(assignee) ? say('web.desk.who.cover', { who }) : who;
}

/** Rows of tasks, or words that teach why there are none. */
export function TaskTable({
  visit,
  tasks,
  isFiltered,
  canTick,
  holders = noHolders,
}: {
  visit: Visit;
  tasks: readonly TaskRow[];
  isFiltered: boolean;
  /** Whether this row may be part of a batch. */
  canTick: (task: TaskRow) => boolean;
  holders?: Holders;
}) {
  const { say } = visit;
  const ticks = tasks.some(canTick);
  const columns = ['task', 'case', 'due', 'who', ...(ticks ? ['tick'] : [])].map((key) => ({
    key,
    label: say(`web.desk.column.${key}`),
  }));
  const empty = (
    <EmptyState
      icon="check"
      title={say(isFiltered ? 'web.desk.empty.filtered' : 'web.desk.empty')}
      text={say(isFiltered ? 'web.desk.empty.filtered.text' : 'web.desk.empty.text')}
    >
      {isFiltered && <LinkButton href="/desk">{say('web.desk.filter.off')}</LinkButton>}
    </EmptyState>
  );
  return (
    <DataTable
      caption={say('web.desk.list')}
      captionHidden
      columns={columns}
      rows={tasks.map((task) => rowOf(visit, task, canTick(task), holders))}
      empty={empty}
    />
  );
}

/** How long somebody has been standing there, in whole minutes. */
export const minutesSince = ({ house }: Visit, since: string): number =>
  Math.max(0, Math.floor((house.clock.now().getTime() - Date.parse(since)) / 60_000));

/** What a ticked row tells the batch: matter, case, task, version. */
const tickOf = (task: TaskRow): string => [task.matterId, task.case, task.task, task.version].join('|');

function rowOf(visit: Visit, task: TaskRow, canTick: boolean, holders: Holders) {
  const { say, tell, lang } = visit;
  const name = `${tell(task.name)} · ${tell(task.itemName)}`;
  return {
    key: `${task.matterId} ${task.task}`,
    cells: {
      task: (
        <>
          <a href={`/desk/matters/${task.matterId}?task=${encodeURIComponent(task.task)}#act`} data-row>
            {name}
          </a>
          {task.waitingSince !== null && (
            <div>
              <Tag
                tone="danger"
                text={say('web.desk.waits-here', { minutes: minutesSince(visit, task.waitingSince) })}
              />
            </div>
          )}
          {task.called !== null ? (
            <div class="ov-quiet">{say(`web.desk.option.joint.${task.called}`)}</div>
          ) : (
            task.joint !== null && <div class="ov-quiet">{say('web.desk.joint')}</div>
          )}
        </>
      ),
      case: (
        <>
          {tell(task.title)}
          <div class="ov-quiet ov-num">{task.number}</div>
        </>
      ),
      due: (
        <>
          <DueCell visit={visit} due={task.dueOn} at={task.dueAt} colour={task.colour} />
          {task.scheduledAt !== null && (
            <div class="ov-quiet">{say('web.desk.scheduled', { at: sayInstant(lang, task.scheduledAt) })}</div>
          )}
        </>
      ),
      who: holderOf(visit, task, holders),
      tick: canTick ? (
        <input
          type="checkbox"
          class="ov-row-tick"
          name="row"
          value={tickOf(task)}
          aria-label={`${say('web.desk.column.tick')} ${name} ${task.number}`}
        />
      ) : (
        ''
      ),
    },
  };
}
