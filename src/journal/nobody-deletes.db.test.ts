/** S14: as the role of the application nobody can change, remove, hide or replace a fact, whatever SQL is tried. */
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { figure } from '../../test/support/figures.ts';
import { isRefusal } from '../platform/index.ts';
import { testHouse, type TestHouse } from './house.test-support.ts';
import { personal } from './personal.ts';
import { sequence } from './tree/sequencer.ts';

let house: TestHouse;
let app: Client;
let tables: readonly { name: string; key: string }[];

beforeAll(async () => {
  house = await testHouse();
  for (const [group, key] of [
    ['cell', 7],
    ['person_cell', 7],
    ['office', 3],
  ] as const) {
    const data = { note: '窗口收件', who: personal('p-1-example', '张示范') };
    await house.add(`${key}-${group}`, [{ name: 'example-noted', version: 1, data }], 0, group, key);
    expect(isRefusal(await sequence(house.parts, { group, key, anchors: house.anchors }))).toBe(false);
  }
  tables = await house.asOwner<{ name: string; key: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name,
       (select a.attname from pg_attribute a where a.attrelid = c.oid and a.attnum = 1) as key
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'journal' and c.relkind = 'r' and c.relname ~ '_(fact|personal_value|leaf|checkpoint)$' order by 1`,
  );
  app = new Client(house.appUrl);
  await app.connect();
});
afterAll(async () => {
  await app.end();
  await house.close();
});

/** What can be tried on one table of facts. */
const attemptsOn = (table: string, key: string): readonly string[] => [
  `update ${table} set ${key} = ${key}`,
  `update only ${table} set ${key} = ${key} where false`,
  `delete from ${table}`,
  `delete from ${table} where false`,
  `truncate ${table}`,
  `truncate ${table} cascade`,
  `with gone as (delete from ${table} returning *) select count(*) from gone`,
  `merge into ${table} t using (select 1) s on true when matched then delete`,
  `merge into ${table} t using (select 1) s on true when matched then update set ${key} = t.${key}`,
  `insert into ${table} select * from ${table} on conflict do nothing; update ${table} set ${key} = 0`,
  `select * from ${table} for update`,
  `lock table ${table} in access exclusive mode`,
  `do $$ begin execute 'delete from ${table}'; end $$`,
  `create temp view seen as select * from ${table}; delete from seen`,
  `drop table ${table}`,
  `drop table ${table} cascade`,
  `alter table ${table} rename to forgotten`,
  `alter table ${table} set schema public`,
  `alter table ${table} add column more text`,
  `alter table ${table} drop column ${key} cascade`,
  `alter table ${table} alter column ${key} type text`,
  `alter table ${table} disable trigger all`,
  `alter table ${table} enable row level security`,
  `alter table ${table} owner to current_user`,
  `alter table ${table} detach partition ${table}`,
  `create policy hidden on ${table} using (false)`,
  `create rule hidden as on insert to ${table} do instead nothing`,
  `create trigger hidden before insert on ${table} for each row execute function suppress_redundant_updates_trigger()`,
  `create index on ${table} (${key})`,
  `grant update, delete, truncate on ${table} to current_user; delete from ${table}`,
  `grant all on ${table} to public; update ${table} set ${key} = ${key}`,
];

/** What can be tried on everything at once. */
const attemptsOnAll: readonly string[] = [
  `drop schema journal cascade`,
  `alter schema journal rename to forgotten`,
  `create table journal.other (n int)`,
  `create function journal.forget() returns void language sql security definer as 'delete from journal.cell_fact'`,
  `grant all on all tables in schema journal to current_user; truncate journal.cell_fact`,
  `alter default privileges in schema journal grant all on tables to public; set role onevisit_owner`,
  `set role onevisit_owner`,
  `set session authorization onevisit_owner`,
  `set session_replication_role = replica`,
  `grant onevisit_owner to current_user`,
  `alter role current_user superuser`,
  `alter role current_user bypassrls`,
  `reassign owned by onevisit_owner to current_user`,
  `drop owned by onevisit_owner`,
  `update pg_class set relowner = 0`,
  `delete from pg_catalog.pg_depend`,
  `copy journal.cell_fact from program 'true'`,
  `copy journal.cell_fact to '/tmp/onevisit-facts'`,
  `select pg_read_file('postgresql.conf')`,
  `select lo_export(1, '/tmp/onevisit-facts')`,
];

/** What no transaction may hold. */
const attemptsOutside: readonly string[] = [
  `alter system set fsync = off`,
  `drop database postgres`,
  `create tablespace other location '/tmp'`,
];

/** Codes of a refusal by missing right: not the owner, no privilege, no such role, may not set. */
const refusals: ReadonlySet<string> = new Set(['42501', '0LP01', '2BP01']);

/** Tries one after the other, each in a transaction that is undone; gives those that were not refused for want of a right. */
async function notRefused(attempts: readonly string[], isInside = true): Promise<readonly string[]> {
  const open: string[] = [];
  for (const attempt of attempts) {
    if (isInside) await app.query('begin');
    const code = await app.query(attempt).then(
      () => 'done',
      (error: { code?: string }) => error.code ?? 'unknown',
    );
    if (isInside) await app.query('rollback');
    if (!refusals.has(code)) open.push(`${attempt}: ${code}`);
  }
  return open;
}

test('every attempt to change, remove, hide or replace a fact is refused, and afterwards everything is as it was', async () => {
  expect(tables).toHaveLength(12);
  const all = [...tables.flatMap(({ name, key }) => attemptsOn(name, key)), ...attemptsOnAll];
  expect(await notRefused(all)).toEqual([]);
  expect(await notRefused(attemptsOutside, false)).toEqual([]);
  const report = await house.verify();
  expect(report.findings).toEqual([]);
  expect(report.counts).toMatchObject({ facts: 3, values: 3, leaves: 3, checkpoints: 3 });
  figure(`${all.length + attemptsOutside.length} attempts on ${tables.length} tables: all refused`);
});

test('the role of the application holds nothing but reading and adding on facts, on no column and through no function', async () => {
  const beyond = await house.asOwner(
    `select t.name, p.privilege from unnest($1::text[]) as t (name),
       unnest(array['UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) as p (privilege)
     where has_table_privilege('onevisit_app', t.name, p.privilege)
       or (p.privilege in ('UPDATE', 'REFERENCES') and has_any_column_privilege('onevisit_app', t.name, p.privilege))`,
    [tables.map((one) => one.name)],
  );
  expect(beyond).toEqual([]);
  const functions = await house.asOwner(
    `select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema')`,
  );
  expect(functions).toEqual([]);
  const [role] = await house.asOwner(
    `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
       (select count(*)::int from pg_auth_members where member = r.oid) as memberships from pg_roles r where rolname = 'onevisit_app'`,
  );
  expect(role).toEqual({
    rolsuper: false,
    rolbypassrls: false,
    rolcreaterole: false,
    rolcreatedb: false,
    rolreplication: false,
    memberships: 0,
  });
});

/** The only rows in the whole database that the role of the application may take away. */
const mayGo: readonly string[] = [
  'journal.subject_key',
  'matters.saved_filter',
  'matters.slot_booking',
  'people.draft',
  'people.oidc_record',
  'people.person_passkey',
  'people.staff_passkey',
  'people.upload',
  'people.upload_piece',
  ...['cell', 'office', 'person_cell'].flatMap((group) =>
    ['command', 'outbox', 'timer'].map((list) => `platform.${group}_${list}`),
  ),
];

const removable = async (): Promise<readonly string[]> =>
  (
    await house.asOwner<{ name: string }>(
      `select format('%s.%s', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname !~ '^(pg_|information_schema)'
         and (has_table_privilege('onevisit_app', c.oid, 'DELETE') or has_table_privilege('onevisit_app', c.oid, 'TRUNCATE')) order by 1`,
    )
  ).map((one) => one.name);

test('in the whole database only what ends by itself may be taken away; a number that was drawn, a certificate, a grant stays', async () => {
  expect(await removable()).toEqual(mayGo.toSorted());
  const kept = [
    'certificates.number_counter',
    'certificates.certificate',
    'matters.number_counter',
    'people.staff_grant',
  ];
  expect(await notRefused(kept.flatMap((name) => [`delete from ${name}`, `truncate ${name}`]))).toEqual([]);
  await house.asOwner('grant delete on certificates.number_counter to onevisit_app');
  const open = await removable();
  await house.asOwner('revoke delete on certificates.number_counter from onevisit_app');
  expect(open).toContain('certificates.number_counter');
});

test('the attempts find one right too many (planted)', async () => {
  await house.asOwner('grant delete on journal.cell_fact to onevisit_app');
  const open = await notRefused(attemptsOn('journal.cell_fact', 'cell'));
  await house.asOwner('revoke delete on journal.cell_fact from onevisit_app');
  expect(open).toContain('delete from journal.cell_fact: done');
});
