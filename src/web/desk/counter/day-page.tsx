/** The end of the day (日结): what the facts say beside what the clerk counts; a difference is found by name and explained before the day is signed. */
import type { CounterDay, WindowDay } from '../../../matters/index.ts';
import type { PageResult } from '../../app/pages.ts';
import { field, type Visit } from '../../app/visit.ts';
import { sayInstant, sayTime } from '../../app/dates.ts';
import { Button } from '../../components/button/button.tsx';
import { DataTable } from '../../components/data-table/data-table.tsx';
import { Heading } from '../../components/heading/heading.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { NumberField } from '../../components/number-field/number-field.tsx';
import { SignLines } from '../../components/sign-lines/sign-lines.tsx';
import { TextField } from '../../components/text-field/text-field.tsx';
import { readChoices, type Choices } from '../choices.ts';
import { counterPage, DayBar, dayQuery, PaperHead, PrintButton } from './frame.tsx';

const sides = ['papers', 'results'] as const;

/** GET /desk/day */
export async function dayPage(visit: Visit): Promise<PageResult> {
  const [day, choices] = await Promise.all([
    visit.client.get<CounterDay>(`/api/counter/day${dayQuery(visit)}`),
    readChoices(visit),
  ]);
  return day.ok ? await dayView(visit, day.body, choices.sites) : { problem: day.problem };
}

/** The page of a day that was read; `refused` is why it could not be signed. */
async function dayView(visit: Visit, day: CounterDay, sites: Choices['sites'], refused?: string): Promise<PageResult> {
  const { say, tell } = visit;
  const coming = await visit.client.get<WindowDay>(`/api/slots/window-day?day=${day.day}`);
  const open = day.rows.filter((row) => row.open.length > 0);
  const columns = ['side', 'opening', 'came', 'went', 'ended', 'waiting', 'counted'].map((key) => ({
    key,
    label: say(`web.counter.day.${key}`),
    numeric: key !== 'side',
  }));
  const openColumns = ['case', 'organ', 'why'].map((key) => ({ key, label: say(`web.counter.open.${key}`) }));
  return counterPage(visit, 'day', {
    lead: say('web.counter.day.lead'),
    ...(refused === undefined ? {} : { status: 422 }),
    body: (
      <>
        {refused !== undefined && <Notice tone="danger" title={refused} announce />}
        <DayBar visit={visit} place="day" day={day.day} site={day.site} sites={sites} />
        <PaperHead visit={visit} site={day.site} day={day.day} sites={sites} />
        <DataTable
          caption={say('web.counter.day.balance')}
          captionHidden
          columns={columns}
          rows={sides.map((side) => ({
            key: side,
            cells: {
              side: say(`web.counter.side.${side}`),
              ...Object.fromEntries(Object.entries(day[side]).map(([name, n]) => [name, String(n)])),
              counted: day.closed ? String(day.closed.counted[side]) : '',
            },
          }))}
        />
        {day.closed ? <Signed visit={visit} closed={day.closed} /> : <CloseForm visit={visit} day={day} />}
        <section class="ov-stack-s">
          <Heading level={2}>{say('web.counter.open', { count: open.length })}</Heading>
          <DataTable
            caption={say('web.counter.open', { count: open.length })}
            captionHidden
            columns={openColumns}
            empty={<p>{say('web.counter.open.none')}</p>}
            rows={open.map((row) => ({
              key: `${row.matterId} ${row.case}`,
              cells: {
                case: (
                  <>
                    <a href={`/desk/matters/${row.matterId}#${row.case}`}>{tell(row.itemName)}</a>
                    <div class="ov-quiet ov-num">{row.number}</div>
                  </>
                ),
                organ: tell(row.organName),
                why: row.open.map((one) => say(`web.counter.open.${one}`)).join(visit.lang === 'en' ? ', ' : '、'),
              },
            }))}
          />
        </section>
        {coming.ok && <Hours visit={visit} coming={coming.body} />}
        {coming.ok && <Appointments visit={visit} coming={coming.body} />}
        <div class="ov-no-print">
          <PrintButton visit={visit} />
        </div>
      </>
    ),
  });
}

/** Who comes on that day, hour by hour. It is for the clerk and not part of what is signed. */
function Appointments({ visit, coming }: { visit: Visit; coming: WindowDay }) {
  const { say, tell, lang } = visit;
  const between = lang === 'en' ? ', ' : '、';
  const columns = ['hour', 'matter', 'organ', 'waited'].map((key) => ({
    key,
    label: say(`web.counter.coming.${key}`),
    numeric: key === 'waited',
  }));
  return (
    <section class="ov-stack-s ov-no-print" id="appointments">
      <Heading level={2}>{say('web.counter.coming', { count: coming.appointments.length })}</Heading>
      <DataTable
        caption={say('web.counter.coming', { count: coming.appointments.length })}
        captionHidden
        columns={columns}
        empty={<p>{say('web.counter.coming.none')}</p>}
        rows={coming.appointments.map((one) => ({
          key: `${one.at} ${one.matterId}`,
          cells: {
            hour: one.until === null ? sayTime(one.at) : `${sayTime(one.at)}–${sayTime(one.until)}`,
            matter: (
              <>
                <a href={`/desk/matters/${one.matterId}`}>{one.names.map(tell).join(between) || tell(one.title)}</a>
                <div class="ov-quiet ov-num">{one.number}</div>
              </>
            ),
            organ: one.organs.map(tell).join(between),
            waited:
              one.waited === null ? (
                <span class="ov-quiet">{say('web.counter.coming.not-served')}</span>
              ) : (
                say('web.counter.coming.minutes', { n: one.waited })
              ),
          },
        }))}
      />
    </section>
  );
}

