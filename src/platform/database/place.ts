/** Where the server's files lie. Ordinarily in the data folder; elsewhere when the server's account cannot get there (below /root). */
import { createHash } from 'node:crypto';
import { chmod, chown, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Stop } from '../stop.ts';
import { canReach, type ServerAccount } from './account.ts';

/** `data`: folder that holds `postgres/` and its log; `shelf`: where programs may be copied to. */
interface ServerPlace {
  readonly data: string;
  readonly shelf: string;
}

const elsewhere = '/var/lib/onevisit';

/** Makes the data folder and finds the server's place. */
export async function placeOf(folder: string, account: ServerAccount | undefined): Promise<ServerPlace> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw cannotWrite(folder, error);
  }
  if (!account) {
    await chmod(folder, 0o700);
    return { data: folder, shelf: folder };
  }
  await chmod(folder, 0o711);
  const inside = join(folder, 'server');
  await own(inside, account);
  if (canReach(inside, account)) return { data: inside, shelf: elsewhere };
  const data = join(elsewhere, createHash('sha256').update(folder).digest('hex').slice(0, 16));
  await mkdir(elsewhere, { recursive: true, mode: 0o755 });
  await own(data, account);
  if (!canReach(data, account)) throw cannotWrite(data, new Error('not reachable'));
  await writeFile(join(folder, 'server-is-elsewhere.txt'), `${data}\n`);
  return { data, shelf: elsewhere };
}

async function own(folder: string, account: ServerAccount): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chown(folder, account.uid, account.gid);
}

function cannotWrite(folder: string, error: unknown): Stop {
  const why = error instanceof Error ? error.message : String(error);
  return new Stop(
    `无法写入数据文件夹 ${folder}（${why}）。请用 ONEVISIT_DATA 指定一个可写的文件夹。`,
    `The data folder ${folder} cannot be written (${why}). Name a writable one with ONEVISIT_DATA.`,
  );
}
