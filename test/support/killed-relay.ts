/** Lets a process of its own do the work that is due, and has it killed in the middle. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FreshHouse } from './house.ts';

const root = join(import.meta.dirname, '../..');

/** SIGKILL after so many acts whose key begins like this; true when it really died so, false when it had done everything before. */
export function killRelayAfter(at: FreshHouse, key: string, acts: number, now: Date): Promise<boolean> {
  const loader = pathToFileURL(join(root, 'scripts/loader.mjs')).href;
  const child = spawn(process.execPath, ['--import', loader, join(import.meta.dirname, 'relay-process.ts')], {
    cwd: root,
    env: {
      ...process.env,
      RELAY_DATABASE: at.appUrl,
      RELAY_DATA: at.data,
      RELAY_NOW: now.toISOString(),
      RELAY_KEY: key,
      RELAY_ACTS: String(acts),
    },
    stdio: 'inherit',
  });
  return new Promise((done) => child.on('exit', (_code, signal) => done(signal === 'SIGKILL')));
}
