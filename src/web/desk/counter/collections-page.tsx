/** The register of collections (领证登记): results that wait and that were collected, a day on a page; on paper the last column is signed. */
import type { CounterDay } from '../../../matters/index.ts';
import type { PageResult } from '../../app/pages.ts';
import type { Visit } from '../../app/visit.ts';
import { sayDate } from '../../app/dates.ts';
import { DataTable } from '../../components/data-table/data-table.tsx';
import { EmptyState } from '../../components/empty-state/empty-state.tsx';
import { readChoices, type Choices } from '../choices.ts';
import { counterPage, DayBar, dayQuery, PaperHead, PrintButton } from './frame.tsx';

/** GET /desk/collections */
export async function collectionsPage(visit: Visit): Promise<PageResult> {
  const [day, choices] = await Promise.all([
    visit.client.get<CounterDay>(`/api/counter/day${dayQuery(visit)}`),
    readChoices(visit),
  ]);
  return day.ok ? collectionsView(visit, day.body, choices.sites) : { problem: day.problem };
}

/** What waits to be collected and what was collected on the day. On paper the last column is signed. */
function collectionsView(visit: Visit, day: CounterDay, sites: Choices['sites']): PageResult {
  const { say, tell, lang } = visit;
  const rows = day.rows.filter((row) => row.isPickup && row.readyOn !== null && row.readyOn <= day.day);
  const columns = ['result', 'ready', 'collected', 'signature'].map((key) => ({
    key,
    label: say(`web.counter.collections.${key}`),
  }));
  return counterPage(visit, 'collections', {
    lead: say('web.counter.collections.lead', { count: day.results.waiting }),
    body: (
      <>
        <DayBar visit={visit} place="collections" day={day.day} site={day.site} sites={sites} />
        <PaperHead visit={visit} site={day.site} day={day.day} sites={sites} />
        <DataTable
          caption={say('web.counter.collections')}
          captionHidden
          columns={columns}
          empty={
            <EmptyState
              icon="check"
              title={say('web.counter.collections.none')}
              text={say('web.counter.collections.none.text')}
            />
          }
          rows={rows.map((row) => ({
            key: `${row.matterId} ${row.case}`,
            cells: {
              result: (
                <>
                  <a href={`/desk/matters/${row.matterId}?do=deliver-result&case=${row.case}#act`}>
                    {tell(row.itemName)}
                  </a>
                  <div class="ov-quiet ov-num">{row.number}</div>
                </>
              ),
              ready: row.readyOn === null ? '' : sayDate(lang, row.readyOn),
              collected:
                row.collectedOn === null
                  ? say('web.counter.collections.waiting')
                  : `${sayDate(lang, row.collectedOn)} ${row.collectedBy ?? ''}`,
              signature: '',
            },
          }))}
        />
        <div class="ov-no-print">
          <PrintButton visit={visit} />
        </div>
      </>
    ),
  });
}
