/** Keeps the embedded server up: a server that ended by itself (killed, or out of disk while writing its log) is started again as soon as it can be. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive } from './children.ts';

const everyMs = 2000;

/** Whether a server runs over the folder, by the process that its lock file names. */
async function isRunning(dataFolder: string): Promise<boolean> {
  const text = await readFile(join(dataFolder, 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number(text.split('\n')[0]);
  return pid > 0 && isAlive(pid);
}

/** Looks every two seconds and calls `bringUp` where nothing runs; what fails (the disk is still full) is tried again. The returned function ends it and waits for a start under way. */
export function watch(dataFolder: string, bringUp: () => Promise<unknown>): () => Promise<void> {
  let isEnded = false;
  let looking: Promise<void> | undefined;
  const look = async () => {
    if (isEnded || (await isRunning(dataFolder)) || isEnded) return;
    await bringUp().catch(() => undefined);
  };
  const timer = setInterval(() => {
    looking ??= look().finally(() => {
      looking = undefined;
    });
  }, everyMs);
  timer.unref();
  return async () => {
    isEnded = true;
    clearInterval(timer);
    await looking;
  };
}
