/** Public ids of matters: `m-<cell>-<12 characters>-<check character>`. Made from the idempotency key, so a retry meets its first attempt (scale.md 4). */
import { createHash } from 'node:crypto';
import { mod37Check } from '../vocabulary/index.ts';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const shape = /^m-(\d{1,6})-[0-9a-z]{12}-[0-9a-z]$/;

/** ISO 7064 MOD 37,36 over the letters and digits before it. */
const checkCharacter = (body: string): string => mod37Check(body.replaceAll('-', '').toUpperCase()).toLowerCase();

/** The cell in which a matter handed in under this key lives, and its id there. */
export function matterPlace(
  actor: string,
  idempotencyKey: string,
  cells: readonly number[],
): { readonly cell: number; readonly matterId: string } {
  const digest = createHash('sha512').update(`${actor}\n${idempotencyKey}`, 'utf8').digest();
  const cell = cells[digest.readUInt32BE(0) % cells.length];
  if (cell === undefined) throw new Error('there is no cell for matters');
  const token = Array.from({ length: 12 }, (_, i) => alphabet[(digest[4 + i] as number) % 32]).join('');
  const body = `m-${cell}-${token}-`;
  return { cell, matterId: body + checkCharacter(body) };
}

/** Where a hand-in lands: in the cells there are now, unless the same key was sent before cells were opened and its matter stands where it was. */
export async function placeOf(
  generations: readonly (readonly number[])[],
  cause: { readonly actor: string; readonly idempotencyKey: string },
  isThere: (matterId: string) => Promise<boolean>,
): Promise<ReturnType<typeof matterPlace>> {
  const places = generations.map((cells) => matterPlace(cause.actor, cause.idempotencyKey, cells));
  const now = places.at(-1);
  if (now === undefined) throw new Error('there is no cell for matters');
  for (const earlier of places) if (earlier.cell !== now.cell && (await isThere(earlier.matterId))) return earlier;
  return now;
}

/** The cell that an id carries; undefined where it is not an id of a matter, or a digit was mistyped. */
export function cellOf(matterId: string): number | undefined {
  const found = shape.exec(matterId);
  return found && checkCharacter(matterId.slice(0, -1)) === matterId.at(-1) ? Number(found[1]) : undefined;
}
