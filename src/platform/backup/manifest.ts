/** What lies in a backup folder: manifest.json, tables/<schema>.<table>.ndjson, files/<sha256>, and keys/master.key when asked for. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type pg from 'pg';

/** A column and its type as SQL writes it. */
interface Column {
  readonly name: string;
  readonly type: string;
}

/** One table of a backup; each line of its file is a JSON array of the columns as PostgreSQL writes them, null for null. */
export interface TableEntry {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: number;
  readonly sha256: string;
}

/** The manifest. */
export interface Manifest {
  readonly format: 1;
  readonly takenAt: string;
  readonly installation: { readonly id: string; readonly kind: 'real' | 'demo' | 'scenario' };
  readonly migrations: readonly { readonly number: number; readonly name: string; readonly sha256: string }[];
  /** In an order in which rows may be inserted. */
  readonly tables: readonly TableEntry[];
  readonly files: readonly { readonly sha256: string; readonly size: number }[];
  readonly keysSha256: string | null;
}

/** Hash of a file's bytes. */
export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

const listTables = `select n.nspname as schema, c.relname as name, c.oid::int8 as oid,
  array(select f.confrelid::int8 from pg_constraint f where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as needs,
  (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
   from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg\\_%'
  and not (n.nspname = 'platform' and c.relname = 'migration')
order by 1, 2`;

/** Every table of the house, those that others refer to first. */
export async function tablesOf(
  client: pg.Client,
): Promise<readonly { schema: string; name: string; columns: readonly Column[] }[]> {
  const found = await client.query<{
    schema: string;
    name: string;
    oid: number;
    needs: (number | string)[];
    columns: Column[];
  }>(listTables);
  const left = new Map(found.rows.map((row) => [row.oid, { ...row, needs: row.needs.map(Number) }]));
  const ordered: { schema: string; name: string; columns: readonly Column[] }[] = [];
  while (left.size > 0) {
    const ready = [...left.values()].filter((row) => row.needs.every((oid) => !left.has(oid)));
    if (ready.length === 0)
      throw new Error(
        `foreign keys form a circle among ${[...left.values()].map((row) => `${row.schema}.${row.name}`).join(', ')}`,
      );
    for (const row of ready) {
      ordered.push({ schema: row.schema, name: row.name, columns: row.columns });
      left.delete(row.oid);
    }
  }
  return ordered;
}