/** How many had agreed on each hour, how many were served, and how long they waited (middle of the hour's waits): what a manager of the windows looks at. */
function Hours({ visit, coming }: { visit: Visit; coming: WindowDay }) {
  const { say } = visit;
  if (coming.appointments.length === 0) return null;
  const columns = ['hour', 'agreed', 'served', 'waited'].map((key) => ({
    key,
    label: say(`web.counter.hours.${key}`),
    numeric: key !== 'hour',
  }));
  const hours = Map.groupBy(coming.appointments, (one) => sayTime(one.at).replace(/:.*/, ''));
  return (
    <section class="ov-stack-s" id="hours">
      <Heading level={2}>{say('web.counter.hours')}</Heading>
      <DataTable
        caption={say('web.counter.hours')}
        captionHidden
        columns={columns}
        rows={[...hours].map(([hour, all]) => {
          const waits = all.flatMap((one) => one.waited ?? []).toSorted((a, b) => a - b);
          const middle = waits[Math.floor((waits.length - 1) / 2)];
          return {
            key: hour,
            cells: {
              hour: `${hour}:00–${hour}:59`,
              agreed: String(all.length),
              served: String(waits.length),
              waited:
                middle === undefined ? '' : say('web.counter.hours.minutes', { n: middle, most: waits.at(-1) ?? 0 }),
            },
          };
        })}
      />
    </section>
  );
}

function Signed({ visit, closed }: { visit: Visit; closed: NonNullable<CounterDay['closed']> }) {
  const { say, lang } = visit;
  return (
    <>
      {closed.differences.length === 0 ? (
        <Notice tone="success" title={say('web.counter.day.right')} />
      ) : (
        <Notice tone="warning" title={say('web.counter.day.differs')}>
          <ul>
            {closed.differences.map((one) => (
              <li key={one.side}>
                {say(`web.counter.side.${one.side}`)} {one.by > 0 ? `+${one.by}` : one.by}
                {lang === 'en' ? ': ' : '：'}
                {one.why}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <SignLines
        signers={[{ role: say('web.counter.sign.closer'), name: closed.by, at: sayInstant(lang, closed.at) }]}
      />
    </>
  );
}

function CloseForm({ visit, day }: { visit: Visit; day: CounterDay }) {
  const { say } = visit;
  if (!visit.visitor.roles.includes('window-clerk')) return null;
  return (
    <div class="ov-no-print">
      <form class="ov-card ov-stack-s" method="post" action="/desk/day" novalidate>
        <Heading level={2}>{say('web.counter.day.close')}</Heading>
        <input type="hidden" name="key" value={visit.house.ids.next()} />
        <input type="hidden" name="day" value={day.day} />
        <input type="hidden" name="site" value={day.site} />
        {sides.map((side) => (
          <div key={side} class="ov-stack-s">
            <NumberField
              id={`counted-${side}`}
              name={`counted.${side}`}
              label={say(`web.counter.count.${side}`)}
              value={field(visit, `counted.${side}`)}
              unit={say('web.counter.count.unit')}
            />
            <TextField
              id={`why-${side}`}
              name={`why.${side}`}
              label={say(`web.counter.why.${side}`)}
              mark={say('web.desk.optional')}
              hint={say('web.counter.why.hint')}
              value={field(visit, `why.${side}`)}
            />
          </div>
        ))}
        <Button>{say('web.counter.day.sign')}</Button>
      </form>
    </div>
  );
}

/** POST /desk/day */
export async function closeDay(visit: Visit): Promise<PageResult> {
  const [site, on] = [field(visit, 'site'), field(visit, 'day')];
  const counted = Object.fromEntries(sides.map((side) => [side, field(visit, `counted.${side}`).trim()]));
  const query = `?${new URLSearchParams({ site, day: on }).toString()}`;
  const again = async (why: string): Promise<PageResult> => {
    const day = await visit.client.get<CounterDay>(`/api/counter/day${query}`);
    return day.ok ? await dayView(visit, day.body, (await readChoices(visit)).sites, why) : { problem: day.problem };
  };
  if (sides.some((side) => !/^\d{1,5}$/.test(counted[side] ?? '')))
    return await again(visit.say('web.counter.day.count-first'));
  const done = await visit.client.send(
    'POST',
    '/api/counter/close',
    {
      site,
      day: on,
      counted: { papers: Number(counted['papers']), results: Number(counted['results']) },
      explained: { papers: field(visit, 'why.papers'), results: field(visit, 'why.results') },
    },
    field(visit, 'key') || visit.house.ids.next(),
  );
  if (done.ok) return { redirect: `/desk/day?${new URLSearchParams({ site, on }).toString()}` };
  if (done.problem.status === 401 || done.problem.status === 403) return { problem: done.problem };
  return await again([done.problem.title, done.problem.remedy].filter(Boolean).join(' '));
}
