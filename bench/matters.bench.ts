/**
 * The engine against the database itself: versioned decisions and whole matters per second through `perform`, interleaved with a bare driver
 * loop that sends the very statements of a decision to other matters of the same size, one after the other. The ratio is what the engine costs;
 * it may be above one, because the engine sends together what need not wait for each other. Then statements, round trips and bytes of each command. Interleaved, because a machine is not equally fast in every second.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { pino } from 'pino';
import { journal, load } from '../src/journal/index.ts';
import type { Command } from '../src/matters/commands.ts';
import { cellOf, matterPlace } from '../src/matters/ids.ts';
import { perform, performHandIn, readState } from '../src/matters/perform.ts';
import { plainTasks, spec } from '../src/matters/testing/world.ts';
import {
  assemble,
  folderStore,
  isRefusal,
  keyRing,
  openDatabase,
  readConfig,
  systemClock,
  type Actor,
  type House,
} from '../src/platform/index.ts';
import { beBorn } from '../src/platform/database/birth.ts';
import { openEmbedded } from '../src/platform/database/embedded.ts';
import { migrate } from '../src/platform/database/migrate.ts';
import { connectOnce, makePool } from '../src/platform/database/pool.ts';
import { receivedBy } from '../test/torture/room.ts';

interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

const clients = 8;
const rounds = 4;
const each = 60;
const staff = (role: 'reviewer' | 'approver'): Actor => ({
  kind: 'staff',
  id: `s-1-${role}`,
  roles: [role],
  organ: 'organ-c1',
});
const applicant: Actor = { kind: 'person', id: 'p-1-bench', roles: ['applicant'] };

async function must<T>(done: Promise<T>): Promise<T> {
  const outcome = await done;
  if (isRefusal(outcome)) throw new Error(JSON.stringify(outcome));
  return outcome;
}

let n = 0;
const causeOf = (actor: Actor) => ({ actor: actor.id, route: 'bench', idempotencyKey: `b${(n += 1)}`, bodyHash: 'x' });

async function handIn(house: House): Promise<string> {
  const cause = causeOf(applicant);
  const place = matterPlace(applicant.id, cause.idempotencyKey, house.shards.cell);
  const cases = [spec('c1', { tasks: plainTasks('c1'), needs: [] })];
  await must(
    performHandIn(house, place, { received: receivedBy(applicant.id), cases, inPerson: false }, applicant, cause),
  );
  return place.matterId;
}

/** The next step of the matter, with the version that is shown. */
async function step(house: House, id: string, name: 'accept-case' | 'examine' | 'decide-case'): Promise<void> {
  const one = (await readState(house.db, id))?.state.cases['c1'];
  const task = name === 'examine' ? 'c1.examine' : 'c1.decide';
  const version = (name === 'accept-case' ? one?.version : one?.tasks[task]?.version) ?? 0;
  const command = {
    'accept-case': { name, body: { case: 'c1', version } },
    examine: { name, body: { task, version, opinion: 'grant', text: '符合条件' } },
    'decide-case': { name, body: { task, version, effect: 'granted', reasons: '符合法定条件' } },
  }[name] as Command;
  const actor = staff(name === 'decide-case' ? 'approver' : 'reviewer');
  await must(perform(house, id, command, actor, causeOf(actor)));
}

async function examined(house: House): Promise<string> {
  const id = await handIn(house);
  await step(house, id, 'accept-case');
  await step(house, id, 'examine');
  return id;
}

async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<number> {
  const queue = [...items];
  const begin = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) await work(next);
    }),
  );
  return (items.length / (performance.now() - begin)) * 1000;
}

interface Sent {
  readonly text: string;
  readonly name?: string;
  readonly values?: readonly unknown[];
}

/** Everything that one client sends while something is done; `waited` hears of each round trip: what is sent while an answer is on its way waits with it. */
function spy(client: pg.PoolClient, sent: Sent[], waited: () => void = () => undefined): () => void {
  const query = client.query.bind(client) as (...args: unknown[]) => Promise<unknown>;
  let underWay = 0;
  const answered = () => {
    underWay -= 1;
  };
  client.query = ((first: string | Sent, ...rest: unknown[]) => {
    sent.push(typeof first === 'string' ? { text: first } : first);
    underWay += 1;
    if (underWay === 1) waited();
    const answer = query(first, ...rest);
    answer.then(answered, answered);
    return answer;
  }) as never;
  return () => {
    client.query = query as never;
  };
}

const send = (client: pg.PoolClient, one: Sent): Promise<unknown> =>
  (client.query as unknown as (one: Sent) => Promise<unknown>).call(client, one);

const median = (list: readonly number[]): number => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;

