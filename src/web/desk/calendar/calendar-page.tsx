/** The calendar as its administrator publishes or corrects it: what stands in force, a year to change, what it would move, and only then the button that does it. */
import type { CalendarPreview, CalendarView } from '../../../matters/index.ts';
import type { PageResult } from '../../app/pages.ts';
import { sayDate, sayInstant } from '../../app/dates.ts';
import { field, type Visit } from '../../app/visit.ts';
import { Button, ButtonRow } from '../../components/button/button.tsx';
import { DataTable } from '../../components/data-table/data-table.tsx';
import { EmptyState } from '../../components/empty-state/empty-state.tsx';
import { ErrorSummary } from '../../components/error-summary/error-summary.tsx';
import { Heading, PageTitle } from '../../components/heading/heading.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { TextArea } from '../../components/text-area/text-area.tsx';
import { TextField } from '../../components/text-field/text-field.tsx';
import { emptyOnes, errorAt, noAttempt, refusalOf, summaryOf, type Attempt } from '../form-errors.ts';
import { daysInWords, readDays } from './days.ts';

const words = 'web.calendar.field';
const names = ['year', 'rest', 'work', 'notice', 'reason'] as const;
type Name = (typeof names)[number];
type Typed = Readonly<Record<Name, string>>;

/** GET /desk/calendar */
export const calendarPage = (visit: Visit): Promise<PageResult> => shown(visit, undefined, noAttempt);

async function shown(visit: Visit, typed: Typed | undefined, attempt: Attempt, preview?: CalendarPreview) {
  const view = await visit.client.get<CalendarView>('/api/calendar');
  if (!view.ok) return { problem: view.problem };
  return calendarView(visit, view.body, typed ?? firstTyped(visit, view.body), attempt, preview);
}

/** What stands in the form at first: the year that the address names, or the one after the last published. */
function firstTyped({ query }: Visit, view: CalendarView): Typed {
  const wanted = view.years.find((one) => one.year === query['year']);
  return {
    year: wanted?.year ?? String(view.lastPublishedYear + 1),
    rest: wanted ? daysInWords(wanted.rest) : '',
    work: wanted ? daysInWords(wanted.work) : '',
    notice: wanted?.notice ?? '',
    reason: '',
  };
}

/** The page of what was read. */
export function calendarView(
  visit: Visit,
  view: CalendarView,
  typed: Typed,
  attempt: Attempt = noAttempt,
  preview?: CalendarPreview,
): PageResult {
  const { say, lang } = visit;
  const isWrong = attempt.refused !== undefined || Object.keys(attempt.errors).length > 0;
  return {
    title: say('web.calendar'),
    width: 'wide',
    ...(isWrong ? { status: 422 } : {}),
    body: (
      <>
        <PageTitle title={say('web.calendar')} lead={say('web.calendar.lead', { year: view.lastPublishedYear })} />
        <div class="ov-stack-l">
          <ErrorSummary title={say('web.form.errors')} errors={summaryOf(visit, words, attempt)} />
          {attempt.refused !== undefined && <Notice tone="danger" title={attempt.refused} announce />}
          {visit.query['done'] !== undefined && <Notice tone="success" title={say('web.calendar.done')} announce />}
          {preview && <Preview visit={visit} preview={preview} typed={typed} />}
          <YearForm visit={visit} typed={typed} attempt={attempt} />
          <Years visit={visit} view={view} />
          <section class="ov-stack-s">
            <Heading level={2}>{say('web.calendar.changes')}</Heading>
            <DataTable
              caption={say('web.calendar.changes')}
              captionHidden
              columns={['at', 'reason', 'by'].map((key) => ({ key, label: say(`web.calendar.column.${key}`) }))}
              empty={<EmptyState icon="check" title={say('web.calendar.none')} text={say('web.calendar.none.text')} />}
              rows={view.changes.map((one) => ({
                key: String(one.number),
                cells: { at: sayInstant(lang, one.at), reason: one.reason, by: one.by },
              }))}
            />
          </section>
        </div>
      </>
    ),
  };
}

function YearForm({ visit, typed, attempt }: { visit: Visit; typed: Typed; attempt: Attempt }) {
  const { say } = visit;
  const common = (name: Name) => ({
    id: name,
    name,
    label: say(`web.calendar.field.${name}`),
    value: typed[name],
    ...errorAt(attempt, name),
  });
  return (
    <form class="ov-card ov-stack-s" method="post" action="/desk/calendar" novalidate>
      <Heading level={2}>{say('web.calendar.change')}</Heading>
      <TextField {...common('year')} width="short" inputmode="numeric" maxLength={4} />
      <TextArea {...common('rest')} rows={4} maxLength={2000} hint={say('web.calendar.hint.days')} />
      <TextArea {...common('work')} rows={2} maxLength={1000} hint={say('web.calendar.hint.work')} />
      <TextField {...common('notice')} maxLength={300} hint={say('web.calendar.hint.notice')} />
      <TextField {...common('reason')} maxLength={500} />
      <Button name="do" value="preview">
        {say('web.calendar.preview')}
      </Button>
    </form>
  );
}

