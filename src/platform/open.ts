/** Opens the house of the settings: server, migrations as owner, birth, pool as the role that owns nothing, rooms. */
import { existsSync } from 'node:fs';
import { chmod, mkdir } from 'node:fs/promises';
import { isAbsolute, join, resolve } from 'node:path';
import type { FastifyBaseLogger } from 'fastify';
import { pino } from 'pino';
import { systemClock, type Clock } from './clock.ts';
import type { Config } from './config.ts';
import { beBorn } from './database/birth.ts';
import { refuseStrangeCells } from './database/cells.ts';
import { openServer, type Server } from './database/connect.ts';
import { openDatabase } from './database/database.ts';
import { migrate } from './database/migrate.ts';
import { connectOnce, makePool } from './database/pool.ts';
import type { Group } from './database/statement.ts';
import { folderStore } from './files.ts';
import { assemble } from './house.ts';
import { openKeyRing } from './keys.ts';
import { makeRelay, type Relay } from './relay/relay.ts';
import type { House, Room } from './room.ts';

/** The folder of the package, where migrations and the sample catalogue lie. */
export const packageFolder = resolve(import.meta.dirname, '../..');
/** The folder of the migrations. */
export const migrationsFolder = join(packageFolder, 'db/migrations');

/** An open house with what belongs to its process. `close` ends everything in order. */
export interface OpenHouse {
  readonly house: House;
  readonly rooms: readonly Room[];
  readonly relay: Relay;
  readonly server: Server;
  close(): Promise<void>;
}

/** Told when a stage of opening is done. */
type Progress = (stage: 'database' | 'migrations' | 'rooms', detail: string) => void;

/** The data folder, absolute and private; the folder of the catalogue, in the working folder or else in the package. */
export async function settle(config: Config): Promise<Config> {
  const data = resolve(config.data);
  await mkdir(data, { recursive: true }).catch(() => undefined);
  const catalogue =
    isAbsolute(config.catalogue) || existsSync(config.catalogue)
      ? resolve(config.catalogue)
      : join(packageFolder, config.catalogue);
  return { ...config, data, catalogue };
}

/** Opens the house. Failures that the operator can mend are `Stop`s. A scenario hands in a virtual clock; no other kind of database takes one. */
export async function openHouse(
  given: Config,
  rooms: readonly Room[],
  progress: Progress = () => undefined,
  log?: FastifyBaseLogger,
  clock: Clock = systemClock,
): Promise<OpenHouse> {
  if (clock !== systemClock && given.kind !== 'scenario')
    throw new Error('only a scenario database takes another clock');
  const config = await settle(given);
  // A house on a virtual clock is a play: its data is thrown away, so it need not survive a power failure.
  const server = await openServer(config, clock !== systemClock);
  const undo: (() => Promise<void>)[] = [() => server.close()];
  const close = async () => {
    for (const step of undo.reverse()) await step();
  };
  try {
    progress('database', server.how);
    await prepare(server, config, progress);
    const logger =
      log ?? (pino({ level: config.log === 'silent' ? 'silent' : 'warn' }, pino.destination(2)) as FastifyBaseLogger);
    let wake: (group: Group, key: number) => void = () => undefined;
    const pool = makePool(server.appUrl, 20, (error) =>
      logger.warn({ err: error }, 'an idle database connection broke'),
    );
    const db = openDatabase({ pool, clock, wake: (group, key) => wake(group, key) });
    undo.push(() => db.close());
    await mkdir(join(config.data, 'files'), { recursive: true });
    await chmod(join(config.data, 'files'), 0o700);
    const built = await assemble(
      {
        config,
        db,
        log: logger,
        clock,
        files: folderStore(join(config.data, 'files')),
        secrets: await openKeyRing(config.data),
      },
      rooms,
    );
    const relay = makeRelay(built.house, built.rooms);
    wake = (group, key) => relay.wake(group, key);
    undo.push(
      async () => built.house.live.close(),
      () => relay.stop(),
    );
    progress('rooms', built.rooms.map((room) => room.name).join(', '));
    return { ...built, relay, server, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function prepare(server: Server, config: Config, progress: Progress): Promise<void> {
  const admin = await connectOnce(server.adminUrl);
  try {
    const ran = await migrate(admin, migrationsFolder, server.appRole, systemClock);
    await beBorn(admin, config.kind, systemClock);
    await refuseStrangeCells(admin);
    progress('migrations', ran.length > 0 ? ran.join(', ') : '0');
  } finally {
    await admin.end();
  }
}
