/** Today's work of whoever is signed in, soonest due first. Every row leads to the matter with the form of its task open. */
import type { TaskList, TaskRow } from '../../matters/index.ts';
import { sayInstant } from '../app/dates.ts';
import type { PageResult } from '../app/pages.ts';
import type { Visit } from '../app/visit.ts';
import { LinkButton } from '../components/button/button.tsx';
import { DataTable } from '../components/data-table/data-table.tsx';
import { EmptyState } from '../components/empty-state/empty-state.tsx';
import { FilterBar } from '../components/filter-bar/filter-bar.tsx';
import { PageTitle } from '../components/heading/heading.tsx';
import { Paging } from '../components/paging/paging.tsx';
import { SelectField } from '../components/select-field/select-field.tsx';
import { Tabs } from '../components/tabs/tabs.tsx';
import { DueCell } from './colour.tsx';
import { kindsOf } from './role-kinds.ts';
import { leadRole } from './role-work.ts';

const colours = ['red', 'amber', 'green'] as const;

/** Filters as they stand in the address; anything unknown is left out. */
export function filtersOf({ query }: Pick<Visit, 'query'>): Readonly<Record<string, string>> {
  const { kind, colour, mine, after } = query;
  return {
    ...(kind && /^[a-z-]{1,40}$/.test(kind) ? { kind } : {}),
    ...(colour && colours.some((one) => one === colour) ? { colour } : {}),
    ...(mine === 'true' ? { mine } : {}),
    ...(after ? { after } : {}),
  };
}

const href = (filters: Readonly<Record<string, string>>): string => {
  const text = new URLSearchParams(filters).toString();
  return text === '' ? '/desk' : `/desk?${text}`;
};

/** The work list. */
export async function tasksPage(visit: Visit): Promise<PageResult> {
  const filters = filtersOf(visit);
  const answer = await visit.client.get<TaskList>(
    `/api/tasks?${new URLSearchParams({ ...filters, limit: '50' }).toString()}`,
  );
  // Administrators and editors have no tasks; what they may do stands on their account's page.
  if (!answer.ok && answer.problem.code === 'forbidden' && visit.visitor.kind === 'staff')
    return { redirect: '/account' };
  if (!answer.ok) return { problem: answer.problem };
  return tasksView(visit, answer.body, filters);
}

/** The page of a list that was read. */
export function tasksView(visit: Visit, list: TaskList, filters: Readonly<Record<string, string>>): PageResult {
  const { say, visitor } = visit;
  const role = leadRole(visitor.roles);
  const { after, ...kept } = filters;
  return {
    title: say('web.menu.desk'),
    width: 'wide',
    body: (
      <>
        <PageTitle
          title={say(`web.desk.title.${role}`)}
          above={visitor.name}
          lead={say('web.desk.lead', { ...list.counts })}
        />
        <div class="ov-stack">
          <ColourTabs visit={visit} counts={list.counts} filters={kept} />
          <Filters visit={visit} filters={kept} />
          <TaskTable visit={visit} tasks={list.tasks} isFiltered={Object.keys(kept).length > 0} />
          {(after || list.next) && (
            <Paging
              label={say('web.paging')}
              {...(after ? { previous: { label: say('web.desk.paging.first'), href: href(kept) } } : {})}
              {...(list.next
                ? { next: { label: say('web.desk.paging.next'), href: href({ ...kept, after: list.next }) } }
                : {})}
              note={say('web.desk.paging.note')}
            />
          )}
        </div>
      </>
    ),
  };
}

function ColourTabs({
  visit,
  counts,
  filters,
}: {
  visit: Visit;
  counts: TaskList['counts'];
  filters: Readonly<Record<string, string>>;
}) {
  const { say } = visit;
  const { colour, ...rest } = filters;
  const tab = (value: 'red' | 'amber' | undefined, count: number) => ({
    label: say(`web.desk.tab.${value ?? 'open'}`),
    href: href({ ...rest, ...(value ? { colour: value } : {}) }),
    count: String(count),
    current: colour === value,
  });
  return (
    <Tabs
      label={say('web.desk.tabs')}
      tabs={[tab(undefined, counts.open), tab('amber', counts.amber), tab('red', counts.red)]}
    />
  );
}

function Filters({ visit, filters }: { visit: Visit; filters: Readonly<Record<string, string>> }) {
  const { say, visitor } = visit;
  const words: Readonly<Record<string, (value: string) => string>> = {
    kind: (value) => say(`matters.task.${value}`),
    colour: (value) => say(`web.desk.colour.${value}`),
    mine: () => say('web.desk.filter.mine'),
  };
  const active = Object.entries(filters).map(([name, value]) => {
    const { [name]: _off, ...others } = filters;
    return { label: words[name]?.(value) ?? value, remove: say('web.desk.filter.remove'), href: href(others) };
  });
  return (
    <FilterBar label={say('web.desk.filter')} action="/desk" submit={say('web.desk.filter')} active={active}>
      <SelectField
        id="kind"
        name="kind"
        label={say('web.desk.filter.kind')}
        value={filters['kind']}
        empty={say('web.desk.filter.all')}
        options={kindsOf(visitor.roles).map((value) => ({ value, label: say(`matters.task.${value}`) }))}
      />
      <SelectField
        id="colour"
        name="colour"
        label={say('web.desk.filter.colour')}
        value={filters['colour']}
        empty={say('web.desk.filter.all')}
        options={colours.map((value) => ({ value, label: say(`web.desk.colour.${value}`) }))}
      />
      <SelectField
        id="mine"
        name="mine"
        label={say('web.desk.filter.whose')}
        value={filters['mine']}
        empty={say('web.desk.filter.all')}
        options={[{ value: 'true', label: say('web.desk.filter.mine') }]}
      />
    </FilterBar>
  );
}

/** Rows of tasks, or words that teach why there are none. */
export function TaskTable({
  visit,
  tasks,
  isFiltered,
}: {
  visit: Visit;
  tasks: readonly TaskRow[];
  isFiltered: boolean;
}) {
  const { say } = visit;
  const columns = ['task', 'case', 'due', 'who'].map((key) => ({ key, label: say(`web.desk.column.${key}`) }));
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
      rows={tasks.map((task) => rowOf(visit, task))}
      empty={empty}
    />
  );
}

function rowOf(visit: Visit, task: TaskRow) {
  const { say, tell, lang, visitor } = visit;
  return {
    key: `${task.matterId} ${task.task}`,
    cells: {
      task: (
        <>
          <a
            href={`/desk/matters/${task.matterId}?task=${encodeURIComponent(task.task)}#act`}
          >{`${tell(task.name)} · ${tell(task.itemName)}`}</a>
          {task.joint !== null && <div class="ov-quiet">{say('web.desk.joint')}</div>}
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
          <DueCell visit={visit} due={task.dueOn} colour={task.colour} />
          {task.scheduledAt !== null && (
            <div class="ov-quiet">{say('web.desk.scheduled', { at: sayInstant(lang, task.scheduledAt) })}</div>
          )}
        </>
      ),
      who: say(
        task.assignee === null
          ? 'web.desk.who.nobody'
          : task.assignee === visitor.id
            ? 'web.desk.who.me'
            : 'web.desk.who.other',
      ),
    },
  };
}
