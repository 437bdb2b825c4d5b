import { afterAll, beforeAll, expect, test } from 'vitest';
import type pg from 'pg';
import '../../src/main.ts';
import { statement, statements, type Statement } from '../../src/platform/index.ts';
import { connectOnce } from '../../src/platform/database/pool.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { catalogueViolations, partition, shardViolations } from './shards.ts';
import { foreignTables, textViolations } from './statements.ts';

const registered = statements();
let fresh: FreshDatabase;
let admin: pg.Client;
let schemas: string[];

beforeAll(async () => {
  fresh = await freshDatabase();
  admin = await connectOnce(fresh.adminUrl);
  const found = await admin.query<{ name: string }>(
    `select nspname as name from pg_namespace where nspname not like 'pg\\_%' and nspname not in ('information_schema', 'public')`,
  );
  schemas = found.rows.map((row) => row.name);
});
afterAll(async () => {
  await admin.end();
  await fresh.close();
});

const made = (text: string, group: Statement['group'] = 'cell'): Statement => ({ name: 'planted.x', group, text });

test('a room names only its own tables and those of the platform', () => {
  expect(registered.length).toBeGreaterThan(20);
  expect(foreignTables(registered, schemas)).toEqual([]);
});

test('the law catches a statement over another room’s table', () => {
  expect(foreignTables([made('select 1 from journal.cell_fact where cell = $1')], ['journal', 'platform'])).toEqual([
    'planted.x: names a table of journal',
  ]);
});

test('the law catches a room that still names a table after its room moved out', () => {
  const text = 'select 1 from matters.project where cell = $1';
  const asked = (name: string) => foreignTables([{ ...made(text), name }], schemas);
  expect(asked('matters.x')).toEqual(['matters.x: names a table of projects']);
  expect(asked('projects.x')).toEqual([]);
});

test('no statement says what a distributed engine refuses or silently changes', () => {
  expect(textViolations(registered)).toEqual([]);
});

test('the text law catches each thing on its list', () => {
  const bad = [
    'merge into t using (values (1)) v on true when matched then delete',
    'select pg_advisory_xact_lock($1)',
    `select set_config('a', $1, true)`,
    'insert into t (cell, id) values ($1, gen_random_uuid())',
    `insert into t (cell, n) values ($1, nextval('s'))`,
    'select 1 from t where id = $1 for update skip locked',
    'insert into t (cell) values ($1) on conflict on constraint t_pkey do nothing',
    'insert into t (cell) values ($1) on conflict (cell) do update set at = now()',
    'insert into t (cell, n) values ($1, (select max(n) from t where cell = $1))',
    'select xmin from t where cell = $1',
    `select pg_notify('a', 'b')`,
    'select 1 from t where cell = $1 limit 10 offset $2',
    'with recursive r as (select 1) select * from r',
    'select a, count(*) from t where cell = $1 group by grouping sets ((a), ())',
    'select 1; select 2',
    'SELECT 1',
  ];
  for (const text of bad) expect(textViolations([made(text)]), text).toHaveLength(1);
});

test('every table has a primary key that begins with its shard, and nothing that a distributed engine refuses', async () => {
  expect(await catalogueViolations(admin)).toEqual([]);
});

test('the catalogue law catches each thing on its list', async () => {
  await admin.query('begin');
  await admin.query('create schema planted');
  for (const text of [
    'create table planted.keyless (a int)',
    'create table planted.late (id text not null, cell int not null, primary key (id, cell))',
    'create table planted.loose (cell int not null, id text not null, code text unique, primary key (cell, id))',
    'create table planted.counted (id int generated always as identity primary key)',
    'create table planted.serial (id serial primary key)',
    'create table planted.far (id text primary key, cell_ref int, cell_id text, foreign key (cell_ref, cell_id) references planted.loose)',
    `create function planted.f() returns trigger language plpgsql as 'begin return new; end'`,
    'create trigger t before insert on planted.loose for each row execute function planted.f()',
    'create rule r as on delete to planted.loose do instead nothing',
  ])
    await admin.query(text);
  const wrong = (await catalogueViolations(admin)).filter((line) => line.startsWith('planted.'));
  await admin.query('rollback');
  for (const part of [
    'keyless: has no primary key',
    'late: has a column cell',
    'loose: unique index',
    'counted: identity',
    'serial: column id',
    'far: foreign key',
    'loose: has a trigger',
    'loose: has a rule',
  ])
    expect(wrong.join('\n')).toContain(part);
});

test('every statement touches one shard only, or says that it touches all', async () => {
  const tables = await partition(admin);
  expect(tables.length).toBeGreaterThan(10);
  expect(await shardViolations(admin, registered)).toEqual([]);
});

test('the proof catches a statement without its shard, one that only seems to have it, and one over a table that is not there', async () => {
  const loose = statement('planted.loose', 'cell', 'select stream from platform.cell_outbox where stream = $1');
  const apart = statement(
    'planted.apart',
    'cell',
    'select o.stream from platform.cell_outbox o, platform.cell_timer t where o.cell = $1 and t.stream = o.stream',
  );
  const update = statement('planted.update', 'cell', 'update platform.cell_timer set attempts = 0 where stream = $1');
  const reference = statement(
    'planted.reference',
    'reference',
    'select stream from platform.cell_outbox where cell = $1',
  );
  const nowhere = statement('planted.nowhere', 'cell', 'select 1 from platform.nowhere where cell = $1');
  expect(await shardViolations(admin, [loose, apart, update, reference, nowhere])).toEqual([
    'planted.loose: touches 8 of 8 shards',
    'planted.apart: touches 8 of 8 shards',
    'planted.update: touches 8 of 8 shards',
    'planted.reference: says reference, but reads tables of a group',
    'planted.nowhere: relation "platform.nowhere" does not exist',
  ]);
});
