/** Gets a trustworthy server: the embedded one, or the operator's own, and refuses one that could lose or mix up what was acknowledged. */
import type pg from 'pg';
import type { Config } from '../config.ts';
import { Stop } from '../stop.ts';
import { openEmbedded } from './embedded.ts';
import { connectOnce } from './pool.ts';

/** A server that has been checked: two addresses, and how to leave it. */
export interface Server {
  readonly adminUrl: string;
  readonly appUrl: string;
  readonly appRole: string;
  /** How it came to be, for the progress line. */
  readonly how: 'started' | 'adopted' | 'outside';
  close(): Promise<void>;
}

/** Settings of a server whose data is thrown away after one play: what a power failure would lose is lost on purpose (docs/decisions/0071). */
const fleeting = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'shared_buffers=256MB'];

/**
 * Opens the server that the settings name and checks it. `isThrownAway` is for a house on a virtual clock, in a folder of its own that is
 * deleted afterwards; only the program itself can ask for it, no setting does.
 */
export async function openServer(config: Config, isThrownAway = false): Promise<Server> {
  const isOutside = Boolean(config.databaseUrl || config.databaseAdminUrl);
  const server = isOutside ? await outside(config) : await embedded(config, isThrownAway ? fleeting : []);
  try {
    await check(server, isThrownAway && !isOutside);
    return server;
  } catch (error) {
    await server.close();
    throw error;
  }
}

async function embedded(config: Config, extra: readonly string[]): Promise<Server> {
  const it = await openEmbedded(config.data, { extra });
  return {
    adminUrl: it.adminUrl,
    appUrl: it.appUrl,
    appRole: new URL(it.appUrl).username,
    how: it.adopted ? 'adopted' : 'started',
    close: () => it.close(),
  };
}

async function outside(config: Config): Promise<Server> {
  const { databaseUrl: appUrl, databaseAdminUrl: adminUrl } = config;
  if (!appUrl || !adminUrl) {
    const missing = appUrl ? 'DATABASE_ADMIN_URL' : 'DATABASE_URL';
    throw new Stop(
      `只设置了一个数据库地址，缺少 ${missing}。应用以不拥有任何表的角色运行，迁移以所有者运行：请两个都设置，或都不设置以使用内置数据库。`,
      `Only one database address is set, ${missing} is missing. The application runs as a role that owns nothing, migrations run as the owner: set both, or neither to use the embedded database.`,
    );
  }
  const appRole = decodeURIComponent(new URL(appUrl).username);
  if (appRole === decodeURIComponent(new URL(adminUrl).username)) throw sameRole(appRole);
  const admin = await reach(adminUrl, 'DATABASE_ADMIN_URL');
  try {
    await ensureRole(admin, appRole, decodeURIComponent(new URL(appUrl).password));
  } finally {
    await admin.end();
  }
  return { adminUrl, appUrl, appRole, how: 'outside', close: () => Promise.resolve() };
}

async function reach(url: string, name: string): Promise<pg.Client> {
  try {
    return await connectOnce(url);
  } catch (error) {
    const why = (error as Error).message || ((error as { code?: string }).code ?? 'unknown');
    throw new Stop(
      `连接不上 ${name} 所指的数据库（${why}）。请检查地址、端口、密码以及数据库是否已启动。`,
      `The database of ${name} cannot be reached (${why}). Check address, port and password, and that the server runs.`,
    );
  }
}

async function ensureRole(admin: pg.Client, role: string, password: string): Promise<void> {
  const known = await admin.query('select 1 from pg_roles where rolname = $1', [role]);
  if (known.rowCount) return;
  try {
    await admin.query(
      `create role ${admin.escapeIdentifier(role)} login${password ? ` password ${admin.escapeLiteral(password)}` : ''}`,
    );
  } catch {
    throw new Stop(
      `数据库中没有角色 ${role}，而 DATABASE_ADMIN_URL 的角色无权创建。请由管理员执行：create role ${role} login password '…'`,
      `The database has no role ${role}, and the role of DATABASE_ADMIN_URL may not create one. Ask an administrator to run: create role ${role} login password '…'`,
    );
  }
}

