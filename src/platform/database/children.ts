/** Running the server's programs under its account. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { ServerAccount } from './account.ts';

/** What a program said and how it ended. */
interface Ended {
  readonly code: number;
  readonly output: string;
}

/** Runs a program to its end. Its own session, so that Ctrl-C of the terminal does not reach the server behind our back. */
export function run(
  program: string,
  args: readonly string[],
  account: ServerAccount | undefined,
  keepOutput = true,
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...account,
      cwd: process.platform === 'win32' ? process.cwd() : '/',
      detached: process.platform !== 'win32',
      windowsHide: true,
      env: {
        PATH: process.env['PATH'],
        TZ: 'UTC',
        LC_ALL: 'C',
        ...(process.env['SystemRoot'] ? { SystemRoot: process.env['SystemRoot'] } : {}),
      },
      stdio: ['ignore', keepOutput ? 'pipe' : 'ignore', keepOutput ? 'pipe' : 'ignore'],
    });
    let output = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Does a process of that number live? One that has ended and that nobody has collected yet (a zombie) does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' && !isZombie(pid);
  }
}

function isZombie(pid: number): boolean {
  if (process.platform !== 'linux') return false;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z');
  } catch {
    return true;
  }
}
