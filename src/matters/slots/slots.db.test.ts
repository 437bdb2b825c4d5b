/** Hours without overbooking: hundreds want one hour at the same moment, holds that end, days that are closed; on a real database (R7). */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshHouse, type FreshHouse } from '../../../test/support/house.ts';
import { journal } from '../../journal/index.ts';
import { isRefusal } from '../../platform/index.ts';
import { bookedAt, closeHours, freePlace, hoursOf, mattersIn, offerHours, slotId, takePlace } from './places.ts';

let at: FreshHouse;
let desk = { organ: 'fire', office: 1 };
const clock = { at: new Date('2026-01-05T02:00:00.000Z') };
const cause = (key: string) => ({
  actor: 'p-1-applicant',
  route: 'test',
  idempotencyKey: key,
  bodyHash: key,
});
const clients = process.env['TORTURE'] ? 5000 : 500;
let n = 0;

beforeAll(async () => {
  at = await freshHouse([journal], { clock: { now: () => clock.at } });
  desk = { organ: 'fire', office: at.house.shards.office[0] ?? 1 };
});
afterAll(() => at.close());

const instant = (hour: string) => `2026-01-07T${hour}:00:00.000Z`;
const day = {
  kind: 'survey' as const,
  from: instant('00'),
  until: instant('23'),
};
const offer = async (hour: string, places: number): Promise<string> => {
  const hours = [
    {
      at: instant(hour),
      until: instant(String(Number(hour) + 1).padStart(2, '0')),
    },
  ];
  const done = await offerHours(at.house, desk, { kind: 'survey', places, hours }, cause(`offer-${(n += 1)}`));
  if (isRefusal(done)) throw new Error(done.refused);
  return instant(hour);
};
const take = (hour: string, matter: string, until: Date | null = null) =>
  takePlace(at.house, desk, { kind: 'survey', at: hour, matter, about: 'c1', until }, cause(`take-${(n += 1)}`));
const freeIn = async (hour: string) => {
  const found = (await hoursOf(at.house, desk, day)).find((one) => one.at === hour);
  return found && found.capacity - found.taken;
};

test('five hundred want an hour with twenty places at once: twenty get it, everybody else is told that it is full', async () => {
  const hour = await offer('02', 20);
  const all = await Promise.all(Array.from({ length: clients }, (_, i) => take(hour, `m-${i}`)));
  const refused = all.filter(isRefusal);
  expect(all.length - refused.length).toBe(20);
  expect(new Set(refused.map((one) => one.refused))).toEqual(new Set(['slot-is-full']));
  expect(await freeIn(hour)).toBe(0);
}, 60_000);

test('a matter has one place in an hour, however often it asks, also when the hour is full', async () => {
  const hour = await offer('03', 1);
  const replies = await Promise.all(['a', 'b', 'c'].map(() => take(hour, 'm-one')));
  expect(replies.filter(isRefusal)).toEqual([]);
  expect(await take(hour, 'm-two')).toMatchObject({ refused: 'slot-is-full' });
  expect(await take(instant('05'), 'm-two')).toMatchObject({
    refused: 'slot-not-found',
  });
});

test('a hold that is over is free again for the next one, and a booked place is never lost to time', async () => {
  const hour = await offer('04', 1);
  await take(hour, 'm-held', new Date(clock.at.getTime() + 60_000));
  expect(await take(hour, 'm-next')).toMatchObject({ refused: 'slot-is-full' });
  clock.at = new Date(clock.at.getTime() + 61_000);
  expect(await freeIn(hour)).toBe(1);
  expect(await take(hour, 'm-next')).toEqual({ isNew: true });
  clock.at = new Date(clock.at.getTime() + 3_600_000);
  expect(await freeIn(hour)).toBe(0);
  expect(await bookedAt(at.house, desk.office, 'm-next')).toEqual([slotId('fire', 'survey', hour)]);
});

test('a place that is given back is there for the next one, once', async () => {
  const hour = await offer('06', 1);
  await take(hour, 'm-goes');
  const slot = slotId('fire', 'survey', hour);
  await Promise.all([1, 2].map((i) => freePlace(at.house, desk, slot, 'm-goes', cause(`free-${i}`))));
  expect(await freeIn(hour)).toBe(1);
  expect(await take(hour, 'm-comes')).toEqual({ isNew: true });
});

test('a closed hour takes no more bookings, keeps those it has, and opens again when it is offered again', async () => {
  const hour = await offer('07', 2);
  await take(hour, 'm-early');
  const stretch = { kind: 'survey' as const, from: hour, until: instant('08') };
  expect(await closeHours(at.house, desk, stretch, cause('close'))).toEqual({
    closed: 1,
    booked: 1,
  });
  expect(await take(hour, 'm-late')).toMatchObject({ refused: 'slot-is-full' });
  const slot = slotId('fire', 'survey', hour);
  expect((await mattersIn(at.house, desk.office, [slot])).get(slot)).toEqual(['m-early']);
  await offer('07', 2);
  expect(await take(hour, 'm-late')).toEqual({ isNew: true });
});
