/** A process of its own that answers the outbox and the due timers of a test's database, and dies by SIGKILL after so many acts of one kind. */
import { pino } from 'pino';
import { catalogue } from '../../src/catalogue/index.ts';
import { externalRegistry } from '../../src/external-registry/index.ts';
import { journal } from '../../src/journal/index.ts';
import { matters } from '../../src/matters/index.ts';
import { people } from '../../src/people/index.ts';
import { assemble, folderStore, keyRing, openDatabase, readConfig } from '../../src/platform/index.ts';
import { makePool } from '../../src/platform/database/pool.ts';
import { makeRelay } from '../../src/platform/relay/relay.ts';

const env = process.env as Readonly<Record<string, string>>;
const at = new Date(env['RELAY_NOW'] as string);
const clock = { now: () => at };
const pool = makePool(env['RELAY_DATABASE'] as string, 8, () => undefined);
const db = openDatabase({ pool, clock });
let left = Number(env['RELAY_ACTS']);
const mortal: typeof db = {
  ...db,
  async command(key, work) {
    const done = await db.command(key, work);
    if (key.idempotencyKey.startsWith(env['RELAY_KEY'] as string) && (left -= 1) === 0)
      process.kill(process.pid, 'SIGKILL');
    return done;
  },
};
const built = await assemble(
  {
    config: readConfig({ ONEVISIT_DATA: env['RELAY_DATA'] as string, PORT: '0' }),
    db: mortal,
    log: pino({ level: 'silent' }),
    clock,
    files: folderStore(`${env['RELAY_DATA'] as string}/files`),
    secrets: keyRing(Buffer.alloc(32, 7)),
  },
  [journal, people, catalogue, externalRegistry, matters],
);
await makeRelay(built.house, built.rooms).drain();
process.exit(0);
