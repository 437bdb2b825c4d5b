/** A house for one play: its own PostgreSQL in a temporary folder, a virtual clock, gone when the play is over. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { externalRegistryDeciding } from '../external-registry/index.ts';
import { sessionOf } from '../people/index.ts';
import { buildServer, type Clock, type Config, type House, type Room } from '../platform/index.ts';
import { stageOf, virtualClock, type Stage, type Turning } from './stage.ts';

/** How main.ts opens a house; handed in so that this room need not know the platform's inside. */
export interface Opener {
  readonly rooms: () => readonly Room[];
  open(
    config: Config,
    rooms: readonly Room[],
    clock: Clock,
  ): Promise<{
    readonly house: House;
    readonly rooms: readonly Room[];
    readonly relay: Turning;
    close(): Promise<void>;
  }>;
}

/** What a play wants of its house. */
interface Wanted {
  readonly start: Date;
  readonly catalogue?: string;
  /** How long the simulated registration system takes, in hours. */
  readonly registrationHours?: number;
  /** The sample district and its people. Without it the play brings its own, and nobody needs a password. */
  readonly withSample: boolean;
}

/** Opens the house, plays, and leaves nothing behind. */
export async function inThrowAwayHouse<T>(
  base: Config,
  opener: Opener,
  wanted: Wanted,
  play: (stage: Stage) => Promise<T>,
): Promise<T> {
  const data = await mkdtemp(join(tmpdir(), 'onevisit-scenario-'));
  const clock = virtualClock(wanted.start);
  const config = {
    ...base,
    kind: 'scenario',
    data,
    port: 0,
    databaseUrl: undefined,
    databaseAdminUrl: undefined,
    log: 'silent',
    externalRegistryUrl: undefined,
    publicUrl: 'http://scenario.invalid',
    ...(wanted.withSample ? {} : { rateLimit: 10_000_000 }),
    ...(wanted.catalogue === undefined ? {} : { catalogue: wanted.catalogue }),
  } as unknown as Config;
  const registry = externalRegistryDeciding((wanted.registrationHours ?? 4) * 3_600_000);
  const rooms = opener.rooms().map((room) => (room.name === 'external-registry' ? registry : room));
  const opened = await opener.open(config, rooms, clock);
  try {
    if (wanted.withSample)
      for (const seed of opened.rooms.flatMap((room) => room.seeds ?? [])) await seed.load(opened.house);
    const app = await buildServer(opened.house, opened.rooms);
    await app.ready();
    const enter = wanted.withSample ? undefined : (account: string) => sessionOf(opened.house, account);
    const result = await play(stageOf(opened.house, app, clock, opened.relay, enter));
    opened.house.live.close();
    await app.close();
    return result;
  } finally {
    await opened.close();
    await rm(data, { recursive: true, force: true });
  }
}
