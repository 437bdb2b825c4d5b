/** Who is using the embedded server of a data folder: one file for each living process. The last to leave stops the server. */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive } from './children.ts';

/** Notes that this process uses the server. */
export async function enter(folder: string): Promise<void> {
  await mkdir(join(folder, 'in-use'), { recursive: true, mode: 0o700 });
  await writeFile(join(folder, 'in-use', String(process.pid)), '');
}

/** Takes the note away; true when nobody living is left. */
export async function leave(folder: string): Promise<boolean> {
  const notes = join(folder, 'in-use');
  await rm(join(notes, String(process.pid)), { force: true });
  const left = (await readdir(notes).catch(() => [])).map(Number);
  const living = left.filter((pid) => isAlive(pid));
  await Promise.all(
    left.filter((pid) => !living.includes(pid)).map((pid) => rm(join(notes, String(pid)), { force: true })),
  );
  return living.length === 0;
}
