/**
 * The embedded PostgreSQL: made once in the data folder, started when it is not running, adopted when it is.
 *
 * States of the folder: nothing -> `postgres.new` (initdb under way; thrown away when found) -> `postgres` (complete).
 * States of the server: stopped -> starting -> ready; after `kill -9` of this process it goes on and the next start adopts it,
 * after `kill -9` of the server it is started again and recovers from its log (`watch.ts`). Whoever is the last to leave stops it.
 */
import { randomBytes } from 'node:crypto';
import { chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { diskFull, isDiskFull, Stop } from '../stop.ts';
import { serverAccount, type ServerAccount } from './account.ts';
import { findBinaries, type Binaries } from './binaries.ts';
import { isAlive, run } from './children.ts';
import { leave, enter } from './holders.ts';
import { placeOf } from './place.ts';
import { connectOnce } from './pool.ts';
import { watch } from './watch.ts';

/** A running embedded server: two addresses, and how to leave it. */
export interface Embedded {
  /** Address for the role that owns everything. */
  readonly adminUrl: string;
  /** Address for the role that owns nothing. */
  readonly appUrl: string;
  readonly dataFolder: string;
  /** Whether the server was running already. */
  readonly adopted: boolean;
  /** Leaves the server; the last one to leave stops it. */
  close(): Promise<void>;
}

/** Names and passwords, kept 0600 in the data folder. */
interface Access {
  port: number;
  owner: string;
  app: string;
}

/** Names of the two roles of the embedded server. */
export const roles = { owner: 'onevisit_owner', app: 'onevisit_app' } as const;

interface Place {
  readonly folder: string;
  readonly data: string;
  readonly log: string;
  readonly account: ServerAccount | undefined;
  readonly binaries: Binaries;
}

/** Brings the server of a data folder up and enters it. Throws `Stop` with one clear sentence when that cannot be. */
export async function openEmbedded(
  dataFolder: string,
  options: { readonly extra?: readonly string[] } = {},
): Promise<Embedded> {
  try {
    const folder = resolve(dataFolder);
    const account = serverAccount();
    const home = await placeOf(folder, account);
    const place: Place = {
      folder,
      data: join(home.data, 'postgres'),
      log: join(home.data, 'postgres.log'),
      account,
      binaries: await findBinaries(account, home.shelf),
    };
    const access = await readAccess(folder);
    await create(place, access);
    await enter(folder);
    const extra = options.extra ?? [];
    const adopted = await bringUp(place, access, extra, true);
    const endWatch = watch(place.data, () => bringUp(place, access, extra, false));
    const url = (user: string, password: string) => `postgres://${user}:${password}@127.0.0.1:${access.port}/onevisit`;
    return {
      adminUrl: url(roles.owner, access.owner),
      appUrl: url(roles.app, access.app),
      dataFolder: place.data,
      adopted,
      close: async () => {
        await endWatch();
        if (await leave(folder))
          await run(place.binaries.pgCtl, ['stop', '-D', place.data, '-m', 'fast', '-w', '-t', '60'], account);
      },
    };
  } catch (error) {
    if (isDiskFull(error)) throw diskFull(dataFolder);
    throw error;
  }
}

async function readAccess(folder: string): Promise<Access> {
  const file = join(folder, 'postgres.json');
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Access;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw damaged(folder, file);
    const fresh: Access = {
      port: await freePort(),
      owner: randomBytes(24).toString('base64url'),
      app: randomBytes(24).toString('base64url'),
    };
    await writeAccess(folder, fresh);
    return fresh;
  }
}

async function writeAccess(folder: string, access: Access): Promise<void> {
  const file = join(folder, 'postgres.json');
  // Two processes may bring the same server up in the same moment, each with a new file of its own.
  const fresh = `${file}.${randomBytes(6).toString('hex')}.new`;
  await writeFile(fresh, `${JSON.stringify(access)}\n`, { mode: 0o600 });
  await rename(fresh, file);
}

/** A free port of the loopback address. */
export async function freePort(wanted = 0): Promise<number> {
  return await new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen({ port: wanted, host: '127.0.0.1', exclusive: true }, () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : wanted));
    });
  });
}

async function create(place: Place, access: Access): Promise<void> {
  const found = await readFile(join(place.data, 'PG_VERSION'), 'utf8').catch(() => undefined);
  if (found !== undefined) {
    if (found.trim() === place.binaries.major) return;
    throw new Stop(
      `数据文件夹 ${place.data} 属于 PostgreSQL ${found.trim()}，本程序自带 ${place.binaries.major}。请用原版本执行 onevisit backup，再用本版本在新文件夹中 onevisit restore。`,
      `The data folder ${place.data} belongs to PostgreSQL ${found.trim()}, this program brings ${place.binaries.major}. Run onevisit backup with the former version, then onevisit restore into a new folder with this one.`,
    );
  }
  if ((await readdir(place.data).catch(() => [])).length > 0) throw damaged(place.data, 'PG_VERSION');
  const fresh = `${place.data}.new`;
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { recursive: true, mode: 0o700 });
  const secret = join(place.account ? fresh : place.folder, `.password-${process.pid}`);
  const passwordFile = place.account ? `${fresh}.password` : secret;
  await writeFile(passwordFile, access.owner, { mode: 0o600 });
  if (place.account) {
    await chown(fresh, place.account.uid, place.account.gid);
    await chown(passwordFile, place.account.uid, place.account.gid);
  }
  const made = await run(
    place.binaries.initdb,
    [
      '-D',
      fresh,
      '-U',
      roles.owner,
      `--pwfile=${passwordFile}`,
      '-A',
      'scram-sha-256',
      '-E',
      'UTF8',
      '--lc-collate=C',
      '--lc-ctype=C.UTF-8',
      '--data-checksums',
    ],
    place.account,
  );
  await rm(passwordFile, { force: true });
  if (made.code !== 0) {
    if (isDiskFull(made.output)) throw diskFull(place.folder);
    throw new Error(`initdb failed: ${made.output.trim().split('\n').slice(-4).join(' | ')}`);
  }
  await rename(fresh, place.data);
}

