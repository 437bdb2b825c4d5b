/** Cells are opened on a database that has been numbering since January: no number is given twice, and nobody goes on with the old count. */
import { expect, test } from 'vitest';
import type pg from 'pg';
import { certificates } from '../../src/certificates/index.ts';
import { drawSerial } from '../../src/certificates/store.ts';
import { matters } from '../../src/matters/index.ts';
import { matterPlace, placeOf } from '../../src/matters/ids.ts';
import { drawNumbers } from '../../src/matters/store.ts';
import { systemClock, type Room } from '../../src/platform/index.ts';
import { interleaved, openCells, refuseStrangeCells } from '../../src/platform/database/cells.ts';
import { connectOnce } from '../../src/platform/database/pool.ts';
import { freshDatabase } from '../support/database.ts';

/** How many are drawn in each cell before and after; the last cells had little to do. */
const before = [40, 3, 17, 1, 9, 2, 1, 1];
const after = [2, 9, 1, 5, 3, 1, 1, 1, 30, 12, 8];

const rooms: readonly Room[] = [matters, certificates];

async function asOwner<T>(work: (admin: pg.Client, address: string) => Promise<T>): Promise<T> {
  const fresh = await freshDatabase();
  const admin = await connectOnce(fresh.adminUrl);
  try {
    return await work(admin, fresh.adminUrl);
  } finally {
    await admin.end();
    await fresh.close();
  }
}

/** Draws case numbers of a day, notices and certificates of a year as the rooms do; gives what was drawn, by series. */
async function draw(admin: pg.Client, cells: readonly number[], counts: readonly number[]): Promise<string[]> {
  const drawn: string[] = [];
  for (const [place, count] of counts.entries()) {
    const cell = cells[place] as number;
    for (const [series, period] of [
      ['case', '2026-06-30'],
      ['notice:acceptance', '2026'],
    ] as const) {
      const { rows } = await admin.query<{ n: number }>(drawNumbers.text, [cell, series, period, count]);
      const first = (rows[0]?.n ?? 0) - count;
      drawn.push(...Array.from({ length: count }, (_, n) => `${series} ${interleaved(first + n, cells, cell)}`));
    }
    for (let n = 0; n < Math.min(count, 12); n += 1) {
      const { rows } = await admin.query<{ n: number }>(drawSerial.text, [cell, 'food-permit', '2026']);
      drawn.push(`food-permit ${interleaved((rows[0]?.n ?? 1) - 1, cells, cell)}`);
    }
  }
  return drawn;
}

const doubles = (drawn: readonly string[]): number => drawn.length - new Set(drawn).size;

test('cells that are opened in mid-year give no number that was given, of cases, notices and certificates; with counters that are not lifted they would', async () => {
  await asOwner(async (admin, address) => {
    const first = await draw(admin, [1, 2, 3, 4, 5, 6, 7, 8], before);
    const process = await connectOnce(address);
    await expect(openCells(admin, 3, rooms, systemClock)).rejects.toThrow(/other connections use this/);
    await process.end();
    const cells = await openCells(admin, 3, rooms, systemClock);
    expect(cells).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    const all = [...first, ...(await draw(admin, cells, after))];
    expect(doubles(all)).toBe(0);
    const more = await openCells(admin, 1, [], systemClock);
    expect(doubles([...all, ...(await draw(admin, more, after))])).toBeGreaterThan(0);
    await admin.query(`insert into platform.cell (cell, jurisdiction, name) values (13, '', 'by hand')`);
    await expect(refuseStrangeCells(admin)).rejects.toThrow(/onevisit cells open/);
  });
});

test('what was handed in before cells were opened is met again by the same key, wherever the key would lead now', async () => {
  const old = [1, 2, 3, 4, 5, 6, 7, 8];
  const now = [...old, 9, 10, 11];
  const keys = Array.from({ length: 40 }, (_, n) => ({ actor: 'p-1', idempotencyKey: `key-${n}` }));
  const received = new Set(keys.map((key) => matterPlace(key.actor, key.idempotencyKey, old).matterId));
  const places = await Promise.all(keys.map((key) => placeOf([old, now], key, async (id) => received.has(id))));
  expect(places.every((place) => received.has(place.matterId))).toBe(true);
  const anew = await Promise.all(keys.map((key) => placeOf([old, now], key, async () => false)));
  expect(anew.some((place) => place.cell > 8)).toBe(true);
});
