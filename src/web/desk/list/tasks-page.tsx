/** The work list of an organ and role: soonest due first. Every row leads to the matter with the form of its task open. */
import type { FilterList, TaskList } from '../../../matters/index.ts';
import type { StandingIn } from '../../../people/index.ts';
import type { PageResult } from '../../app/pages.ts';
import type { Visit } from '../../app/visit.ts';
import { PageTitle } from '../../components/heading/heading.tsx';
import { Paging } from '../../components/paging/paging.tsx';
import { Tabs } from '../../components/tabs/tabs.tsx';
import { BatchBar, canTick } from './batch.tsx';
import { noChoices, readChoices } from '../choices.ts';
import { KeyHelp } from './key-help.tsx';
import { leadRole } from '../../app/lead-role.ts';
import { filtersOf, hrefOf, KeptFilters, TaskFilters, type FilterChoices, type Filters } from './task-filters.tsx';
import { TaskTable } from './task-table.tsx';

/** What stands beside the list. */
interface Beside {
  readonly choices: FilterChoices;
  readonly kept: FilterList['filters'];
  /** Whom one stands in for today. */
  readonly covered: readonly string[];
}
const nothing: Beside = { choices: { ...noChoices, items: [] }, kept: [], covered: [] };

/** The work list. */
export async function tasksPage(visit: Visit): Promise<PageResult> {
  const filters = filtersOf(visit);
  const [answer, choices, kept, items, standing] = await Promise.all([
    visit.client.get<TaskList>(`/api/tasks?${new URLSearchParams({ ...filters, limit: '50' }).toString()}`),
    readChoices(visit),
    visit.client.get<FilterList>('/api/filters'),
    visit.client.get<Pick<FilterChoices, 'items'>>('/api/items'),
    visit.client.get<StandingIn>('/api/standing-in'),
  ]);
  // Administrators and editors have no tasks; what they may do stands on their account's page.
  if (!answer.ok && answer.problem.code === 'forbidden' && visit.visitor.kind === 'staff')
    return { redirect: '/account' };
  if (!answer.ok) return { problem: answer.problem };
  return tasksView(visit, answer.body, filters, {
    choices: { ...choices, items: items.ok ? items.body.items : [] },
    kept: kept.ok ? kept.body.filters : [],
    covered: standing.ok
      ? standing.body.absences.filter((one) => one.isNow && one.cover === visit.visitor.id).map((one) => one.staff)
      : [],
  });
}

/** The page of a list that was read. */
export function tasksView(visit: Visit, list: TaskList, filters: Filters, beside: Beside = nothing): PageResult {
  const { say, visitor } = visit;
  const role = leadRole(visitor.roles);
  const { after, ...kept } = filters;
  return {
    title: say('web.menu.desk'),
    width: 'wide',
    islands: ['/assets/desk-keys.js'],
    body: (
      <>
        <PageTitle
          title={say(`web.desk.title.${role}`)}
          above={visitor.name}
          lead={say('web.desk.lead', { ...list.counts })}
        />
        <div class="ov-stack">
          <ColourTabs visit={visit} counts={list.counts} filters={kept} />
          <TaskFilters visit={visit} filters={kept} choices={beside.choices} />
          <KeptFilters visit={visit} filters={kept} kept={beside.kept} />
          <form class="ov-stack" method="post" action="/desk/batch">
            <TaskTable
              visit={visit}
              tasks={list.tasks}
              isFiltered={Object.keys(kept).length > 0}
              canTick={canTick(visit)}
              holders={{
                names: new Map(beside.choices.staff.map((one) => [one.id, one.name])),
                covered: new Set(beside.covered),
              }}
            />
            <BatchBar visit={visit} tasks={list.tasks} choices={beside.choices} />
          </form>
          {(after || list.next) && (
            <Paging
              label={say('web.paging')}
              {...(after ? { previous: { label: say('web.desk.paging.first'), href: hrefOf(kept) } } : {})}
              {...(list.next
                ? { next: { label: say('web.desk.paging.next'), href: hrefOf({ ...kept, after: list.next }) } }
                : {})}
              note={say('web.desk.paging.note')}
            />
          )}
          <KeyHelp visit={visit} />
        </div>
      </>
    ),
  };
}

function ColourTabs({ visit, counts, filters }: { visit: Visit; counts: TaskList['counts']; filters: Filters }) {
  const { say } = visit;
  const { colour, ...rest } = filters;
  const tab = (value: 'red' | 'amber' | undefined, count: number) => ({
    label: say(`web.desk.tab.${value ?? 'open'}`),
    href: hrefOf({ ...rest, ...(value ? { colour: value } : {}) }),
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
