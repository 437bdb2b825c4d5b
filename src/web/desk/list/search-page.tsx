/** Finding a matter, also a finished one: by its id at once; by a matter or case number, a serial of another system or a certificate through the API. */
import type { SearchResult } from '../../../matters/index.ts';
import { sayInstant } from '../../app/dates.ts';
import type { PageResult } from '../../app/pages.ts';
import type { Visit } from '../../app/visit.ts';
import { DataTable } from '../../components/data-table/data-table.tsx';
import { EmptyState } from '../../components/empty-state/empty-state.tsx';
import { PageTitle } from '../../components/heading/heading.tsx';
import { Paging } from '../../components/paging/paging.tsx';
import { SearchBox } from '../../components/search-box/search-box.tsx';

const matterId = /m-\d{1,6}-[0-9a-z]{12}-[0-9a-z]/;
/** Fewer characters find too much. */
const shortest = 4;
const nothing: SearchResult = { cases: [], next: null };

/** The page; a matter's id, or an address that holds one, leads straight to it. */
export async function searchPage(visit: Visit): Promise<PageResult> {
  const words = (visit.query['q'] ?? '').trim().slice(0, 80);
  const [id] = matterId.exec(words.toLowerCase()) ?? [];
  if (id !== undefined) return { redirect: `/desk/matters/${id}` };
  if (words.length < shortest) return searchView(visit, words, nothing);
  const { after } = visit.query;
  const query = new URLSearchParams({
    q: words,
    ...(after ? { after } : {}),
  }).toString();
  const answer = await visit.client.get<SearchResult>(`/api/matters/search?${query}`);
  return answer.ok ? searchView(visit, words, answer.body) : { problem: answer.problem };
}

/** The page with what was found. */
export function searchView(visit: Visit, words: string, found: SearchResult): PageResult {
  const { say } = visit;
  const next = new URLSearchParams({
    q: words,
    after: found.next ?? '',
  }).toString();
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
          {words !== '' && found.cases.length === 0 && (
            <EmptyState
              icon="search"
              title={say('web.desk.search.none', { words })}
              text={say('web.desk.search.none.text')}
            />
          )}
          {found.cases.length > 0 && <Found visit={visit} found={found} />}
          {found.next !== null && (
            <Paging
              label={say('web.paging')}
              next={{
                label: say('web.desk.paging.next'),
                href: `/desk/search?${next}`,
              }}
            />
          )}
        </div>
      </>
    ),
  };
}

function Found({ visit, found }: { visit: Visit; found: SearchResult }) {
  const { say, tell, lang } = visit;
  const columns = ['case', 'matter', 'status', 'received'].map((key) => ({
    key,
    label: say(`web.desk.search.column.${key}`),
  }));
  const rows = found.cases.map((one) => ({
    key: `${one.matterId} ${one.case}`,
    cells: {
      case: (
        <>
          <a href={`/desk/matters/${one.matterId}#${one.case}`}>{tell(one.name)}</a>
          <div class="ov-quiet ov-num">{one.number}</div>
        </>
      ),
      matter: (
        <>
          {tell(one.title)}
          <div class="ov-quiet ov-num">{one.matterNumber}</div>
        </>
      ),
      status: say(`web.status.${one.status}`),
      received: sayInstant(lang, one.receivedAt),
    },
  }));
  return <DataTable caption={say('web.menu.search')} captionHidden columns={columns} rows={rows} />;
}
