/**
 * One node of the house for the kill tests: server, commands, journal and (by wish) the relay over a database that is there already.
 * It is ended by SIGKILL only. `TORTURE_FAULT` plants one of the faults that the harness must find.
 */
import { pino } from 'pino';
import { journal } from '../../src/journal/index.ts';
import { timers } from '../../src/matters/jobs.ts';
import {
  armCrashpoints,
  assemble,
  buildServer,
  folderStore,
  keyRing,
  openDatabase,
  readConfig,
  systemClock,
} from '../../src/platform/index.ts';
import { makePool } from '../../src/platform/database/pool.ts';
import { makeRelay } from '../../src/platform/relay/relay.ts';
import { faulty } from './faults.ts';
import { tortureRoom } from './room.ts';

const env = process.env as Readonly<Record<string, string>>;
const fault = env['TORTURE_FAULT'] ?? '';

const pool = makePool(env['TORTURE_DATABASE'] as string, 20, () => undefined);
const relayed = env['TORTURE_RELAY'] === '1';
const rooms = [journal, { ...tortureRoom, timers }];
const built = await assemble(
  {
    config: readConfig({ ONEVISIT_DATA: env['TORTURE_DATA'] as string, PORT: '0', ONEVISIT_RATE_LIMIT: '9999999' }),
    db: faulty(openDatabase({ pool, clock: systemClock }), fault),
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