async function openBench() {
  const folder = await mkdtemp(join(tmpdir(), 'onevisit-bench-'));
  const server = await openEmbedded(folder);
  const admin = await connectOnce(server.adminUrl);
  await migrate(admin, join(import.meta.dirname, '../db/migrations'), new URL(server.appUrl).username, systemClock);
  await beBorn(admin, 'demo', systemClock);
  await admin.end();
  const pool = makePool(server.appUrl, clients, () => undefined);
  const db = openDatabase({ pool, clock: systemClock });
  const { house } = await assemble(
    {
      config: readConfig({ ONEVISIT_DATA: folder, PORT: '0' }),
      db,
      log: pino({ level: 'silent' }),
      clock: systemClock,
      files: folderStore(join(folder, 'files')),
      secrets: keyRing(Buffer.alloc(32, 7)),
    },
    [journal],
  );
  return {
    house,
    pool,
    async close() {
      await db.close();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** One decision: of which matter, under which key, after which last fact. */
interface Decision {
  readonly id: string;
  readonly key: string;
  readonly hash: string;
}

/** Hash of the last fact of a matter: an append names it, and writes nothing where it is another. */
const headOf = async (house: House, id: string): Promise<string> => (await readState(house.db, id))?.hash ?? '';

/** The statements of one decision, as they went over the wire. */
async function record(house: House, pool: pg.Pool): Promise<Decision & { readonly sent: readonly Sent[] }> {
  const id = await examined(house);
  const hash = await headOf(house, id);
  const sent: Sent[] = [];
  const connect = pool.connect.bind(pool) as (...args: unknown[]) => Promise<pg.PoolClient>;
  pool.connect = (async (...args: unknown[]) => {
    // A plain query of the pool asks with a callback; only commands are recorded.
    if (args.length > 0) return await connect(...args);
    const client = await connect();
    const undo = spy(client, sent);
    const release = client.release.bind(client);
    client.release = (broken?: boolean | Error) => {
      undo();
      release(broken);
    };
    return client;
  }) as never;
  await step(house, id, 'decide-case');
  pool.connect = connect as never;
  return { id, key: `b${n}`, hash, sent };
}

/** The same statements for another matter of the same size: only its id, its shard, its last hash and the key differ. */
function replayed(
  sent: readonly Sent[],
  from: Decision,
  to: { id: string; hash: string },
  at: number,
): readonly Sent[] {
  const cell = (id: string): number => Number(id.split('-')[1]);
  const swap = (value: unknown): unknown => {
    if (typeof value === 'string')
      return value === from.key ? `r${at}` : value.replaceAll(from.id, to.id).replaceAll(from.hash, to.hash);
    return Array.isArray(value) ? value.map(swap) : value;
  };
  return sent.map((one) =>
    one.values
      ? {
          ...one,
          values: one.values.map((value, index) =>
            index === 0 && value === cell(from.id) ? cell(to.id) : swap(value),
          ),
        }
      : one,
  );
}

/** A comparison is worth something only where the bare driver has written just as much. */
async function mustBeAlike(house: House, mine: readonly string[], theirs: readonly string[]): Promise<void> {
  const facts = async (ids: readonly string[]): Promise<number> => {
    const all = await Promise.all(ids.map((id) => load(house, 'cell', cellOf(id) ?? 0, id)));
    return all.reduce((sum, one) => sum + one.length, 0);
  };
  const [ours, bare] = [await facts(mine), await facts(theirs)];
  if (ours !== bare) throw new Error(`the engine has written ${ours} facts, the bare driver ${bare}`);
}

async function roundTrips(house: House, pool: pg.Pool): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  const id = await handIn(house);
  for (const name of ['accept-case', 'examine', 'decide-case'] as const) {
    const sent: Sent[] = [];
    let [bytes, waits] = [0, 0];
    const connect = pool.connect.bind(pool) as (...args: unknown[]) => Promise<pg.PoolClient>;
    pool.connect = (async (...args: unknown[]) => {
      if (args.length > 0) return await connect(...args);
      const client = await connect();
      const undo = spy(client, sent, () => {
        waits += 1;
      });
      const { stream } = (client as unknown as { connection: { stream: { bytesWritten: number; bytesRead: number } } })
        .connection;
      const before = stream.bytesWritten + stream.bytesRead;
      const release = client.release.bind(client);
      client.release = (broken?: boolean | Error) => {
        bytes += stream.bytesWritten + stream.bytesRead - before;
        undo();
        release(broken);
      };
      return client;
    }) as never;
    await step(house, id, name);
    pool.connect = connect as never;
    figures.push({ name: `${name}: statements`, value: sent.length, unit: 'statements' });
    figures.push({ name: `${name}: round trips`, value: waits, unit: 'round trips' });
    figures.push({ name: `${name}: bytes both ways`, value: bytes, unit: 'bytes' });
  }
  return figures;
}

/** Measures. */
export default async function bench(): Promise<readonly Figure[]> {
  const { house, pool, close } = await openBench();
  try {
    const template = await record(house, pool);
    const engine: number[] = [];
    const driver: number[] = [];
    const whole: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const prepare = () => Promise.all(Array.from({ length: each }, () => examined(house)));
      const [mine, others] = [await prepare(), await prepare()];
      const theirs = await Promise.all(others.map(async (id) => ({ id, hash: await headOf(house, id) })));
      engine.push(await inParallel(mine, (id) => step(house, id, 'decide-case')));
      driver.push(
        await inParallel(theirs, async (matter) => {
          await readState(house.db, matter.id);
          const client = await pool.connect();
          try {
            for (const one of replayed(template.sent, template, matter, (n += 1))) await send(client, one);
          } finally {
            client.release();
          }
        }),
      );
      await mustBeAlike(house, mine, others);
      whole.push(
        await inParallel(
          Array.from({ length: each }, (_, i) => i),
          async () => {
            await step(house, await examined(house), 'decide-case');
          },
        ),
      );
    }
    return [
      { name: 'versioned decisions', value: median(engine), unit: 'commands/s' },
      { name: 'the same statements, bare driver', value: median(driver), unit: 'commands/s' },
      {
        name: 'engine to driver',
        value: median(engine.map((value, index) => value / (driver[index] ?? 1))),
        unit: 'ratio',
      },
      { name: 'whole matters, hand-in to decision', value: median(whole), unit: 'matters/s' },
      ...(await roundTrips(house, pool)),
    ];
  } finally {
    await close();
  }
}