/** What would move, by kind of day and by matter; the button that puts it in force stands below it and nowhere else. */
function Preview({ visit, preview, typed }: { visit: Visit; preview: CalendarPreview; typed: Typed }) {
  const { say, lang } = visit;
  const { days, matters, cases, dates, examples } = preview;
  return (
    <section class="ov-card ov-stack-s">
      <Heading level={2}>{say('web.calendar.would', { days: days.length, matters })}</Heading>
      <p>{say('web.calendar.would.text', { cases, dates })}</p>
      <details class="ov-why">
        <summary>{say('web.calendar.days', { days: days.length })}</summary>
        <ul class="ov-why-text">
          {days.map((one) => (
            <li key={one.date}>
              {say('web.calendar.day', {
                date: sayDate(lang, one.date, true),
                from: say(`web.calendar.kind.${one.from}`),
                to: say(`web.calendar.kind.${one.to}`),
              })}
            </li>
          ))}
        </ul>
      </details>
      {examples.length > 0 && (
        <DataTable
          caption={say('web.calendar.examples')}
          columns={['matter', 'before', 'after'].map((key) => ({ key, label: say(`web.calendar.column.${key}`) }))}
          rows={examples.map((one) => ({
            key: `${one.matterId} ${one.case}`,
            cells: {
              matter: (
                <span class="ov-num">
                  {one.matterId} {one.case}
                </span>
              ),
              before: sayDate(lang, one.from),
              after: (
                <div>
                  {sayDate(lang, one.to)}
                  {!one.isFirm && <div class="ov-quiet">{say('web.when.provisional')}</div>}
                </div>
              ),
            },
          }))}
        />
      )}
      <p class="ov-quiet">{say('web.calendar.undo')}</p>
      <form method="post" action="/desk/calendar">
        <input type="hidden" name="key" value={visit.house.ids.next()} />
        {names.map((name) => (
          <input key={name} type="hidden" name={name} value={typed[name]} />
        ))}
        <ButtonRow>
          <Button name="do" value="apply">
            {say('web.calendar.apply', { matters })}
          </Button>
        </ButtonRow>
      </form>
    </section>
  );
}

/** One range on a line. */
const Days = ({ days }: { days: string }) => (
  <>
    {daysInWords(days)
      .split('\n')
      .map((line) => (
        <div key={line} class="ov-num">
          {line}
        </div>
      ))}
  </>
);

function Years({ visit, view }: { visit: Visit; view: CalendarView }) {
  const { say } = visit;
  return (
    <section class="ov-stack-s">
      <Heading level={2}>{say('web.calendar.years')}</Heading>
      <DataTable
        caption={say('web.calendar.years')}
        captionHidden
        columns={['year', 'rest', 'work'].map((key) => ({ key, label: say(`web.calendar.field.${key}`) }))}
        rows={view.years.map((one) => ({
          key: one.year,
          cells: {
            year: (
              <div>
                <a href={`/desk/calendar?year=${one.year}`}>{one.year}</a>
                <div class="ov-quiet">{one.notice}</div>
              </div>
            ),
            rest: <Days days={one.rest} />,
            work: <Days days={one.work} />,
          },
        }))}
      />
    </section>
  );
}

/** POST /desk/calendar: first what it would move, then, on the second button, in force. */
export async function changeCalendar(visit: Visit): Promise<PageResult> {
  const typed = Object.fromEntries(names.map((name) => [name, field(visit, name).trim()])) as Typed;
  const errors = emptyOnes(visit, ['year', 'rest', 'notice', 'reason']);
  const [rest, work] = [readDays(typed.rest), readDays(typed.work)];
  if (!/^20\d{2}$/.test(typed.year)) errors['year'] = visit.say('web.calendar.error.year');
  if ('wrong' in rest) errors['rest'] = visit.say('web.calendar.error.line', { line: rest.wrong });
  if ('wrong' in work) errors['work'] = visit.say('web.calendar.error.line', { line: work.wrong });
  if ('wrong' in rest || 'wrong' in work || Object.keys(errors).length > 0)
    return await shown(visit, typed, { errors });
  const years = { [typed.year]: { notice: typed.notice, rest: rest.days, work: work.days } };
  const body = { source: typed.notice, years };
  const failed = async (problem: Parameters<typeof refusalOf>[0]): Promise<PageResult> =>
    problem.status === 401 || problem.code === 'forbidden'
      ? { problem }
      : await shown(visit, typed, { errors: {}, refused: refusalOf(problem) });
  if (field(visit, 'do') !== 'apply') {
    const preview = await visit.client.send<CalendarPreview>(
      'POST',
      '/api/calendar/preview',
      body,
      visit.house.ids.next(),
    );
    return preview.ok ? await shown(visit, typed, noAttempt, preview.body) : await failed(preview.problem);
  }
  const done = await visit.client.send(
    'POST',
    '/api/calendar',
    { ...body, reason: typed.reason },
    field(visit, 'key') || visit.house.ids.next(),
  );
  return done.ok ? { redirect: '/desk/calendar?done=1' } : await failed(done.problem);
}
