/** Finding a matter: by its id at once; by a case number, an item or a theme among the open work that one may see. */
import type { TaskList, TaskRow } from '../../matters/index.ts';
import type { PageResult } from '../app/pages.ts';
import type { Visit } from '../app/visit.ts';
import { EmptyState } from '../components/empty-state/empty-state.tsx';
import { PageTitle } from '../components/heading/heading.tsx';
import { SearchBox } from '../components/search-box/search-box.tsx';
import { TaskTable } from './tasks-page.tsx';

const matterId = /m-\d{1,6}-[0-9a-z]{12}-[0-9a-z]/;
/** Pages of the work list that are looked through at most. */
const pages = 5;

/** The page; a matter's id, or an address that holds one, leads straight to it. */
export async function searchPage(visit: Visit): Promise<PageResult> {
  const words = (visit.query['q'] ?? '').trim().slice(0, 200);
  const [id] = matterId.exec(words.toLowerCase()) ?? [];
  if (id !== undefined) return { redirect: `/desk/matters/${id}` };
  const found = words === '' ? [] : await amongOpenWork(visit, words);
  return Array.isArray(found) ? searchView(visit, words, found) : found;
}

/** The page with what was found. */
export function searchView(visit: Visit, words: string, found: readonly TaskRow[]): PageResult {
  const { say } = visit;
  return {
    title: say('web.menu.search'),
    width: 'wide',
    body: (
      <>
        <PageTitle title={say('web.menu.search')} lead={say('web.desk.search.lead')} />
        <div class="ov-stack">
          <SearchBox
            id="q"
            action="/desk/search"
            label={say('web.desk.search.label')}
            value={words}
            submit={say('web.home.search.go')}
          />
          {words !== '' && found.length === 0 && (
            <EmptyState
              icon="search"
              title={say('web.desk.search.none', { words })}
              text={say('web.desk.search.none.text')}
            />
          )}
          {found.length > 0 && <TaskTable visit={visit} tasks={found} isFiltered />}
        </div>
      </>
    ),
  };
}

/** Open work whose case number, item or theme holds the words. */
async function amongOpenWork(visit: Visit, words: string): Promise<TaskRow[] | PageResult> {
  const found: TaskRow[] = [];
  const wanted = words.toLowerCase();
  let after: string | null = '';
  for (let page = 0; page < pages && after !== null; page += 1) {
    const query: string = new URLSearchParams({ limit: '100', ...(after === '' ? {} : { after }) }).toString();
    const answer = await visit.client.get<TaskList>(`/api/tasks?${query}`);
    if (!answer.ok) return { problem: answer.problem };
    found.push(
      ...answer.body.tasks.filter((task) =>
        [task.number, task.itemName.zh, task.itemName.en, task.title.zh, task.title.en].some((text) =>
          text.toLowerCase().includes(wanted),
        ),
      ),
    );
    after = answer.body.next;
  }
  return found.slice(0, 100);
}