/**
 * Adopts the server that runs over this folder, or starts it; gives whether it was adopted. It moves to another port (`mayMove`) only
 * before its address was given to anybody: whoever has the address would never find it again.
 */
async function bringUp(place: Place, access: Access, extra: readonly string[], mayMove: boolean): Promise<boolean> {
  const end = Date.now() + 90_000;
  for (let tries = 0; ; tries += 1) {
    if (await adopt(place, access)) return tries === 0;
    const started = await start(place, access, extra, mayMove);
    if (started === undefined) {
      await ready(access);
      await ensureDatabase(access);
      return false;
    }
    if (
      !/another server might be running|shared memory block .*in use|still in use|could not bind|Address already in use|lock file .* already exists/i.test(
        started,
      ) ||
      Date.now() > end
    ) {
      throw cannotStart(place, started);
    }
    await sleep(300);
  }
}

async function adopt(place: Place, access: Access): Promise<boolean> {
  const lines = (await readFile(join(place.data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!pid || !port || !isAlive(pid)) return false;
  const before = access.port;
  access.port = port;
  for (let tries = 0; tries < 200 && isAlive(pid); tries += 1) {
    try {
      await ensureDatabase(access);
      if (port !== before) await writeAccess(place.folder, access);
      return true;
    } catch (error) {
      const code = (error as { code?: string }).code ?? '';
      if (code === '28P01' || code === '28000') break;
      await sleep(100);
    }
  }
  access.port = before;
  return false;
}

async function start(
  place: Place,
  access: Access,
  extra: readonly string[],
  mayMove: boolean,
): Promise<string | undefined> {
  const port = await freePort(access.port).catch(() => (mayMove ? freePort() : undefined));
  if (port === undefined) return 'Address already in use';
  if (port !== access.port) {
    access.port = port;
    await writeAccess(place.folder, access);
  }
  const before = (await readFile(place.log, 'utf8').catch(() => '')).length;
  if (before > 20_000_000) await rename(place.log, `${place.log}.1`);
  const settings = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    'max_connections=100',
    'timezone=UTC',
    'log_timezone=UTC',
    'wal_compression=on',
    ...extra,
  ];
  const options = settings.map((it) => `-c ${it.endsWith('=') ? `${it}''` : it}`).join(' ');
  const result = await run(
    place.binaries.pgCtl,
    ['start', '-D', place.data, '-l', place.log, '-w', '-t', '60', '-s', '-o', options],
    place.account,
    false,
  );
  if (result.code === 0) return undefined;
  const log = await readFile(place.log, 'utf8').catch((error: Error) => error.message);
  return log.slice(log.length > before ? before : 0);
}

/** The server's address answers; recovery after a crash may take its time. */
async function ready(access: Access): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      await (await connectOnce(adminTo(access, 'postgres'))).end();
      return;
    } catch (error) {
      if (tries > 300) throw error;
      await sleep(100);
    }
  }
}

async function ensureDatabase(access: Access): Promise<void> {
  const client = await connectOnce(adminTo(access, 'postgres'));
  try {
    const role = await client.query('select 1 from pg_roles where rolname = $1', [roles.app]);
    if (role.rowCount === 0) await client.query(`create role ${roles.app} login password '${access.app}'`);
    const database = await client.query('select 1 from pg_database where datname = $1', ['onevisit']);
    if (database.rowCount === 0) await client.query('create database onevisit template template0');
  } finally {
    await client.end();
  }
}

const adminTo = (access: Access, database: string) =>
  `postgres://${roles.owner}:${access.owner}@127.0.0.1:${access.port}/${database}`;

function cannotStart(place: Place, log: string): Error {
  if (isDiskFull(log)) return diskFull(place.data);
  const lines = log.split('\n').filter((line) => /FATAL|PANIC|could not|ERROR/.test(line));
  return damaged(
    place.data,
    (lines.at(-1) ?? log.trim().split('\n').at(-1) ?? '').replace(/^.*?(FATAL|PANIC|ERROR):\s*/, ''),
  );
}

function damaged(folder: string, what: string): Stop {
  return new Stop(
    `数据文件夹 ${folder} 不完整或已损坏（${what}）。请把它移到别处，再用最近的备份执行 onevisit restore。`,
    `The data folder ${folder} is incomplete or damaged (${what}). Move it aside, then run onevisit restore with your latest backup.`,
  );
}
