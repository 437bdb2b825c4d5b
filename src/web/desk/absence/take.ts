/** Takes the forms of the page of absence: each sends one command and comes back to the page. */
import type { TasksHandedOver } from '../../../matters/index.ts';
import type { PageResult } from '../../app/pages.ts';
import { field, type Visit } from '../../app/visit.ts';
import { emptyOnes, refusalOf } from '../form-errors.ts';
import { absenceShown } from './absence-page.tsx';

const page = '/desk/absence';
/** As many as an address holds; the rest is counted. */
const mostNamed = 12;
const text = (visit: Visit, name: string): string => field(visit, name).trim();

async function sent<T>(
  visit: Visit,
  url: string,
  body: object,
  where: (reply: T) => string = () => `${page}?done=1`,
): Promise<PageResult> {
  const done = await visit.client.send<T>('POST', url, body, text(visit, 'key') || visit.house.ids.next());
  if (done.ok) return { redirect: where(done.body) };
  if (done.problem.status === 401 || done.problem.code === 'forbidden') return { problem: done.problem };
  return await absenceShown(visit, { errors: {}, refused: refusalOf(done.problem) });
}

/** POST /desk/absence */
export async function recordAbsence(visit: Visit): Promise<PageResult> {
  const errors = emptyOnes(visit, ['cover', 'from', 'until', 'reason']);
  const [from, until] = [text(visit, 'from'), text(visit, 'until')];
  if (errors['until'] === undefined && errors['from'] === undefined && until < from)
    errors['until'] = visit.say('web.absence.error.until');
  if (Object.keys(errors).length > 0) return await absenceShown(visit, { errors });
  const away = text(visit, 'away');
  const body = { cover: text(visit, 'cover'), from, until, reason: text(visit, 'reason') };
  return await sent(visit, '/api/absences', away === '' ? body : { ...body, staff: away });
}

/** POST /desk/absence/end */
export const endAbsence = (visit: Visit): Promise<PageResult> =>
  sent(visit, `/api/absences/${encodeURIComponent(text(visit, 'absence'))}/end`, {});

/** POST /desk/absence/change */
export async function changeAbsence(visit: Visit): Promise<PageResult> {
  const errors = emptyOnes(visit, ['newUntil', 'changeReason']);
  if (Object.keys(errors).length > 0) return await absenceShown(visit, { errors });
  const body = { until: text(visit, 'newUntil'), reason: text(visit, 'changeReason') };
  return await sent(visit, `/api/absences/${encodeURIComponent(text(visit, 'absence'))}/change`, body);
}

/** POST /desk/absence/lend */
export async function lendPower(visit: Visit): Promise<PageResult> {
  const errors = emptyOnes(visit, ['deputy', 'days', 'lendingReason']);
  const days = Number(text(visit, 'days'));
  if (errors['days'] === undefined && !(Number.isInteger(days) && days >= 1 && days <= 366))
    errors['days'] = visit.say('web.absence.error.days');
  if (Object.keys(errors).length > 0) return await absenceShown(visit, { errors });
  const body = { to: text(visit, 'deputy'), days, reason: text(visit, 'lendingReason') };
  return await sent(visit, '/api/delegations', body);
}

/** POST /desk/absence/take-back */
export const endDelegation = (visit: Visit): Promise<PageResult> =>
  sent(visit, `/api/delegations/${encodeURIComponent(text(visit, 'grant'))}/end`, {});

/** POST /desk/absence/hand-over */
export async function handOver(visit: Visit): Promise<PageResult> {
  const errors = emptyOnes(visit, ['giver', 'taker', 'handingReason']);
  if (Object.keys(errors).length > 0) return await absenceShown(visit, { errors });
  const body = { from: text(visit, 'giver'), to: text(visit, 'taker'), reason: text(visit, 'handingReason') };
  return await sent<TasksHandedOver>(visit, '/api/tasks/hand-over', body, ({ handed, kept }) => {
    const stayed = kept.slice(0, mostNamed).map((one) => `${one.matterId}|${one.task}|${one.refused}`);
    return `${page}?${new URLSearchParams({ handed: String(handed), kept: String(kept.length), stayed: stayed.join(',') }).toString()}`;
  });
}
