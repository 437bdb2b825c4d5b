/** Choosing a day and an hour for a site check or an appointment. Days are links and hours are choices, so that it works without scripts. */
import type { FreeHours, Held, MatterView } from '../../../matters/index.ts';
import type { Problem } from '../../app/client.ts';
import { sayDate, sayInstant, sayTime } from '../../app/dates.ts';
import type { PageResult } from '../../app/pages.ts';
import { field, type Visit } from '../../app/visit.ts';
import { Button, ButtonRow, LinkButton } from '../../components/button/button.tsx';
import { EmptyState } from '../../components/empty-state/empty-state.tsx';
import { ErrorSummary } from '../../components/error-summary/error-summary.tsx';
import { PageTitle } from '../../components/heading/heading.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { SlotChoice } from '../../components/slot-choice/slot-choice.tsx';
import { byDay, shownDay, type HoursOfDay } from './hours.ts';

const matterOf = (visit: Visit): string => encodeURIComponent(visit.params['matter'] ?? '');

/** What went wrong with the last try. */
interface Trouble {
  readonly problem?: Problem;
  readonly isEmpty?: true;
}

/** GET /matters/:matter/time?about=&day= */
export const chooseTime = (visit: Visit): Promise<PageResult> => page(visit, visit.query['about'] ?? '');

/** The page of what is free now; a hold that came too late shows it again with what is left. */
export async function page(visit: Visit, about: string, trouble: Trouble = {}): Promise<PageResult> {
  const id = matterOf(visit);
  const [matter, free] = await Promise.all([
    visit.client.get<MatterView>(`/api/matters/${id}`),
    visit.client.get<FreeHours>(`/api/matters/${id}/slots?about=${encodeURIComponent(about)}`),
  ]);
  if (!matter.ok) return { problem: matter.problem };
  if (!free.ok) return { problem: free.problem };
  const { say, tell } = visit;
  const title = say(free.body.booked === null ? `web.time.${free.body.kind}` : 'web.time.move');
  return {
    title,
    ...(trouble.problem ? { status: trouble.problem.status } : trouble.isEmpty ? { status: 422 } : {}),
    back: {
      href: `/matters/${matter.body.id}`,
      label: tell(matter.body.title),
    },
    body: <Choice visit={visit} free={free.body} title={title} trouble={trouble} />,
  };
}

function Choice({ visit, free, title, trouble }: { visit: Visit; free: FreeHours; title: string; trouble: Trouble }) {
  const { say, tell, lang } = visit;
  const days = byDay(free.hours);
  const organs = free.organs.map((one) => tell(one.name)).join(lang === 'en' ? ', ' : '、');
  const names = free.names.map(tell).join(lang === 'en' ? ', ' : '、');
  return (
    <>
      {trouble.isEmpty && (
        <ErrorSummary title={say('web.form.errors')} errors={[{ field: 'slot', text: say('web.time.none-chosen') }]} />
      )}
      <PageTitle title={title} lead={say(`web.time.${free.kind}.lead`, { organs, names, count: free.organs.length })} />
      <div class="ov-stack">
        {trouble.problem && <TooLate visit={visit} problem={trouble.problem} days={days} />}
        {free.booked !== null && <p>{say('web.time.booked', { at: sayInstant(lang, free.booked) })}</p>}
        {days.length === 0 ? (
          <EmptyState icon="calendar" title={say('web.time.nothing')} text={say('web.time.nothing.text', { organs })} />
        ) : (
          <Form visit={visit} free={free} days={days} isEmpty={trouble.isEmpty === true} />
        )}
      </div>
    </>
  );
}

/** Somebody else was quicker: said calmly, with what is free next. */
function TooLate({ visit, problem, days }: { visit: Visit; problem: Problem; days: readonly HoursOfDay[] }) {
  const { say, lang } = visit;
  const next = days.flatMap((day) => day.hours).filter((hour) => hour.free > 0);
  const isTaken = problem.code === 'slot-is-full' || problem.code === 'slot-not-found';
  return (
    <Notice tone="warning" title={isTaken ? say('web.time.taken') : problem.title} announce>
      {!isTaken && problem.remedy && <p>{problem.remedy}</p>}
      {next.length > 0 && (
        <p>
          {say('web.time.next', {
            hours: next
              .slice(0, 3)
              .map((hour) => sayInstant(lang, hour.at))
              .join(lang === 'en' ? ', ' : '、'),
          })}
        </p>
      )}
    </Notice>
  );
}

function Form({
  visit,
  free,
  days,
  isEmpty,
}: {
  visit: Visit;
  free: FreeHours;
  days: readonly HoursOfDay[];
  isEmpty: boolean;
}) {
  const { say, lang, query } = visit;
  const current = shownDay(days, query['day'], free.booked);
  const hours = days.find((one) => one.day === current)?.hours ?? [];
  const here = `/matters/${matterOf(visit)}/time`;
  const about = encodeURIComponent(free.about);
  return (
    <form class="ov-stack" method="post" action={here}>
      <input type="hidden" name="about" value={free.about} />
      <SlotChoice
        id="slot"
        name="at"
        label={say('web.time.at', { day: sayDate(lang, current) })}
        error={isEmpty ? say('web.time.none-chosen') : undefined}
        daysLabel={say('web.time.days')}
        none={say('web.time.full-day')}
        days={days.map((one) => ({
          label: sayDate(lang, one.day),
          note: one.free > 0 ? say('web.time.left', { n: one.free }) : say('web.time.full'),
          href: `${here}?about=${about}&day=${one.day}`,
          current: one.day === current,
        }))}
        slots={hours.map((hour) => ({
          value: hour.at,
          label: hour.until === null ? sayTime(hour.at) : `${sayTime(hour.at)}–${sayTime(hour.until)}`,
          left: hour.free > 0 ? say('web.time.left', { n: hour.free }) : say('web.time.full'),
          full: hour.free === 0,
        }))}
      />
      <ButtonRow>
        <Button>{say('web.time.hold')}</Button>
        {free.booked !== null && (
          <LinkButton kind="secondary" href={`${here}/cancel?about=${about}`}>
            {say('web.time.cancel')}
          </LinkButton>
        )}
      </ButtonRow>
    </form>
  );
}

/** POST /matters/:matter/time: holds the place, then asks once more. */
export async function holdTime(visit: Visit): Promise<PageResult> {
  const id = matterOf(visit);
  const [about, at] = [field(visit, 'about'), field(visit, 'at')];
  if (at === '') return await page(visit, about, { isEmpty: true });
  const held = await visit.client.send<Held>(
    'POST',
    `/api/matters/${id}/slots/hold`,
    { about, at },
    visit.house.ids.next(),
  );
  if (held.ok)
    return {
      redirect: `/matters/${id}/time/confirm?about=${encodeURIComponent(about)}&at=${encodeURIComponent(at)}&until=${encodeURIComponent(held.body.until)}`,
    };
  return held.problem.status === 401 ? { problem: held.problem } : await page(visit, about, { problem: held.problem });
}
