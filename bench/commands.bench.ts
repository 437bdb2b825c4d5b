/** How many commands per second one process carries out: reply, outbox and timer in one transaction each, on the embedded server. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../src/platform/index.ts';
import { openDatabase, type Database } from '../src/platform/database/database.ts';
import { openEmbedded } from '../src/platform/database/embedded.ts';
import { migrate } from '../src/platform/database/migrate.ts';
import { connectOnce, makePool } from '../src/platform/database/pool.ts';

async function perSecond(db: Database, clients: number, seconds: number): Promise<number> {
  const end = performance.now() + seconds * 1000;
  let done = 0;
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      for (let n = 0; performance.now() < end; n += 1) {
        const key = {
          group: 'cell',
          key: 1 + (client % 8),
          actor: `a${client}`,
          route: 'bench',
          idempotencyKey: `${clients}-${n}`,
          bodyHash: '',
        } as const;
        await db.command(key, async (tx) => {
          tx.outbox(`m-${clients}-${client}-${n}`, 1, 'benched');
          tx.timer(`m-${client}`, 'limit', tx.now);
          return n;
        });
        done += 1;
      }
    }),
  );
  return done / seconds;
}

/** Measures with 1, 8 and 32 clients. */
export default async function bench(): Promise<readonly { name: string; value: number; unit: string }[]> {
  const folder = await mkdtemp(join(tmpdir(), 'onevisit-bench-'));
  const server = await openEmbedded(folder);
  try {
    const admin = await connectOnce(server.adminUrl);
    await migrate(admin, join(import.meta.dirname, '../db/migrations'), new URL(server.appUrl).username, systemClock);
    await admin.end();
    const db = openDatabase({ pool: makePool(server.appUrl, 32, () => undefined), clock: systemClock });
    await perSecond(db, 4, 1);
    const rows = [];
    for (const clients of [1, 8, 32])
      rows.push({ name: `${clients} clients`, value: await perSecond(db, clients, 3), unit: 'commands/s' });
    await db.close();
    return rows;
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}
