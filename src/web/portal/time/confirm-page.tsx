/** The hour is held for some minutes: what it is for and when, confirmed once. The other page gives an hour back. */
import type { FreeHours, MatterView } from '../../../matters/index.ts';
import { sayInstant } from '../../app/dates.ts';
import type { PageResult } from '../../app/pages.ts';
import { field, type Visit } from '../../app/visit.ts';
import { Confirm } from '../../components/confirm/confirm.tsx';
import { PageTitle } from '../../components/heading/heading.tsx';
import { SummaryList } from '../../components/summary-list/summary-list.tsx';
import { page as chooseAgain } from './choose-page.tsx';

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/;

/** The matter, and what the hour is for. */
async function read(visit: Visit, about: string) {
  const id = encodeURIComponent(visit.params['matter'] ?? '');
  const [matter, free] = await Promise.all([
    visit.client.get<MatterView>(`/api/matters/${id}`),
    visit.client.get<FreeHours>(`/api/matters/${id}/slots?about=${encodeURIComponent(about)}`),
  ]);
  if (!matter.ok) return { problem: matter.problem };
  if (!free.ok) return { problem: free.problem };
  return { matter: matter.body, free: free.body };
}

/** GET /matters/:matter/time/confirm?about=&at=&until= */
export async function confirmTime(visit: Visit): Promise<PageResult> {
  const { say, tell, lang, query } = visit;
  const about = query['about'] ?? '';
  const at = query['at'] ?? '';
  const got = await read(visit, about);
  if ('problem' in got) return { problem: got.problem };
  const { matter, free } = got;
  const back = `/matters/${matter.id}/time?about=${encodeURIComponent(about)}`;
  if (!instant.test(at)) return { redirect: back };
  const until = query['until'] ?? '';
  return {
    title: say('web.time.confirm'),
    back: { href: back, label: say('web.time.other') },
    body: (
      <>
        <PageTitle
          title={say('web.time.confirm')}
          lead={instant.test(until) ? say('web.time.held', { until: sayInstant(lang, until) }) : tell(matter.title)}
        />
        <div class="ov-stack">
          <SummaryList
            rows={[
              { key: say('web.time.when'), value: sayInstant(lang, at) },
              { key: say('web.time.what'), value: free.names.map(tell).join(lang === 'en' ? ', ' : '、') },
              {
                key: say('web.time.who'),
                value: free.organs.map((one) => tell(one.name)).join(lang === 'en' ? ', ' : '、'),
              },
              ...(free.booked === null ? [] : [{ key: say('web.time.instead'), value: sayInstant(lang, free.booked) }]),
            ]}
          />
          <Confirm
            title={say(`web.time.${free.kind}.means`)}
            action={`/matters/${matter.id}/time/confirm`}
            hidden={{
              key: `time-${matter.id}-${about}-${at}-${matter.seq}`,
              about,
              at,
            }}
            yes={say('web.time.yes')}
            no={{ label: say('web.time.other'), href: back }}
          />
        </div>
      </>
    ),
  };
}

/** POST /matters/:matter/time/confirm */
export async function takeTime(visit: Visit): Promise<PageResult> {
  const id = encodeURIComponent(visit.params['matter'] ?? '');
  const [about, at] = [field(visit, 'about'), field(visit, 'at')];
  const done = await visit.client.send(
    'POST',
    `/api/matters/${id}/book-visit`,
    { about, at },
    field(visit, 'key') || visit.house.ids.next(),
  );
  if (done.ok) return { redirect: `/matters/${id}?done=book-visit#todo` };
  return done.problem.status === 401
    ? { problem: done.problem }
    : await chooseAgain(visit, about, { problem: done.problem });
}

/** GET /matters/:matter/time/cancel?about= */
export async function askCancelTime(visit: Visit): Promise<PageResult> {
  const { say, tell, lang, query } = visit;
  const about = query['about'] ?? '';
  const got = await read(visit, about);
  if ('problem' in got) return { problem: got.problem };
  const { matter, free } = got;
  if (free.booked === null) return { redirect: `/matters/${matter.id}` };
  return {
    title: say('web.time.cancel'),
    back: { href: `/matters/${matter.id}`, label: tell(matter.title) },
    body: (
      <>
        <PageTitle title={say('web.time.cancel')} lead={sayInstant(lang, free.booked)} />
        <Confirm
          title={say('web.time.cancel.sure')}
          action={`/matters/${matter.id}/time/cancel`}
          hidden={{ key: `untime-${matter.id}-${about}-${free.booked}`, about }}
          yes={say('web.time.cancel')}
          kind="danger"
          no={{
            label: say('web.time.cancel.no'),
            href: `/matters/${matter.id}`,
          }}
        >
          <p>{say('web.time.cancel.means')}</p>
        </Confirm>
      </>
    ),
  };
}

/** POST /matters/:matter/time/cancel */
export async function cancelTime(visit: Visit): Promise<PageResult> {
  const id = encodeURIComponent(visit.params['matter'] ?? '');
  const done = await visit.client.send(
    'POST',
    `/api/matters/${id}/cancel-visit`,
    { about: field(visit, 'about') },
    field(visit, 'key') || visit.house.ids.next(),
  );
  return done.ok ? { redirect: `/matters/${id}?done=cancel-visit#todo` } : { problem: done.problem };
}
