/** The hours that an organ offers: a table of days and half days, and what its two forms do. */
import type { Hours, HoursClosed, Offered } from '../../../matters/index.ts';
import { sayDate, sayTime } from '../../app/dates.ts';
import type { PageResult } from '../../app/pages.ts';
import { field, fields, type Visit } from '../../app/visit.ts';
import { DataTable } from '../../components/data-table/data-table.tsx';
import { EmptyState } from '../../components/empty-state/empty-state.tsx';
import { PageTitle } from '../../components/heading/heading.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { Tabs } from '../../components/tabs/tabs.tsx';
import { Tag } from '../../components/tag/tag.tsx';
import { legalDay } from '../../../calendar/index.ts';
import { CloseForm, OfferForm } from './slot-forms.tsx';

const kinds = ['survey', 'appointment'] as const;
const isDay = (text: string | undefined): text is string => text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text);

/** What was tried last: a refusal, or what it brought. */
interface Tried {
  readonly refused?: {
    readonly title: string;
    readonly remedy?: string;
    readonly status: number;
  };
  readonly done?: string;
}

/** GET /desk/slots?kind=&from= */
export async function slotsPage(visit: Visit, tried: Tried = {}): Promise<PageResult> {
  const { say, tell, query } = visit;
  const kind = kinds.find((one) => one === (query['kind'] ?? field(visit, 'kind'))) ?? 'survey';
  const from = isDay(query['from']) ? `&from=${query['from']}` : '';
  const hours = await visit.client.get<Hours>(`/api/slots?kind=${kind}${from}`);
  if (!hours.ok) return { problem: hours.problem };
  const note = tried.done ?? doneOf(visit);
  return {
    title: say('web.slots'),
    width: 'wide',
    ...(tried.refused ? { status: tried.refused.status } : {}),
    back: { href: '/desk', label: say('web.menu.desk') },
    body: (
      <>
        <PageTitle title={say('web.slots')} lead={say('web.slots.lead', { organ: tell(hours.body.organName) })} />
        <div class="ov-stack">
          <Tabs
            label={say('web.slots')}
            tabs={kinds.map((one) => ({
              label: say(`web.slots.kind.${one}`),
              href: `/desk/slots?kind=${one}`,
              current: one === kind,
            }))}
          />
          {note !== undefined && <Notice tone="success" title={note} announce />}
          {tried.refused && (
            <Notice tone="danger" title={tried.refused.title} announce>
              {tried.refused.remedy && <p>{tried.refused.remedy}</p>}
            </Notice>
          )}
          <Week visit={visit} hours={hours.body} />
          <div class="ov-columns">
            <OfferForm visit={visit} hours={hours.body} />
            <CloseForm visit={visit} hours={hours.body} />
          </div>
          <p>
            <a href="/desk/area-reports">{say('web.area')}</a>
          </p>
        </div>
      </>
    ),
  };
}

/** What the last act brought, as the address says it: figures only. */
function doneOf({ query, say }: Visit): string | undefined {
  const n = Number(query['n']);
  const booked = Number(query['booked']);
  if (query['done'] === 'offer' && n >= 0) return say('web.slots.offered', { n });
  return query['done'] === 'close' && n >= 0 && booked >= 0 ? say('web.slots.closed', { n, booked }) : undefined;
}

function Week({ visit, hours }: { visit: Visit; hours: Hours }) {
  const { say, lang } = visit;
  const columns = ['day', 'hour', 'places', 'matters'].map((key) => ({
    key,
    label: say(`web.slots.col.${key}`),
  }));
  return (
    <DataTable
      caption={say('web.slots.table', { from: sayDate(lang, hours.from), until: sayDate(lang, hours.until) })}
      columns={columns}
      empty={<EmptyState icon="calendar" title={say('web.slots.none')} text={say('web.slots.none.text')} />}
      rows={hours.hours.slice(0, 100).map((hour) => ({
        key: hour.slot,
        cells: {
          day: sayDate(lang, legalDay(hour.at)),
          hour: hour.until === null ? sayTime(hour.at) : `${sayTime(hour.at)}–${sayTime(hour.until)}`,
          places: <Places visit={visit} hour={hour} />,
          matters: hour.matters.map((id) => (
            <div key={id}>
              <a href={`/desk/matters/${id}`}>{id}</a>
            </div>
          )),
        },
      }))}
    />
  );
}

/** Free, full or closed, in words and colour. */
function Places({ visit, hour }: { visit: Visit; hour: Hours['hours'][number] }) {
  const { say } = visit;
  const free = hour.capacity - hour.taken;
  if (hour.isClosed) return <Tag tone="neutral" text={say('web.slots.is-closed')} />;
  if (free <= 0) return <Tag tone="warning" text={say('web.slots.is-full', { n: hour.capacity })} />;
  return <Tag tone="success" text={say('web.slots.free', { free, n: hour.capacity })} />;
}

const stretchOf = (visit: Visit) => ({
  kind: field(visit, 'kind'),
  from: field(visit, 'from'),
  until: field(visit, 'until'),
  halves: [...fields(visit, 'halves')],
});
const keyOf = (visit: Visit): string => field(visit, 'key') || visit.house.ids.next();
const back = (visit: Visit): string => `/desk/slots?kind=${encodeURIComponent(field(visit, 'kind'))}`;

/** POST /desk/slots */
export async function offerSlots(visit: Visit): Promise<PageResult> {
  const minutes = Number(field(visit, 'minutes'));
  const body = {
    ...stretchOf(visit),
    places: Number(field(visit, 'places')),
    ...(minutes > 0 ? { minutes } : {}),
  };
  const done = await visit.client.send<Offered>('POST', '/api/slots', body, keyOf(visit));
  if (done.ok) return { redirect: `${back(visit)}&done=offer&n=${done.body.offered}` };
  return refused(visit, done.problem);
}

/** POST /desk/slots/close */
export async function closeSlots(visit: Visit): Promise<PageResult> {
  const done = await visit.client.send<HoursClosed>('POST', '/api/slots/close', stretchOf(visit), keyOf(visit));
  if (done.ok)
    return {
      redirect: `${back(visit)}&done=close&n=${done.body.closed}&booked=${done.body.booked}`,
    };
  return refused(visit, done.problem);
}

const refused = (
  visit: Visit,
  problem: { status: number; title: string; remedy?: string; code: string },
): Promise<PageResult> | PageResult =>
  problem.status === 401 || problem.status === 403
    ? { problem }
    : slotsPage(visit, {
        refused: {
          title: problem.code === 'request-invalid' ? visit.say('web.slots.wrong') : problem.title,
          ...(problem.remedy === undefined ? {} : { remedy: problem.remedy }),
          status: problem.status,
        },
      });
