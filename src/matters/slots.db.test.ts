/** Slots without overbooking: hundreds want one hour at the same moment, on a real database (R7). */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshHouse, type FreshHouse } from '../../test/support/house.ts';
import { journal } from '../journal/index.ts';
import { isRefusal } from '../platform/index.ts';
import { bookSlot, offerSlot, slotsOf } from './slots.ts';

let at: FreshHouse;
let office = 1;
const cause = (key: string) => ({ actor: 'p-1-applicant', route: 'test', idempotencyKey: key, bodyHash: key });
const clients = process.env['TORTURE'] ? 5000 : 500;

beforeAll(async () => {
  at = await freshHouse([journal], { clock: { now: () => new Date('2026-01-05T02:00:00.000Z') } });
  office = at.house.shards.office[0] ?? 1;
});
afterAll(() => at.close());

const offer = async (hour: string, capacity: number): Promise<string> => {
  const slot = await offerSlot(
    at.house,
    { office, organ: 'fire', at: `2026-01-07T${hour}:00:00.000Z`, capacity },
    cause(`offer-${hour}`),
  );
  if (typeof slot !== 'string') throw new Error(slot.refused);
  return slot;
};
const book = (slot: string, matter: string, key = matter) =>
  bookSlot(at.house, { office, slot, matter }, cause(`${slot}-${key}`));

test('five hundred want an hour with twenty places at once: twenty get it, everybody else is told that it is full', async () => {
  const slot = await offer('02', 20);
  const all = await Promise.all(Array.from({ length: clients }, (_, i) => book(slot, `m-${i}`)));
  const refused = all.filter(isRefusal);
  expect(all.length - refused.length).toBe(20);
  expect(new Set(refused.map((one) => one.refused))).toEqual(new Set(['slot-is-full']));
  expect((await slotsOf(at.house, office, 'fire')).find((one) => one.slot === slot)?.free).toBe(0);
}, 60_000);

test('a matter has one place in an hour, however often it asks, also when the hour is full', async () => {
  const slot = await offer('03', 1);
  const replies = await Promise.all(['a', 'b', 'a'].map((key) => book(slot, 'm-one', key)));
  expect(replies.filter(isRefusal)).toEqual([]);
  expect(await book(slot, 'm-two')).toMatchObject({ refused: 'slot-is-full' });
  expect(await book('fire-unknown', 'm-two')).toMatchObject({ refused: 'slot-not-found' });
});
