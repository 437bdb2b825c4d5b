/** A whole house for a test file: fresh database, temporary data folder, the rooms asked for, and the HTTP server to inject into. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import {
  assemble,
  buildServer,
  folderStore,
  keyRing,
  readConfig,
  systemClock,
  type App,
  type Clock,
  type House,
  type Room,
} from '../../src/platform/index.ts';
import { makeRelay, type Relay } from '../../src/platform/relay/relay.ts';
import { accountsTold } from './accounts-told.ts';
import { freshDatabase, type FreshDatabase } from './database.ts';

/** What a test gets. `relay.drain()` answers everything in the outbox and every due timer, now. */
export interface FreshHouse extends FreshDatabase {
  readonly house: House;
  readonly app: App;
  readonly relay: Relay;
  readonly data: string;
}

/** Makes it. Words, problems, policies, routes and reactions are those of the given rooms; seeds are not loaded. */
export async function freshHouse(
  rooms: readonly Room[],
  options: {
    readonly clock?: Clock;
    readonly env?: Record<string, string>;
    /** Level of the log; silent unless it is asked for. */
    readonly log?: string;
    /** Who gets its lines. */
    readonly logTo?: { write(line: string): void };
  } = {},
): Promise<FreshHouse> {
  const clock = options.clock ?? systemClock;
  // The relay hears of each commit at once, as in a server that serves.
  const told: { relay?: Relay } = {};
  const fresh = await freshDatabase({ clock, wake: (group, key) => told.relay?.wake(group, key) });
  const data = await mkdtemp(join(tmpdir(), 'onevisit-house-'));
  const built = await assemble(
    {
      config: readConfig({
        ONEVISIT_DATA: data,
        PORT: '0',
        ONEVISIT_RATE_LIMIT: '9999999',
        ONEVISIT_LOAD_GUARD: 'off',
        ...options.env,
      }),
      db: fresh.db,
      log: options.logTo
        ? pino({ level: options.log ?? 'trace' }, options.logTo)
        : pino({ level: options.log ?? 'silent' }),
      clock,
      files: folderStore(join(data, 'files')),
      secrets: keyRing(Buffer.alloc(32, 7)),
    },
    rooms,
  );
  const app = await buildServer(built.house, built.rooms);
  const leaks = accountsTold(app);
  await app.ready();
  const relay = makeRelay(built.house, built.rooms);
  told.relay = relay;
  return {
    ...fresh,
    house: built.house,
    app,
    relay,
    data,
    async close() {
      built.house.live.close();
      await app.close();
      await fresh.close();
      await rm(data, { recursive: true, force: true });
      if (leaks.length > 0) throw new Error(`accounts of staff in replies to people:\n${leaks.join('\n')}`);
    },
  };
}
