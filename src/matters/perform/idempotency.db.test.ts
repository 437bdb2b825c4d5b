/**
 * Invariant 18 on a real database: the same person, key and body is one effect and one reply; the same key with another body has no effect;
 * another person's key is another key. Random requests, up to three at once, by fast-check. `TORTURE=1` plays more of them.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { figure, isFull, patience } from '../../../test/support/figures.ts';
import { freshHouse, type FreshHouse } from '../../../test/support/house.ts';
import { faulty } from '../../../test/torture/faults.ts';
import { tortureRoom } from '../../../test/torture/room.ts';
import { journal, load } from '../../journal/index.ts';
import { cellOf } from '../ids.ts';

const runs = isFull ? 200 : 10;
let at: FreshHouse;
let right: FreshHouse['house']['db'];
let matter: string;
let played = 0;

beforeAll(async () => {
  at = await freshHouse([journal, tortureRoom]);
  right = at.house.db;
  matter = (await send('p-1-first', 'first', '/torture/matters', { n: 1 })).body.matterId as string;
});
afterAll(() => at.close());

async function send(person: string, key: string, url: string, payload: object) {
  const headers = { 'idempotency-key': key, 'x-person': person };
  const reply = await at.app.inject({ method: 'POST', url, headers, payload });
  return { status: reply.statusCode, text: reply.body, body: reply.json() as Record<string, unknown> };
}

interface Request {
  readonly person: number;
  readonly key: number;
  readonly text: number;
}

const request = fc.record({ person: fc.nat(1), key: fc.nat(2), text: fc.nat(1) });
/** Some requests after each other, each moment up to three of them. */
const plays = fc.array(fc.array(request, { minLength: 1, maxLength: 3 }), { minLength: 3, maxLength: 8 });

/** Sends a play and gives the first sentence about what is broken, over the replies and the log alone. */
async function broken(play: readonly (readonly Request[])[]): Promise<string | undefined> {
  const n = (played += 1);
  const replies: { request: Request; status: number; text: string }[] = [];
  for (const moment of play)
    replies.push(
      ...(await Promise.all(
        moment.map(async (one) => ({
          request: one,
          ...(await send(`s-1-person${one.person}`, `key-${n}-${one.key}`, `/torture/matters/${matter}/notes`, {
            text: noteOf(n, one),
          })),
        })),
      )),
    );
  const notes = (await load(at.house, 'cell', cellOf(matter) ?? 0, matter))
    .filter((one) => one.name === 'note-added')
    .map((one) => `${one.actor.id} ${(one.data as { text: string }).text}`);
  const asked = Map.groupBy(replies, (one) => `${one.request.person} ${one.request.key}`);
  for (const [who, all] of asked) {
    const taken = all.filter((one) => one.status === 200);
    const effects = notes.filter((one) => all.some(({ request }) => one === effectOf(n, request)));
    if (taken.length === 0) return `${who}: nothing was done at all`;
    if (effects.length !== 1) return `${who}: ${effects.length} effects`;
    if (new Set(taken.map((one) => one.text)).size !== 1) return `${who}: different replies`;
    if (taken.some((one) => effectOf(n, one.request) !== effects[0])) return `${who}: another body was taken`;
    const left = all.filter((one) => one.status !== 200);
    if (left.some((one) => one.status !== 422)) return `${who}: answered ${left[0]?.status}`;
  }
  const bodies = [...asked.values()].map((all) => all.find((one) => one.status === 200)?.text);
  return new Set(bodies).size === bodies.length ? undefined : 'two people, or two keys, got one reply';
}

const noteOf = (n: number, { key, text }: Request): string => `play ${n} key ${key} text ${text}`;
const effectOf = (n: number, one: Request): string => `s-1-person${one.person} ${noteOf(n, one)}`;

test(
  'whatever is sent again, at once or later, with whatever body: one effect and one reply for each person and key',
  async () => {
    let sent = 0;
    await fc.assert(
      fc.asyncProperty(plays, async (play) => {
        sent += play.flat().length;
        const sentence = await broken(play);
        if (sentence) throw new Error(sentence);
      }),
      { numRuns: runs, seed: 20_261_128, endOnFailure: true },
    );
    figure(`invariant 18: ${runs} plays, ${sent} requests, one effect and one reply each`);
  },
  patience,
);

test.each(['no-key-look-up', 'body-not-compared', 'key-not-scoped-to-person'])(
  'invariant 18 finds: %s',
  async (fault) => {
    Object.assign(at.house, { db: faulty(right, fault) });
    const found = await fc.check(
      fc.asyncProperty(plays, async (play) => (await broken(play)) === undefined),
      { numRuns: 100, seed: 42, endOnFailure: true },
    );
    Object.assign(at.house, { db: right });
    expect(found.failed, `not found in ${found.numRuns} plays`).toBe(true);
  },
  patience,
);
