/** Starts and kills nodes of the house, and the database under them. Only processes that it started itself. */
import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { beBorn } from '../../src/platform/database/birth.ts';
import { freePort, openEmbedded, roles, type Embedded } from '../../src/platform/database/embedded.ts';
import { migrate } from '../../src/platform/database/migrate.ts';
import { connect } from './connect.ts';
import { systemClock } from '../../src/platform/index.ts';

const root = join(import.meta.dirname, '../..');

/** A database of its own with an address to look behind the curtain. */
export interface Ground {
  readonly folder: string;
  readonly adminUrl: string;
  readonly appUrl: string;
  /** SIGKILLs every process of the database at once. */
  killDatabase(): Promise<void>;
  /** Starts the database again; returns when it answers. */
  startDatabase(): Promise<void>;
  /** Planted: commits of later sessions answer before they are on the disk. */
  forgetDurability(): Promise<void>;
  close(): Promise<void>;
}

interface Cluster {
  readonly folder: string;
  server: Embedded;
  databases: number;
}

const options = { extra: ['max_connections=120'] };
let shared: Promise<Cluster> | undefined;

/** One server for all grounds of this process, with a migrated template; a server of its own for each would only cost time. */
async function makeCluster(): Promise<Cluster> {
  const folder = await mkdtemp(join(tmpdir(), 'onevisit-torture-'));
  const server = await openEmbedded(folder, options);
  const admin = await connect(server.adminUrl);
  await migrate(admin, join(root, 'db/migrations'), roles.app, systemClock);
  await beBorn(admin, 'demo', systemClock);
  await admin.end();
  return { folder, server, databases: 0 };
}

const inDatabase = (url: string, name: string): string => {
  const made = new URL(url);
  made.pathname = `/${name}`;
  return made.href;
};

async function asAdmin(cluster: Cluster, text: string): Promise<void> {
  const admin = await connect(inDatabase(cluster.server.adminUrl, 'postgres'));
  await admin.query(text);
  await admin.end();
}

/** A fresh database. */
export async function openGround(): Promise<Ground> {
  const cluster = await (shared ??= makeCluster());
  cluster.databases += 1;
  const name = `torture_${cluster.databases}`;
  await asAdmin(cluster, `create database ${name} template onevisit`);
  return {
    folder: cluster.folder,
    adminUrl: inDatabase(cluster.server.adminUrl, name),
    appUrl: inDatabase(cluster.server.appUrl, name),
    async killDatabase() {
      const pid = Number((await readFile(join(cluster.server.dataFolder, 'postmaster.pid'), 'utf8')).split('\n')[0]);
      const family = [pid, ...childrenOf(pid)];
      for (const one of family) kill(one);
      while (family.some(lives)) await sleep(5);
    },
    // The watch of the server brings it up; opening it a second time would let two of them race for one port.
    async startDatabase() {
      for (;;) {
        const answers = await asAdmin(cluster, 'select 1').then(
          () => true,
          () => false,
        );
        if (answers) return;
        await sleep(50);
      }
    },
    forgetDurability: () => asAdmin(cluster, `alter database ${name} set synchronous_commit = off`),
    close: () => asAdmin(cluster, `drop database if exists ${name} with (force)`),
  };
}

/** Ends the server of all grounds. */
export async function closeGrounds(): Promise<void> {
  const cluster = await shared;
  shared = undefined;
  if (!cluster) return;
  await cluster.server.close();
  await rm(cluster.folder, { recursive: true, force: true });
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

const stat = (pid: number | string): { state: string; parent: number } | undefined => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state = '', parent = '0'] = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { state, parent: Number(parent) };
  } catch {
    return undefined;
  }
};
const lives = (pid: number): boolean => !['Z', undefined].includes(stat(pid)?.state);
const childrenOf = (pid: number): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && stat(name)?.parent === pid)
    .map(Number);

export interface NodeOptions {
  readonly fault?: string;
  readonly relay?: boolean;
  readonly crashAt?: string;
  readonly nth?: number;
  /** Address of the other side that the node calls for each matter. */
  readonly outside?: string;
}

export interface Node {
  readonly base: string;
  readonly ended: Promise<void>;
  /** Whether it died by SIGKILL; a node that gave up by itself has shown nothing. */
  wasKilled(): boolean;
  isAlive(): boolean;
  kill(): Promise<void>;
}

/** Starts a node on a fixed port, so that clients find the next one at the same address. On a machine that is too busy to start one it is tried again. */
export async function startNode(ground: Ground, port: number, options: NodeOptions = {}): Promise<Node> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await startOnce(ground, port, options);
    } catch (error) {
      if (tries >= 5) throw error;
    }
  }
}

async function startOnce(ground: Ground, port: number, options: NodeOptions): Promise<Node> {
  const loader = pathToFileURL(join(root, 'scripts/loader.mjs')).href;
  const child: ChildProcess = spawn(
    process.execPath,
    ['--import', loader, join(import.meta.dirname, 'house-process.ts')],
    {
      cwd: root,
      env: {
        ...process.env,
        TORTURE_DATABASE: ground.appUrl,
        TORTURE_DATA: ground.folder,
        TORTURE_PORT: String(port),
        TORTURE_FAULT: options.fault ?? '',
        TORTURE_RELAY: options.relay ? '1' : '0',
        TORTURE_OUTSIDE: options.outside ?? '',
        TORTURE_CRASH_AT: options.crashAt ?? '',
        TORTURE_CRASH_NTH: String(options.nth ?? 1),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let said = '';
  child.stdout?.on('data', (part: Buffer) => (said += part.toString()));
  child.stderr?.on('data', (part: Buffer) => (said += part.toString()));
  const ended = new Promise<void>((done) => child.on('exit', () => done()));
  const isAlive = (): boolean => child.exitCode === null && child.signalCode === null;
  while (!said.includes('the house is open')) {
    if (!isAlive() && child.signalCode !== 'SIGKILL') throw new Error(`the node ended early: ${said}`);
    if (!isAlive()) break;
    await sleep(5);
  }
  return {
    base: `http://127.0.0.1:${port}`,
    ended,
    isAlive,
    wasKilled: () => child.signalCode === 'SIGKILL',
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

export { freePort };
