/** A package as a folder: written whole or not at all, read without following anything out of it. */
import { execFile } from 'node:child_process';
import { lstat, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { JournalVerdict, Source } from './check.ts';

/** Larger than any paper that is accepted; more would be no package. */
const largest = 64 * 1024 * 1024;
const mostFiles = 5000;

/** Writes the files beside their place and moves them there, so that a folder of that name is always whole. */
export async function writeFolder(
  folder: string,
  files: readonly { readonly path: string; readonly bytes: Uint8Array }[],
): Promise<void> {
  const fresh = `${folder}.making`;
  await rm(fresh, { recursive: true, force: true });
  for (const { path, bytes } of files) {
    const place = join(fresh, path);
    await mkdir(dirname(place), { recursive: true, mode: 0o700 });
    await writeFile(place, bytes, { mode: 0o600, flag: 'wx' });
  }
  await rename(fresh, folder);
}

/** Reads a folder. Links and devices are told, never followed; what is too large is told as odd as well. */
export async function readFolder(folder: string): Promise<Source> {
  const files = new Map<string, Uint8Array>();
  const odd: string[] = [];
  const walk = async (below: string): Promise<void> => {
    for (const entry of (await readdir(join(folder, below), { withFileTypes: true })).toSorted((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) await walk(path);
      else if (!entry.isFile() || files.size >= mostFiles || (await lstat(join(folder, path))).size > largest)
        odd.push(path);
      else files.set(path, await readFile(join(folder, path)));
    }
  };
  await walk('');
  return { files, odd };
}

const run = promisify(execFile);

/** Lets our own copy of the standalone verifier read the stream: what lies in the package is never executed. */
export async function verifyStream(
  verifier: string,
  stream: string,
  keyFile: string | undefined,
): Promise<JournalVerdict> {
  const keys = keyFile === undefined ? [] : ['--keys', keyFile];
  const done = await run(process.execPath, [verifier, stream, '--json', ...keys], {
    maxBuffer: 64 * 1024 * 1024,
  }).catch((error: { stdout?: string }) => error);
  try {
    return JSON.parse(done.stdout ?? '') as JournalVerdict;
  } catch {
    return undefined;
  }
}
