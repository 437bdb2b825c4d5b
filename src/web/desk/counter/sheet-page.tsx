/** One hand-over sheet (材料交接单): every paper by name, signed by the window that gave and the organ that took. */
import type { Sheet } from '../../../matters/index.ts';
import type { PageResult } from '../../app/pages.ts';
import type { Visit } from '../../app/visit.ts';
import { sayDate } from '../../app/dates.ts';
import { Button, ButtonRow, LinkButton } from '../../components/button/button.tsx';
import { DataTable } from '../../components/data-table/data-table.tsx';
import { PageTitle } from '../../components/heading/heading.tsx';
import { SignLines } from '../../components/sign-lines/sign-lines.tsx';
import { Tick } from '../actions/row-cells.tsx';
import { PrintButton } from './frame.tsx';

/** GET /desk/sheets/:sheet */
export async function sheetPage(visit: Visit): Promise<PageResult> {
  const sheet = await visit.client.get<Sheet>(`/api/counter/sheets/${encodeURIComponent(visit.params['sheet'] ?? '')}`);
  return sheet.ok ? sheetView(visit, sheet.body) : { problem: sheet.problem };
}

/** The sheet as it is printed; the organ signs here too. */
function sheetView(visit: Visit, { sheet, rows }: Sheet): PageResult {
  const { say, tell, lang, visitor } = visit;
  const [one] = rows;
  const isOpen = rows.some((row) => row.takenOn === null);
  const mayTake = isOpen && one?.organ === visitor.organ;
  const columns = ['n', 'case', 'number', 'missing'].map((key) => ({ key, label: say(`web.counter.sheet.${key}`) }));
  return {
    title: `${say('web.counter.sheet')} ${sheet}`,
    width: 'wide',
    back: { href: '/desk/papers', label: say('web.counter.papers') },
    islands: ['/assets/print.js'],
    body: (
      <div class="ov-stack">
        <PageTitle title={say('web.counter.sheet')} above={sheet} lead={one ? tell(one.organName) : ''} />
        <DataTable
          caption={say('web.counter.sheet')}
          captionHidden
          columns={columns}
          rows={rows.map((row, index) => ({
            key: `${row.matterId} ${row.case}`,
            cells: {
              n: String(index + 1),
              case: (
                <>
                  {tell(row.itemName)}
                  <div class="ov-quiet">
                    {row.papers.length === 0
                      ? say('web.counter.sheet.no-paper')
                      : say('web.counter.sheet.papers', { count: row.papers.length })}
                  </div>
                  {row.papers.length > 0 && (
                    <ul class="ov-quiet">
                      {row.papers.map((name) => (
                        <li key={name.zh}>{tell(name)}</li>
                      ))}
                    </ul>
                  )}
                </>
              ),
              number: <span class="ov-num">{row.number}</span>,
              missing:
                row.missing > 0
                  ? say('web.counter.sheet.missing.count', { count: row.missing })
                  : row.takenOn === null
                    ? ''
                    : say('web.counter.sheet.missing.none'),
            },
          }))}
        />
        <SignLines
          signers={[
            {
              role: say('web.counter.sign.giver'),
              name: one?.handedBy ?? undefined,
              at: one?.handedOn ? sayDate(lang, one.handedOn, true) : say('web.counter.sign.date'),
            },
            {
              role: say('web.counter.sign.taker'),
              name: isOpen ? undefined : (one?.takenBy ?? undefined),
              at: one?.takenOn ? sayDate(lang, one.takenOn, true) : say('web.counter.sign.date'),
            },
          ]}
        />
        <div class="ov-no-print ov-stack-s">
          {mayTake && (
            <form method="post" action={`/desk/sheets/${sheet}`}>
              <p class="ov-quiet">{say('web.counter.sheet.take.hint')}</p>
              {[...new Set(rows.filter((row) => row.takenOn === null).map((row) => row.matterId))].map((id) => (
                <div key={id}>
                  <Tick
                    name={`m.${id}`}
                    label={say('web.counter.sheet.all', {
                      matter: rows.find((row) => row.matterId === id)?.number ?? id,
                    })}
                    checked
                  >
                    {say('web.counter.sheet.all', { matter: rows.find((row) => row.matterId === id)?.number ?? id })}
                  </Tick>
                  <a href={`/desk/matters/${id}?do=take-papers#act`}>{say('web.counter.sheet.some')}</a>
                </div>
              ))}
              <Button>{say('web.counter.sheet.take')}</Button>
            </form>
          )}
          <ButtonRow>
            <PrintButton visit={visit} />
            {visitor.roles.includes('window-clerk') && (
              <LinkButton kind="quiet" href="/desk/papers">
                {say('web.counter.papers')}
              </LinkButton>
            )}
          </ButtonRow>
        </div>
      </div>
    ),
  };
}

/** POST /desk/sheets/:sheet: the organ signs for every matter whose papers are all there. */
export async function takeSheet(visit: Visit): Promise<PageResult> {
  const sheet = visit.params['sheet'] ?? '';
  const ids = Object.keys(visit.form).flatMap((name) => (name.startsWith('m.') ? [name.slice(2)] : []));
  for (const id of ids) {
    const done = await visit.client.send(
      'POST',
      `/api/matters/${encodeURIComponent(id)}/take-papers`,
      { sheet },
      `take-${sheet}-${id}`,
    );
    if (!done.ok) return { problem: done.problem };
  }
  return { redirect: `/desk/sheets/${encodeURIComponent(sheet)}` };
}
