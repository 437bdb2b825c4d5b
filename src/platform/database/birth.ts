/** The birth of a database: its one installation row and its first shards. Done by the owner, once. */
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Clock } from '../clock.ts';
import type { Installation } from '../room.ts';
import { Stop } from '../stop.ts';
import { noteBirth } from './cells.ts';

/** Shards of a young installation. More cells may be opened (`cells.ts`); person cells stay as many as they are, and none is ever taken away. */
const firstShards = 8;

/** Gives the installation of a database; makes it where the database is new, stops where it was born as another kind. */
export async function beBorn(admin: pg.Client, kind: Installation['kind'], clock: Clock): Promise<Installation> {
  const found = await admin.query<Installation>('select id, kind, born_at as "bornAt" from platform.installation');
  const [known] = found.rows;
  if (known) {
    if (known.kind === kind) return known;
    throw new Stop(
      `此数据库创建时的种类是 ${known.kind}，不能作为 ${kind} 使用。请把 ONEVISIT_KIND 设为 ${known.kind}，或换一个数据文件夹或数据库。`,
      `This database was born ${known.kind} and cannot serve as ${kind}. Set ONEVISIT_KIND=${known.kind}, or use another data folder or database.`,
    );
  }
  const born: Installation = { id: randomUUID(), kind, bornAt: clock.now() };
  await admin.query('begin');
  await admin.query('insert into platform.installation (id, kind, born_at) values ($1, $2, $3)', [
    born.id,
    born.kind,
    born.bornAt,
  ]);
  await admin.query(
    `insert into platform.cell (cell, jurisdiction, name) select n, '', 'cell ' || n from generate_series(1, $1::int) n on conflict do nothing`,
    [firstShards],
  );
  await admin.query(
    `insert into platform.person_cell (person_cell, name) select n, 'person cell ' || n from generate_series(1, $1::int) n on conflict do nothing`,
    [firstShards],
  );
  await noteBirth(admin, clock);
  await admin.query('commit');
  return born;
}
