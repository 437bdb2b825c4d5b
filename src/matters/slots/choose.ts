/** Choosing an hour for a matter: what is free for all organs that come, holding it, and taking it before the matter records it. */
import { instantOf } from '../../calendar/index.ts';
import { isRefusal, type Actor, type House, type Refusal } from '../../platform/index.ts';
import { mayCommand, maySee, type Acting } from '../access.ts';
import { catalogueOf } from '../../catalogue/index.ts';
import { visitable, type Visitable } from '../decide/joint/visits.ts';
import { acting, houseCause, readState } from '../perform.ts';
import type { MatterState } from '../state.ts';
import { freePlace, hoursOf, slotId, takePlace, type Desk } from './places.ts';
import type { FreeHours, FreeQuery, Held, HoldBody } from './schema.ts';

/** How long a place is held while the person confirms, and while the matter records it. */
const holdMs = 15 * 60_000;
const takeMs = 24 * 3_600_000;
/** How far ahead one chooses, in days, and how many other hours a refusal names. */
const aheadDays = 31;
const shown = 3;

interface Place {
  readonly state: MatterState;
  readonly one: Visitable;
  readonly desks: readonly Desk[];
}

/** The offices of organs. An organ that the catalogue does not know offers no hours. */
export async function desksOf(
  house: House,
  { head }: MatterState,
  organs: readonly string[],
): Promise<readonly Desk[]> {
  const catalogue = await catalogueOf(house, head.catalogue);
  return organs.flatMap((organ) => {
    const office = catalogue.organs[organ]?.office;
    return office === undefined ? [] : [{ organ, office }];
  });
}

async function placeFor(
  house: House,
  actor: Actor,
  id: string,
  about: string,
  may: (state: MatterState, who: Acting) => boolean,
): Promise<Place | Refusal> {
  const found = await readState(house.db, id);
  if (!found || maySee(found.state, acting(actor)) === 'none') return { refused: 'matter-not-found' };
  if (!may(found.state, acting(actor))) return { refused: 'not-permitted' };
  const one = visitable(found.state, about);
  if (!one) return { refused: 'nothing-to-book', detail: { about } };
  return { state: found.state, one, desks: await desksOf(house, found.state, one.organs) };
}

const mayBook = (state: MatterState, who: Acting): boolean => mayCommand('book-visit', state, who);

/** Hours in which every organ that comes has a free place, soonest first. */
async function freeFor(house: House, { one, desks }: Place, from: string): Promise<FreeHours['hours']> {
  if (desks.length < one.organs.length) return [];
  const until = new Date(Date.parse(from) + aheadDays * 86_400_000).toISOString();
  const lists = await Promise.all(desks.map((desk) => hoursOf(house, desk, { kind: one.kind, from, until })));
  const [first = [], ...others] = lists.map((list) =>
    list.filter((hour) => !hour.isClosed).map((hour) => ({ ...hour, free: hour.capacity - hour.taken })),
  );
  return first.flatMap(({ at, until: ends, free }) => {
    const same = others.map((list) => list.find((hour) => hour.at === at));
    if (same.some((hour) => hour === undefined)) return [];
    return [{ at, until: ends, free: Math.max(0, Math.min(free, ...same.map((hour) => hour?.free ?? 0))) }];
  });
}

/** From the beginning of a day, or from now where that is later. */
function fromDay(house: House, day: string | undefined): string {
  const now = house.clock.now().toISOString();
  const begin = day === undefined ? now : instantOf(day, 0);
  return begin > now ? begin : now;
}

/** An appointment whose hour has passed is over; another may be chosen. */
const isOver = (house: House, { kind, booked }: Visitable): boolean =>
  kind === 'appointment' && booked !== undefined && booked.at <= house.clock.now().toISOString();

/** GET /api/matters/:id/slots */
export async function freeHours(
  house: House,
  actor: Actor,
  id: string,
  query: FreeQuery,
): Promise<FreeHours | Refusal> {
  const place = await placeFor(house, actor, id, query.about, () => true);
  if (isRefusal(place)) return place;
  const { state, one } = place;
  const { organs } = await catalogueOf(house, state.head.catalogue);
  return {
    about: one.about,
    kind: one.kind,
    organs: one.organs.map((organ) => ({
      organ,
      name: organs[organ]?.name ?? { zh: organ, en: organ },
    })),
    names: one.cases.flatMap((each) => state.cases[each]?.spec.name ?? []),
    booked: isOver(house, one) ? null : (one.booked?.at ?? null),
    hours: await freeFor(house, place, fromDay(house, query.from)),
  };
}

/** Takes the place at every organ or at none. Whoever comes too late is told which hours are free next. */
async function takeAll(house: House, id: string, place: Place, at: string, until: Date): Promise<Refusal | undefined> {
  const { one, desks } = place;
  if (desks.length < one.organs.length) return { refused: 'slot-not-found' };
  const got: Desk[] = [];
  for (const desk of desks) {
    const wanted = { kind: one.kind, at, matter: id, about: one.about, until };
    const done = await takePlace(house, desk, wanted, houseCause(`hold:${house.ids.next()}`));
    if (!isRefusal(done)) {
      if (done.isNew) got.push(desk);
      continue;
    }
    for (const each of got)
      await freePlace(house, each, slotId(each.organ, one.kind, at), id, houseCause(`free:${house.ids.next()}`));
    return done.refused === 'slot-is-full' || done.refused === 'slot-not-found'
      ? {
          refused: done.refused,
          detail: { next: (await nextFree(house, place)).join(' ') },
        }
      : done;
  }
  return undefined;
}

const nextFree = async (house: House, place: Place): Promise<readonly string[]> =>
  (await freeFor(house, place, fromDay(house, undefined)))
    .filter((hour) => hour.free > 0)
    .slice(0, shown)
    .map((hour) => hour.at);

/** POST /api/matters/:id/slots/hold */
export async function holdHour(house: House, actor: Actor, id: string, body: HoldBody): Promise<Held | Refusal> {
  const place = await placeFor(house, actor, id, body.about, mayBook);
  if (isRefusal(place)) return place;
  const now = house.clock.now();
  if (body.at <= now.toISOString()) return { refused: 'survey-in-the-past' };
  const until = new Date(now.getTime() + holdMs);
  return (await takeAll(house, id, place, body.at, until)) ?? { at: body.at, until: until.toISOString() };
}

/** Before `book-visit` is recorded: the places are taken, long enough for the matter to say that they are its own. */
export async function takeHour(house: House, actor: Actor, id: string, body: HoldBody): Promise<Refusal | undefined> {
  const place = await placeFor(house, actor, id, body.about, mayBook);
  if (isRefusal(place)) return place;
  if (place.one.booked?.at === body.at || body.at <= house.clock.now().toISOString()) return undefined;
  return await takeAll(house, id, place, body.at, new Date(house.clock.now().getTime() + takeMs));
}
