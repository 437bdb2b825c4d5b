/** `onevisit serve`: one line for each stage, then addresses and demo accounts; Ctrl-C ends cleanly. */
import { join } from 'node:path';
import type { FastifyBaseLogger } from 'fastify';
import { pino } from 'pino';
import { freePort } from '../database/embedded.ts';
import { startHousekeeping } from '../housekeeping.ts';
import { openHouse, type OpenHouse } from '../open.ts';
import type { App, CliCall, CliCommand, DemoAccount, Room } from '../room.ts';
import { buildServer } from '../server.ts';
import { Stop } from '../stop.ts';

const stages = {
  database: '数据库 database',
  migrations: '迁移 migrations',
  rooms: '房间 rooms',
  samples: '示例数据 sample data',
  server: '网页服务 server',
} as const;

/** The command. */
export function serveCommand(rooms: readonly Room[]): CliCommand {
  return { name: 'serve', describe: 'start the server (npm start does this)', run: (call) => serve(call, rooms) };
}

async function serve(call: CliCall, rooms: readonly Room[]): Promise<number> {
  const ended = endSignal();
  const line = stopwatch(call);
  const config = await withPort(call.config);
  const log = logOf(config);
  const opened = await openHouse(config, rooms, (stage, detail) => line(stages[stage], detail), log);
  let app: App | undefined;
  let endHousekeeping: () => Promise<void> = () => Promise.resolve();
  try {
    const accounts = await loadSeeds(opened);
    if (opened.house.installation.kind !== 'real') line(stages.samples, String(accounts.length));
    if (config.mode !== 'worker') {
      app = await buildServer(opened.house, opened.rooms);
      await listen(app, config.host, config.port);
      line(stages.server, `${config.host}:${config.port}`);
    }
    if (config.mode !== 'web') {
      opened.relay.start();
      endHousekeeping = startHousekeeping(opened.house);
    }
    for (const room of opened.rooms)
      for (const note of (await room.notes?.(opened.house)) ?? []) call.progress(`! ${note}`);
    announce(call, opened, accounts);
    await ended;
    call.progress('正在结束 ending ...');
  } finally {
    opened.house.live.close();
    await app?.close();
    await endHousekeeping();
    await opened.close();
  }
  return 0;
}

/** The log in the data folder. A full disk costs lines of the log, never the server; writing goes on where there is space again. */
function logOf(config: CliCall['config']): FastifyBaseLogger {
  const file = pino.destination({
    dest: join(config.data, 'onevisit.log'),
    mkdir: true,
    sync: false,
    maxLength: 1024 * 1024,
  });
  file.on('error', () => undefined);
  return pino({ level: config.log }, file) as FastifyBaseLogger;
}

/** Settles on a port now where any free one is wanted, so that addresses in codes and cookies are true. */
async function withPort(config: CliCall['config']): Promise<CliCall['config']> {
  if (config.port !== 0) return config;
  const port = await freePort();
  return { ...config, port, publicUrl: config.publicUrl.replace(/:0$/, `:${port}`) };
}

async function loadSeeds(opened: OpenHouse): Promise<readonly DemoAccount[]> {
  if (opened.house.installation.kind === 'real') return [];
  const accounts: DemoAccount[] = [];
  for (const seed of opened.rooms.flatMap((room) => room.seeds ?? []))
    accounts.push(...((await seed.load(opened.house)) ?? []));
  return accounts;
}

async function listen(app: App, host: string, port: number): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EADDRINUSE') {
      const other = await freePort();
      throw new Stop(
        `端口 ${port} 已被占用（可能 OneVisit 已在运行）。请先结束占用它的程序，或换一个端口：PORT=${other} npm start`,
        `Port ${port} is taken (perhaps OneVisit runs already). End the program that holds it, or use another: PORT=${other} npm start`,
      );
    }
    if (code === 'EACCES' || code === 'EADDRNOTAVAIL') {
      throw new Stop(
        `无法监听 ${host}:${port}（${code}）。请检查 HOST 与 PORT；1024 以下的端口需要特权。`,
        `Cannot listen on ${host}:${port} (${code}). Check HOST and PORT; ports below 1024 need privileges.`,
      );
    }
    throw error;
  }
}

function announce(call: CliCall, opened: OpenHouse, accounts: readonly DemoAccount[]): void {
  const { config, installation } = opened.house;
  if (call.json) {
    call.print(JSON.stringify({ ready: true, url: config.publicUrl, kind: installation.kind, accounts }));
    return;
  }
  call.print(`\nOneVisit 一次办 (${installation.kind})  ${config.publicUrl}`);
  if (accounts.length > 0) {
    call.print('\n演示账号 demo accounts (角色 role · 账号 account · 密码 password)');
    const rows = [...accounts].sort((a, b) => a.roles.join().localeCompare(b.roles.join()));
    for (const one of rows)
      call.print(
        `  ${one.roles.join('+').padEnd(24)} ${one.account.padEnd(20)} ${one.password ?? ''}  ${one.name}${one.organ ? ` · ${one.organ}` : ''}`,
      );
  }
  call.print('\nCtrl-C 结束 to end');
}

function stopwatch(call: CliCall): (name: string, detail: string) => void {
  let last = performance.now();
  return (name, detail) => {
    const now = performance.now();
    const text = `✓ ${name}  ${((now - last) / 1000).toFixed(1)} s  ${detail}`;
    last = now;
    if (call.json) call.progress(text);
    else call.print(text);
  };
}

/** Resolves on the first Ctrl-C or SIGTERM; a second one ends at once. */
function endSignal(): Promise<void> {
  return new Promise((done) => {
    let asked = false;
    const end = () => {
      if (asked) process.exit(130);
      asked = true;
      done();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  });
}
