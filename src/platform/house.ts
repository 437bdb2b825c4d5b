/** Puts the parts of the house together. */
import type { FastifyBaseLogger } from 'fastify';
import { uuids, type Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Database } from './database/database.ts';
import { readGenerations, readShards } from './database/shards.ts';
import { statement } from './database/statement.ts';
import type { FileStore } from './files.ts';
import type { KeyRing } from './keys.ts';
import { liveHub } from './live.ts';
import { platformRoom } from './platform-room.ts';
import type { House, Installation, Room } from './room.ts';
import { collectWords } from './words.ts';

const findInstallation = statement(
  'platform.find-installation',
  'reference',
  'select id, kind, born_at as "bornAt" from platform.installation',
);
/** What a house is built from. */
export interface HouseParts {
  readonly config: Config;
  readonly db: Database;
  readonly log: FastifyBaseLogger;
  readonly clock: Clock;
  readonly files: FileStore;
  readonly secrets: KeyRing;
}

/** Builds the house and lets every room register its services. The platform's own room comes first. */
export async function assemble(
  parts: HouseParts,
  rooms: readonly Room[],
): Promise<{ house: House; rooms: readonly Room[] }> {
  const all = [platformRoom, ...rooms];
  const services = new Map<string, unknown>();
  const [installation] = await parts.db.read<Installation>(findInstallation, []);
  if (!installation) throw new Error('the database has no installation row');
  const [shards, generations] = await Promise.all([readShards(parts.db), readGenerations(parts.db)]);
  const house: House = {
    ...parts,
    ids: uuids(parts.clock),
    live: liveHub(),
    installation,
    shards,
    generations,
    words: collectWords(all),
    room<T>(name: string) {
      if (!services.has(name)) throw new Error(`nobody provides ${name}`);
      return services.get(name) as T;
    },
    has: (name) => services.has(name),
    provide(name, service) {
      if (services.has(name)) throw new Error(`${name} is provided twice`);
      services.set(name, service);
    },
  };
  for (const room of all) await room.register?.(house);
  return { house, rooms: all };
}
