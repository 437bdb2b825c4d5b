// Finds a Node 24 or newer. Plain JavaScript: runs under every Node from 20 on, before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The path of a Node >= 24: this process, else the one that npm brought; undefined where there is none. */
export function findNode24(root) {
  if (Number.parseInt(process.versions.node, 10) >= 24) return process.execPath;
  const exe = process.platform === 'win32' ? 'node.exe' : 'node';
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  for (const path of [join(root, 'node_modules', name, 'bin', exe), join(root, 'node_modules', '.bin', exe)]) {
    if (!existsSync(path)) continue;
    const said = spawnSync(path, ['--version'], { encoding: 'utf8' });
    if (said.status === 0 && Number.parseInt(said.stdout.slice(1), 10) >= 24) return path;
  }
  return undefined;
}
