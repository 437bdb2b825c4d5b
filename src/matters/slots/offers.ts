/** What an organ offers: half days of working days, with places; days are closed again without touching what is booked. */
import { dayOver, instantOf, legalDay } from '../../calendar/index.ts';
import { isRefusal, type Actor, type Cause, type House, type Refusal } from '../../platform/index.ts';
import { calendarInForce } from '../calendar/in-force.ts';
import { currentCatalogue } from '../../catalogue/index.ts';
import { halves, hoursIn, longestStretch, workingDays, type Half } from './half-days.ts';
import { closeHours, hoursOf, mattersIn, offerHours, type Desk } from './places.ts';
import type { CloseHoursBody, Hours, HoursClosed, HoursQuery, OfferBody, Offered } from './schema.ts';

/** One's own organ; the centre keeps the hours of any. */
async function deskFor(house: House, actor: Actor, organ: string | undefined): Promise<Desk | Refusal> {
  const wanted = organ ?? actor.organ ?? '';
  if (wanted !== actor.organ && !actor.roles.includes('coordinator')) return { refused: 'not-permitted' };
  const office = (await currentCatalogue(house)).organs[wanted]?.office;
  return office === undefined ? { refused: 'slot-not-found' } : { organ: wanted, office };
}

const plus = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** A stretch that begins before it ends and is not too long. */
const stretchRefused = (from: string, until: string): Refusal | undefined =>
  until < from || until > plus(from, longestStretch)
    ? { refused: 'slot-stretch-wrong', detail: { days: longestStretch } }
    : undefined;

/** GET /api/slots: two weeks from today where nothing is said. */
export async function listHours(house: House, actor: Actor, query: HoursQuery): Promise<Hours | Refusal> {
  const desk = await deskFor(house, actor, query.organ);
  if (isRefusal(desk)) return desk;
  const from = query.from ?? legalDay(house.clock.now());
  const until = query.until ?? plus(from, 13);
  const refusal = stretchRefused(from, until);
  if (refusal) return refusal;
  const kind = query.kind ?? 'survey';
  const hours = await hoursOf(house, desk, { kind, from: instantOf(from, 0), until: dayOver(until) });
  const matters = await mattersIn(
    house,
    desk.office,
    hours.map((hour) => hour.slot),
  );
  const name = (await currentCatalogue(house)).organs[desk.organ]?.name;
  return {
    organ: desk.organ,
    organName: name ?? { zh: desk.organ, en: desk.organ },
    kind,
    from,
    until,
    days: [...workingDays((await calendarInForce(house)).calendar, from, until)],
    hours: hours.map((hour) => ({
      ...hour,
      matters: [...(matters.get(hour.slot) ?? [])],
    })),
  };
}

/** POST /api/slots. Days that nobody works are left out by the calendar in force. Refused: nothing is left, or it has begun. */
export async function offer(house: House, actor: Actor, body: OfferBody, cause: Cause): Promise<Offered | Refusal> {
  const desk = await deskFor(house, actor, body.organ);
  if (isRefusal(desk)) return desk;
  const refusal = stretchRefused(body.from, body.until);
  if (refusal) return refusal;
  const days = workingDays((await calendarInForce(house)).calendar, body.from, body.until);
  const now = house.clock.now().toISOString();
  const hours = hoursIn(days, body.halves as Half[], body.minutes).filter((hour) => hour.at > now);
  if (hours.length === 0) return { refused: 'slot-days-closed' };
  const done = await offerHours(house, desk, { kind: body.kind, places: body.places, hours }, cause);
  return isRefusal(done) ? done : { offered: done.offered, days: days.length };
}

/** POST /api/slots/close */
export async function close(
  house: House,
  actor: Actor,
  body: CloseHoursBody,
  cause: Cause,
): Promise<HoursClosed | Refusal> {
  const desk = await deskFor(house, actor, body.organ);
  if (isRefusal(desk)) return desk;
  const refusal = stretchRefused(body.from, body.until);
  if (refusal) return refusal;
  const days = workingDays((await calendarInForce(house)).calendar, body.from, body.until);
  const sum = { closed: 0, booked: 0 };
  for (const day of days)
    for (const half of body.halves as Half[]) {
      const stretch = {
        kind: body.kind,
        from: instantOf(day, halves[half].from),
        until: instantOf(day, halves[half].to),
      };
      const key = {
        ...cause,
        idempotencyKey: `${cause.idempotencyKey}:${day}:${half}`,
      };
      const done = await closeHours(house, desk, stretch, key);
      if (isRefusal(done)) return done;
      sum.closed += done.closed;
      sum.booked += done.booked;
    }
  return sum;
}
