/** PostgreSQL refuses to run as root. As root its processes run as `nobody`, and what they need must lie where that user can reach it. */
import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { cp, mkdir } from 'node:fs/promises';
import { dirname, join, parse } from 'node:path';

/** Under whom the server's processes run; empty when we are not root. */
export interface ServerUser {
  readonly uid?: number;
  readonly gid?: number;
}

const nobody = 65534;

/** The user for the server's processes. */
export const serverUser = (): ServerUser => (process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {});

/** Whether every folder above `path` may be passed by others. */
export function isReachableByOthers(path: string): boolean {
  for (let folder = path; folder !== parse(folder).root; folder = dirname(folder)) {
    if (folder !== path && existsSync(folder) && (statSync(folder).mode & 0o001) === 0) return false;
  }
  return true;
}

/**
 * `path` itself where the server's user can reach it, else a place under /var/lib/onevisit made from its name:
 * binaries are copied there, data simply lives there.
 */
export async function reachablePlace(path: string, user: ServerUser, what: 'binaries' | 'data'): Promise<string> {
  if (user.uid === undefined || isReachableByOthers(path)) return path;
  const place = join('/var/lib/onevisit', `${what}-${createHash('sha256').update(path).digest('hex').slice(0, 12)}`);
  await mkdir(dirname(place), { recursive: true, mode: 0o755 });
  if (what === 'data') return place;
  const target = join(place, 'native');
  if (!existsSync(join(target, 'bin', 'postgres'))) await cp(path, target, { recursive: true, verbatimSymlinks: true });
  return target;
}
