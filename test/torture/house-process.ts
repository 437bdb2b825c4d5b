/**
 * One node of the house for the kill tests: server, commands, journal and (by wish) the relay over a database that is there already.
 * It is ended by SIGKILL only. `TORTURE_FAULT` plants one of the faults that the harness must find.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { journal } from '../../src/journal/index.ts';
import { timers } from '../../src/matters/jobs.ts';
import {
  armCrashpoints,
  assemble,
  buildServer,
  folderStore,
  isRefusal,
  keyRing,
  openDatabase,
  readConfig,
  systemClock,
  type Database,
} from '../../src/platform/index.ts';
import { makePool } from '../../src/platform/database/pool.ts';
import { makeRelay } from '../../src/platform/relay/relay.ts';
import { tortureRoom } from './room.ts';

const env = process.env as Readonly<Record<string, string>>;
const fault = env['TORTURE_FAULT'] ?? '';

/** Faults of the database's promise. Each is what a plausible wrong implementation would do. */
function faulty(db: Database): Database {
  if (fault === 'no-key-look-up')
    return {
      ...db,
      command: (key, work) => db.command({ ...key, idempotencyKey: `${key.idempotencyKey}-${Math.random()}` }, work),
    };
  if (fault === 'key-not-scoped-to-person')
    return { ...db, command: (key, work) => db.command({ ...key, actor: 'anybody' }, work) };
  if (fault === 'ack-before-commit')
    return {
      ...db,
      command: (key, work) =>
        new Promise((answer, fail) => {
          db.command(key, async (tx) => {
            const reply = await work(tx);
            if (!isRefusal(reply)) answer({ reply, replayed: false });
            await sleep(40);
            return reply;
          }).then(answer, fail);
        }),
    };
  return db;
}

const pool = makePool(env['TORTURE_DATABASE'] as string, 20, () => undefined);
const relayed = env['TORTURE_RELAY'] === '1';
const rooms = [journal, { ...tortureRoom, timers }];
const built = await assemble(
  {
    config: readConfig({ ONEVISIT_DATA: env['TORTURE_DATA'] as string, PORT: '0', ONEVISIT_RATE_LIMIT: '9999999' }),
    db: faulty(openDatabase({ pool, clock: systemClock })),
    log: pino({ level: 'silent' }),
    clock: systemClock,
    files: folderStore(`${env['TORTURE_DATA'] as string}/files`),
    secrets: keyRing(Buffer.alloc(32, 7)),
  },
  rooms,
);
const app = await buildServer(built.house, built.rooms);
await app.listen({ host: '127.0.0.1', port: Number(env['TORTURE_PORT']) });
if (relayed) makeRelay(built.house, built.rooms).start();
armCrashpoints(env['TORTURE_CRASH_AT'] ?? '', Number(env['TORTURE_CRASH_NTH'] ?? 1));
process.stdout.write('the house is open\n');
