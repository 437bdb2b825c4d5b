/** What the program insists on before it trusts a server with somebody's act: durability, encoding, roles. */
import pg from 'pg';
import { plainStop } from '../plain-stop.ts';

/** Checks a server through the program's own connection; throws a plain stop with the remedy. `fast` skips durability (throw-away clusters only). */
export async function insistOnServer(programUrl: string, adminUrl: string, options: { fast?: boolean } = {}): Promise<void> {
  const program = await connect(programUrl);
  try {
    const { rows } = await program.query<{ name: string; setting: string }>(
      `select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'server_version_num', 'server_encoding')`,
    );
    const settings = new Map(rows.map((row) => [row.name, row.setting]));
    const version = Number(settings.get('server_version_num'));
    if (version < 150_000) throw plainStop('server-too-old', { found: Math.floor(version / 10_000) });
    if (settings.get('server_encoding') !== 'UTF8') throw plainStop('not-utf8', { encoding: settings.get('server_encoding') ?? '' });
    if (!options.fast) refuseUnsafe(settings);
    await insistOnCtype(program);
    await insistOnRole(program, adminUrl);
  } finally {
    await program.end();
  }
}

function refuseUnsafe(settings: ReadonlyMap<string, string>): void {
  for (const setting of ['fsync', 'full_page_writes']) {
    if (settings.get(setting) !== 'on') throw plainStop('unsafe-server', { setting, value: settings.get(setting) ?? '', wanted: 'on' });
  }
  const commit = settings.get('synchronous_commit') ?? '';
  if (commit === 'off' || commit === 'local') throw plainStop('unsafe-server', { setting: 'synchronous_commit', value: commit, wanted: 'on' });
}

async function insistOnCtype(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ ctype: string; sees: boolean }>(
    `select datctype as ctype, '餐' ~ '[[:alpha:]]' as sees from pg_database where datname = current_database()`,
  );
  if (rows[0] && !rows[0].sees) throw plainStop('no-chinese-ctype', { ctype: rows[0].ctype });
}

async function insistOnRole(program: pg.Client, adminUrl: string): Promise<void> {
  const { rows } = await program.query<{ role: string; is_superuser: boolean; owns: boolean }>(
    `select current_user as role, r.rolsuper as is_superuser,
       exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relowner = r.oid and n.nspname not like 'pg\\_%') as owns
     from pg_roles r where r.rolname = current_user`,
  );
  const [row] = rows;
  if (!row) return;
  if (decodeURIComponent(new URL(adminUrl).username) === row.role) throw plainStop('same-role', { role: row.role });
  if (row.is_superuser || row.owns) throw plainStop('role-owns-tables', { role: row.role });
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
    return client;
  } catch (error) {
    throw plainStop('database-unreachable', { reason: (error as Error).message || ((error as { code?: string }).code ?? '') });
  }
}
