/**
 * What the application's role may do, by the name of the table (guarantees S14). Facts are added, never changed:
 * `<group>_fact`, `_personal_value`, `_leaf`, `_checkpoint` take insert and select only; platform's migrations and installation only select;
 * every other table select, insert, update; delete only where the house itself takes rows away (`deletable`). Nobody gets truncate, references or trigger.
 */
import type pg from 'pg';

const appendOnly = /^(?:cell|person|person_cell|office)_(?:fact|personal_value|leaf|checkpoint)$/;
/** Tables whose rows are added, never changed. */
const appendOnlyTables = new Set([
  'catalogue.version',
  'catalogue.version_state',
  'catalogue.list_publication',
  'catalogue.refused_filing',
  'matters.calendar_change',
]);
/**
 * Tables from which the house takes rows away by itself: keys of erased persons, drafts and uploads that have become a matter or run out, sign-in
 * records that have expired, passkeys and filters that their owner removes, hours that are given back, and the ledger's own work lists.
 */
const deletable = new Set([
  'journal.subject_key',
  'matters.saved_filter',
  'matters.slot_booking',
  'people.draft',
  'people.oidc_record',
  'people.person_passkey',
  'people.staff_passkey',
  'people.upload',
  'people.upload_piece',
]);
const workLists = /^(?:cell|person_cell|office)_(?:command|outbox|timer)$/;
const readOnly = new Set(['platform.migration', 'platform.installation', 'platform.cell_opening']);

/** The rights of the application's role on one table. */
export function rightsOn(schema: string, table: string): string {
  if (readOnly.has(`${schema}.${table}`)) return 'select';
  if (appendOnly.test(table) || appendOnlyTables.has(`${schema}.${table}`)) return 'select, insert';
  return deletable.has(`${schema}.${table}`) || (schema === 'platform' && workLists.test(table))
    ? 'select, insert, update, delete'
    : 'select, insert, update';
}

/** Grants the convention on every table of every room's schema, and takes away whatever else had been granted. */
export async function grantConventions(admin: pg.Client, appRole: string): Promise<void> {
  const role = admin.escapeIdentifier(appRole);
  const tables = await admin.query<{ schema: string; name: string; kind: string }>(
    `select n.nspname as schema, c.relname as name, c.relkind as kind from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'v', 'm', 'S') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'public') and n.nspname not like 'pg_%'
     and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e') order by 1, 2`,
  );
  const statements: string[] = ['revoke create on schema public from public'];
  for (const schema of new Set(tables.rows.map((it) => it.schema))) {
    const name = admin.escapeIdentifier(schema);
    statements.push(
      `grant usage on schema ${name} to ${role}`,
      `revoke all on all tables in schema ${name} from public, ${role}`,
    );
  }
  for (const { schema, name, kind } of tables.rows) {
    const table = `${admin.escapeIdentifier(schema)}.${admin.escapeIdentifier(name)}`;
    if (kind === 'S') statements.push(`grant usage on sequence ${table} to ${role}`);
    else
      statements.push(
        `grant ${kind === 'v' || kind === 'm' ? 'select' : rightsOn(schema, name)} on ${table} to ${role}`,
      );
  }
  await admin.query('begin');
  for (const one of statements) await admin.query(one);
  await admin.query('commit');
}

/** Whether a role has been granted the convention before (an outside database may be given another role later). */
export async function isGranted(admin: pg.Client, appRole: string): Promise<boolean> {
  const asked = await admin.query<{ may: boolean }>(
    `select has_table_privilege($1, 'platform.installation', 'select') as may`,
    [appRole],
  );
  return asked.rows[0]?.may === true;
}
