/** Uploaded and issued files by the hash of their content: same bytes, one file, never changed. */
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { diskFull, isDiskFull } from './stop.ts';

/** A store of files named by the sha256 of their bytes, in hex. */
export interface FileStore {
  /** Keeps the bytes, durably, before it returns; gives their sha256. */
  put(bytes: Uint8Array): Promise<string>;
  /** The bytes, or undefined where the store has none; altered bytes throw. */
  get(sha256: string): Promise<Buffer | undefined>;
  has(sha256: string): Promise<boolean>;
  /** Every name, for backups. */
  list(): AsyncIterable<string>;
}

const isName = (sha256: string): boolean => /^[0-9a-f]{64}$/.test(sha256);
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The store in a folder. */
export function folderStore(folder: string): FileStore {
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  const read = async (sha256: string) => {
    if (!isName(sha256)) return undefined;
    return await readFile(pathOf(sha256)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
  };
  return {
    async put(bytes) {
      const sha256 = hashOf(bytes);
      const path = pathOf(sha256);
      const known = await read(sha256);
      if (known && hashOf(known) === sha256) return sha256;
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await writeWhole(path, bytes, folder);
      return sha256;
    },
    async get(sha256) {
      const bytes = await read(sha256);
      if (bytes && hashOf(bytes) !== sha256) throw new Error(`file ${sha256} was altered on disk`);
      return bytes;
    },
    has: async (sha256) => (await read(sha256)) !== undefined,
    async *list() {
      for (const first of (await readdir(folder).catch((): string[] => [])).sort())
        for (const second of (await readdir(join(folder, first))).sort())
          for (const name of (await readdir(join(folder, first, second))).sort()) if (isName(name)) yield name;
    },
  };
}

async function writeWhole(path: string, bytes: Uint8Array, folder: string): Promise<void> {
  const fresh = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    const handle = await open(fresh, 'wx', 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(fresh, path);
    if (process.platform === 'win32') return;
    const parent = await open(dirname(path));
    await parent.sync();
    await parent.close();
  } catch (error) {
    await rm(fresh, { force: true });
    throw isDiskFull(error) ? diskFull(folder) : error;
  }
}
