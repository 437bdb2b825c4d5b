/**
 * Data keys of persons and organisations. One key seals every personal value of its subject; `erase` deletes it, and with it the
 * values, in the database and in every backup that does not hold the key any more. Keys lie wrapped by the installation's key.
 */
import { randomBytes } from 'node:crypto';
import { isRefusal } from '../platform/index.ts';
import type { Parts } from './parts.ts';
import { addSubjectKey, eraseSubjectKey, getSubjectKeys } from './store.ts';

/** Keys by subject. Not to be called inside a command's transaction: it opens its own. */
export interface SubjectKeys {
  /** The keys that exist; a subject whose key was erased (or never made) is absent. */
  get(subjects: readonly string[]): Promise<Map<string, Buffer>>;
  /** The subject's key, made now where there is none. */
  ensure(subject: string): Promise<Buffer>;
  /** Keys of all these subjects, for `append`. */
  ensureAll(subjects: readonly string[]): Promise<Map<string, Buffer>>;
  /** Destroys the key; true where there was one. Other processes forget it within `cacheMs`. */
  erase(subject: string): Promise<boolean>;
}

/** How long a process may go on using a key that another one has erased. */
const cacheMs = 30_000;
const cacheSize = 10_000;

/** The shard that a subject's id carries (`p-12-...`); an id without one cannot own personal values. */
function subjectShard(subject: string): number {
  const match = /^[a-z]+-(\d{1,9})-/.exec(subject);
  if (!match) throw new Error(`the subject ${subject} carries no shard`);
  return Number(match[1]);
}

const purpose = (subject: string): string => `journal subject key ${subject}`;

interface Cached {
  readonly key: Buffer;
  readonly until: number;
}

/** The keys of a house, with a small cache. */
export function makeSubjectKeys(house: Pick<Parts, 'db' | 'secrets' | 'ids'>): SubjectKeys {
  const cache = new Map<string, Cached>();

  const remember = (subject: string, key: Buffer): void => {
    if (cache.size >= cacheSize) cache.delete(cache.keys().next().value as string);
    cache.set(subject, { key, until: performance.now() + cacheMs });
  };

  const command = async (subject: string, route: string, work: Parameters<Parts['db']['command']>[1]) => {
    const done = await house.db.command(
      {
        group: 'person_cell',
        key: subjectShard(subject),
        actor: 'system',
        route: `journal.${route}`,
        idempotencyKey: house.ids.next(),
        bodyHash: '',
      },
      work,
    );
    if (isRefusal(done)) throw new Error(`${route} of ${subject}: ${done.refused}`);
    return done.reply;
  };

  const read = async (subjects: readonly string[], found: Map<string, Buffer>): Promise<void> => {
    const byShard = Map.groupBy(subjects, subjectShard);
    await Promise.all(
      [...byShard].map(async ([shard, some]) => {
        const rows = await house.db.read<{ subject: string; wrapped: Buffer }>(getSubjectKeys, [shard, some]);
        for (const row of rows) {
          const key = house.secrets.open(row.wrapped, purpose(row.subject));
          remember(row.subject, key);
          found.set(row.subject, key);
        }
      }),
    );
  };

  const keys: SubjectKeys = {
    async get(subjects) {
      const found = new Map<string, Buffer>();
      const now = performance.now();
      const unknown = [...new Set(subjects)].filter((subject) => {
        const cached = cache.get(subject);
        if (cached && cached.until > now) found.set(subject, cached.key);
        return !found.has(subject);
      });
      if (unknown.length > 0) await read(unknown, found);
      return found;
    },
    async ensure(subject) {
      const key = (await keys.get([subject])).get(subject);
      if (key) return key;
      const wrapped = house.secrets.seal(randomBytes(32), purpose(subject));
      await command(subject, 'add-subject-key', async (tx) => {
        await tx.query(addSubjectKey, [tx.key, subject, wrapped, tx.now]);
        return null;
      });
      const made = (await keys.get([subject])).get(subject);
      if (!made) throw new Error(`the key of ${subject} was erased while it was made`);
      return made;
    },
    async ensureAll(subjects) {
      const found = await keys.get(subjects);
      for (const subject of new Set(subjects)) if (!found.has(subject)) found.set(subject, await keys.ensure(subject));
      return found;
    },
    async erase(subject) {
      const erased = await command(subject, 'erase-subject-key', async (tx) => {
        const rows = await tx.query(eraseSubjectKey, [tx.key, subject]);
        return rows.length > 0;
      });
      cache.delete(subject);
      return erased === true;
    },
  };
  return keys;
}