interface Facts {
  version: number;
  encoding: string;
  reads_chinese: boolean;
  owner: boolean;
  superuser: boolean;
  role: string;
  fsync: string;
  full_page_writes: string;
  synchronous_commit: string;
  data_checksums: string;
}

const question = `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding,
  '办' ~ '[[:alpha:]]' as reads_chinese, current_user as role,
  exists (select 1 from pg_class c where c.relowner = (select oid from pg_roles where rolname = current_user)) as owner,
  (select rolsuper from pg_roles where rolname = current_user) as superuser,
  current_setting('fsync') as fsync, current_setting('full_page_writes') as full_page_writes, current_setting('synchronous_commit') as synchronous_commit,
  current_setting('data_checksums') as data_checksums`;

async function check(server: Server, mayLose: boolean): Promise<void> {
  const client = await reach(server.appUrl, 'DATABASE_URL');
  try {
    const { rows } = await client.query<Facts>(question);
    refuseUnsafe(rows[0] as Facts, mayLose);
  } finally {
    await client.end();
  }
}

/** Refuses a server or role that cannot keep what the house promises; `mayLose` where nothing is kept. Exported for its test. */
export function refuseUnsafe(it: Facts, mayLose = false): void {
  if (it.version < 150_000) {
    throw new Stop(
      `PostgreSQL 版本过低（${Math.floor(it.version / 10_000)}），需要 15 或更高。请升级，或不设置 DATABASE_URL 以使用内置数据库。`,
      `PostgreSQL ${Math.floor(it.version / 10_000)} is too old, 15 or newer is needed. Upgrade it, or unset DATABASE_URL to use the embedded database.`,
    );
  }
  for (const name of ['fsync', 'full_page_writes', 'synchronous_commit'] as const) {
    if (it[name] !== 'off' || mayLose) continue;
    throw new Stop(
      `数据库关闭了 ${name}，断电会丢失已回执的办件。请在当初设置的地方（postgresql.conf、alter system、alter database 或 alter role）设为 on，再执行 select pg_reload_conf()。`,
      `The database has ${name} off and would lose acknowledged cases when power fails. Set it to on where it was set (postgresql.conf, alter system, alter database or alter role) and run select pg_reload_conf().`,
    );
  }
  if (it.data_checksums === 'off') {
    throw new Stop(
      '数据库没有启用数据校验和，磁盘上损坏的页不会被发现。请停止数据库，执行 pg_checksums --enable，再启动。',
      'The database has data checksums off, so a page that the disk has damaged goes unnoticed. Stop it, run pg_checksums --enable, and start it again.',
    );
  }
  if (it.encoding !== 'UTF8' || !it.reads_chinese) {
    throw new Stop(
      `数据库编码为 ${it.encoding}${it.reads_chinese ? '' : '，字符分类不识别汉字'}。请用 create database … encoding 'UTF8' lc_collate 'C' lc_ctype 'C.UTF-8' template template0 新建数据库。`,
      `The database has encoding ${it.encoding}${it.reads_chinese ? '' : ' and its character classes do not know Chinese'}. Create one with encoding 'UTF8' lc_collate 'C' lc_ctype 'C.UTF-8' template template0.`,
    );
  }
  if (it.owner || it.superuser) throw sameRole(it.role);
}

function sameRole(role: string): Stop {
  return new Stop(
    `应用角色 ${role} 拥有表或是超级用户，这样事实就能被改动。请为 DATABASE_URL 另建一个只能登录的角色。`,
    `The application role ${role} owns tables or is a superuser, so facts could be changed. Create a separate role that can only log in for DATABASE_URL.`,
  );
}
