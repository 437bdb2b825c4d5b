/** PostgreSQL refuses to run as root; started by root, the embedded server runs as `nobody`. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A system account by its numbers. */
export interface ServerAccount {
  readonly uid: number;
  readonly gid: number;
}

/** The account for the server: none when this process is no root (or on Windows), else `nobody`. */
export function serverAccount(): ServerAccount | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const line = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'));
  return line ? { uid: Number(line[1]), gid: Number(line[2]) } : { uid: 65534, gid: 65534 };
}

/** Can that account read this file or enter this folder? Asked of the system itself, so that mode bits, lists and mounts all count. */
export function canReach(path: string, account: ServerAccount): boolean {
  const asked = spawnSync('/bin/sh', ['-c', 'test -r "$1" && test -x "$1"', 'sh', path], {
    ...account,
    cwd: '/',
    stdio: 'ignore',
  });
  return asked.status === 0;
}
