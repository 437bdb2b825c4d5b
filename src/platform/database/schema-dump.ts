/** The schema as text, read from the catalogue of a migrated database: for people to read and for a test to compare. */
import type pg from 'pg';
import { rightsOn } from './grants.ts';

interface Table {
  schema: string;
  name: string;
  oid: number;
  comment: string | null;
}

/** db/schema.sql as it has to be. */
export async function dumpSchema(client: pg.Client): Promise<string> {
  const tables = await client.query<Table>(
    `select n.nspname as schema, c.relname as name, c.oid::int8 as oid, obj_description(c.oid, 'pg_class') as comment
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname not in ('information_schema') and n.nspname not like 'pg\\_%' order by 1, 2`,
  );
  const parts = [
    '-- Generated from the migrations (node scripts/generate.mjs); a test compares it. Rights are those of the application role.',
  ];
  for (const table of tables.rows) parts.push(await dumpTable(client, table));
  return `${parts.join('\n\n')}\n`;
}

async function dumpTable(client: pg.Client, table: Table): Promise<string> {
  const list = async (text: string) =>
    (await client.query<{ line: string }>(text, [table.oid])).rows.map((row) => row.line);
  const columns = await list(
    `select a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end
       || coalesce(case when a.attgenerated <> '' then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored' else ' default ' || pg_get_expr(d.adbin, d.adrelid) end, '') as line
     from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
     where a.attrelid = $1 and a.attnum > 0 and not a.attisdropped order by a.attnum`,
  );
  const constraints = await list(
    `select 'constraint ' || conname || ' ' || pg_get_constraintdef(oid) as line from pg_constraint where conrelid = $1 and contype <> 'n' order by contype desc, conname`,
  );
  const indexes = await list(
    `select pg_get_indexdef(i.indexrelid) || ';' as line from pg_index i where i.indrelid = $1
     and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid and c.contype in ('p', 'u', 'x')) order by 1`,
  );
  const triggers = await list(
    `select pg_get_triggerdef(oid) || ';' as line from pg_trigger where tgrelid = $1 and not tgisinternal order by 1`,
  );
  const name = `${table.schema}.${table.name}`;
  return [
    ...(table.comment ? [`-- ${table.comment}`] : []),
    `-- rights: ${rightsOn(table.schema, table.name)}`,
    `create table ${name} (\n${[...columns, ...constraints].map((line) => `  ${line}`).join(',\n')}\n);`,
    ...indexes,
    ...triggers,
  ].join('\n');
}
