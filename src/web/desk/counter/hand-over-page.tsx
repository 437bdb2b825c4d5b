/** Papers go to the organs: what lies at the window by organ, one sheet for each. */
import type { CounterDay, CounterRow } from '../../../matters/index.ts';
import type { PageResult } from '../../app/pages.ts';
import { field, fields, type Visit } from '../../app/visit.ts';
import { sayDate } from '../../app/dates.ts';
import { Button } from '../../components/button/button.tsx';
import { DataTable } from '../../components/data-table/data-table.tsx';
import { EmptyState } from '../../components/empty-state/empty-state.tsx';
import { Heading } from '../../components/heading/heading.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { counterPage } from './frame.tsx';

/** GET /desk/papers */
export async function handOverPage(visit: Visit): Promise<PageResult> {
  const day = await visit.client.get<CounterDay>('/api/counter/day');
  return day.ok ? handOverView(visit, day.body, visit.query['refused']) : { problem: day.problem };
}

/** The page of a day that was read. */
function handOverView(visit: Visit, day: CounterDay, refused?: string): PageResult {
  const { say, tell } = visit;
  const waiting = Map.groupBy(
    day.rows.filter((row) => row.open.includes('not-handed-over')),
    (row) => row.organ,
  );
  const given = Map.groupBy(
    day.rows.filter((row) => row.sheet !== null && (row.open.includes('not-signed-for') || row.handedOn === day.day)),
    (row) => row.sheet as string,
  );
  return counterPage(visit, 'papers', {
    lead: say('web.counter.papers.lead', { count: day.papers.waiting }),
    body: (
      <>
        {refused && (
          <Notice tone="warning" title={say('web.counter.papers.refused', { count: Number(refused) || 1 })} announce />
        )}
        {waiting.size === 0 && (
          <EmptyState icon="check" title={say('web.counter.papers.none')} text={say('web.counter.papers.none.text')} />
        )}
        {[...waiting].map(([organ, rows]) => (
          <section key={organ} class="ov-card ov-stack-s">
            <Heading level={2}>{rows[0] ? tell(rows[0].organName) : organ}</Heading>
            <form class="ov-stack-s" method="post" action="/desk/papers">
              <input type="hidden" name="organ" value={organ} />
              <input type="hidden" name="sheet" value={`jj-${visit.house.ids.next().slice(-12)}`} />
              <Waiting visit={visit} rows={rows} />
              <Button>{say('web.counter.papers.give')}</Button>
            </form>
          </section>
        ))}
        {given.size > 0 && (
          <section class="ov-stack-s">
            <Heading level={2}>{say('web.counter.sheets')}</Heading>
            <ul>
              {[...given].map(([sheet, rows]) => (
                <li key={sheet}>
                  <a href={`/desk/sheets/${sheet}`}>{sheet}</a> · {rows[0] ? tell(rows[0].organName) : ''} ·{' '}
                  {say(
                    rows.every((row) => row.takenOn !== null) ? 'web.counter.sheet.taken' : 'web.counter.sheet.open',
                  )}
                </li>
              ))}
            </ul>
          </section>
        )}
      </>
    ),
  });
}

function Waiting({ visit, rows }: { visit: Visit; rows: readonly CounterRow[] }) {
  const { say, tell, lang } = visit;
  const columns = ['give', 'case', 'received'].map((key) => ({ key, label: say(`web.counter.papers.${key}`) }));
  return (
    <DataTable
      caption={say('web.counter.papers')}
      captionHidden
      columns={columns}
      rows={rows.map((row) => ({
        key: `${row.matterId} ${row.case}`,
        cells: {
          give: (
            <div class="ov-choice">
              <input
                id={`give-${row.matterId}-${row.case}`}
                name="row"
                type="checkbox"
                value={`${row.matterId}|${row.case}`}
                checked
              />
              <label for={`give-${row.matterId}-${row.case}`}>{tell(row.itemName)}</label>
            </div>
          ),
          case: (
            <>
              {tell(row.title)} <div class="ov-quiet ov-num">{row.number}</div>
            </>
          ),
          received: sayDate(lang, row.receivedOn),
        },
      }))}
    />
  );
}

/** POST /desk/papers: each matter records its own part of the sheet; a part that is refused stays at the window. */
export async function handOver(visit: Visit): Promise<PageResult> {
  const [organ, sheet] = [field(visit, 'organ'), field(visit, 'sheet')];
  const matters = Map.groupBy(fields(visit, 'row'), (row) => row.split('|')[0] ?? '');
  let refused = 0;
  for (const [id, rows] of matters) {
    const body = { sheet, organ, cases: rows.map((row) => row.split('|')[1] ?? '') };
    const done = await visit.client.send(
      'POST',
      `/api/matters/${encodeURIComponent(id)}/hand-over-papers`,
      body,
      `${sheet}-${id}`,
    );
    if (!done.ok && done.problem.status === 401) return { problem: done.problem };
    if (!done.ok) refused += 1;
  }
  if (matters.size === 0 || refused === matters.size)
    return { redirect: `/desk/papers${refused > 0 ? `?refused=${refused}` : ''}` };
  return { redirect: `/desk/sheets/${sheet}${refused > 0 ? `?refused=${refused}` : ''}` };
}
