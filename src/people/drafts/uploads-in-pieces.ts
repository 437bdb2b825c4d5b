/**
 * Files that arrive in pieces: say what comes, send piece by piece from the place that was reached, ask where that is after a broken line or a reload.
 * The same file chosen again by the same sender goes on; another file under the same name, or the same bytes under another name, is another upload. A day later whatever is left is gone.
 */
import { createHash } from 'node:crypto';
import { isRefusal, type House, type Refusal, type TimerHandler, type Tx } from '../../platform/index.ts';
import { shardIn, shardOf, token } from '../identity.ts';
import * as store from './store-uploads.ts';
import { label, largest, storeFile, type StoredFile } from './uploads.ts';

/** Largest piece, in bytes. */
export const largestPiece = 1024 * 1024;
/** How long an upload is kept, finished or not, in milliseconds. */
const keptFor = 24 * 60 * 60_000;
/** What one sender may have under way: uploads, and bytes of them. */
export const quota = { uploads: 20, bytes: 200 * 1024 * 1024 };

const purpose = 'people.upload';
const timerName = 'people.drop-upload';

/** An upload as its sender sees it. `file` once it is whole and judged. */
interface Upload {
  readonly uploadId: string;
  readonly name: string;
  readonly size: number;
  readonly offset: number;
  readonly file?: StoredFile;
}

interface Row {
  readonly upload_id: string;
  readonly owner: string;
  /** File names say who and what; they are sealed as the pieces are. */
  readonly sealed_name: Buffer;
  readonly size: number;
  readonly sha256: string;
  readonly received: number;
  readonly stored: Omit<StoredFile, 'name'> | null;
  readonly created_at: Date;
}

const nameOf = (house: House, row: Row): string => house.secrets.open(row.sealed_name, purpose).toString('utf8');

function viewOf(house: House, row: Row): Upload {
  const name = nameOf(house, row);
  return {
    uploadId: row.upload_id,
    name,
    size: row.size,
    offset: row.received,
    ...(row.stored ? { file: { ...row.stored, name } } : {}),
  };
}

const shardFor = (house: House, owner: string): number => shardOf(owner, house.shards.person_cell);
const commandOf = (shard: number, owner: string, route: string, mark: string) =>
  ({ group: 'person_cell', key: shard, actor: owner, route, idempotencyKey: mark, bodyHash: '' }) as const;

/** The upload of that id, if it is this sender's and its day is not over. Another's id is answered like one that does not exist. */
async function rowOf(house: House, owner: string, uploadId: string): Promise<Row | undefined> {
  const shard = shardIn(uploadId);
  if (shard === undefined || !house.shards.person_cell.includes(shard)) return undefined;
  const [row] = await house.db.read<Row>(store.getUpload, [shard, uploadId]);
  const isOver = row !== undefined && house.clock.now().getTime() - row.created_at.getTime() >= keptFor;
  return row?.owner === owner && !isOver ? row : undefined;
}

/** Says what comes; gives where to go on. */
export async function beginUpload(
  house: House,
  owner: string,
  order: { readonly name: string; readonly size: number; readonly sha256: string },
): Promise<Upload | Refusal> {
  if (order.size > largest)
    return { refused: 'file-too-large', status: 413, detail: { megabytes: largest / 1_048_576 } };
  const shard = shardFor(house, owner);
  const uploadId = `u-${shard}-${token(`upload:${owner}:${order.sha256}:${order.size}:${label(order.name)}`, 20)}`;
  const known = await rowOf(house, owner, uploadId);
  if (known) return viewOf(house, known);
  const underWay = await house.db.read<Row>(store.uploadsOf, [shard, owner]);
  const bytes = underWay.reduce((sum, row) => sum + row.size, order.size);
  if (underWay.length >= quota.uploads || bytes > quota.bytes) return { refused: 'upload-quota' };
  const mark = `${uploadId}:${house.clock.now().toISOString()}`;
  const done = await house.db.command(commandOf(shard, owner, 'begin-upload', mark), async (tx) => {
    const { name, size, sha256 } = order;
    const sealed = house.secrets.seal(Buffer.from(label(name)), purpose);
    await tx.query(store.addUpload, [shard, uploadId, owner, sealed, size, sha256, tx.now]);
    tx.timer(uploadId, timerName, new Date(tx.now.getTime() + keptFor));
    return null;
  });
  if (isRefusal(done)) return done;
  const made = await rowOf(house, owner, uploadId);
  return made ? viewOf(house, made) : { refused: 'upload-not-found' };
}

/** Where an upload stands. */
export async function uploadOf(house: House, owner: string, uploadId: string): Promise<Upload | Refusal> {
  const row = await rowOf(house, owner, uploadId);
  return row ? viewOf(house, row) : { refused: 'upload-not-found' };
}

/** What a sender has not finished. */
export async function unfinishedOf(house: House, owner: string): Promise<readonly Upload[]> {
  const now = house.clock.now().getTime();
  const rows = await house.db.read<Row>(store.uploadsOf, [shardFor(house, owner), owner]);
  return rows.filter((row) => now - row.created_at.getTime() < keptFor).map((row) => viewOf(house, row));
}

/** Takes one piece that begins at `offset`; from any other place it is refused with the right one. The last piece makes the file whole: it is compared, judged and stored. */
export async function takePiece(
  house: House,
  owner: string,
  uploadId: string,
  offset: number,
  bytes: Buffer,
): Promise<Upload | Refusal> {
  const row = await rowOf(house, owner, uploadId);
  if (!row) return { refused: 'upload-not-found' };
  if (row.stored) return viewOf(house, row);
  const wrong = (at: number): Refusal => ({ refused: 'upload-offset-wrong', detail: { offset: at } });
  const received = bytes.length === 0 ? row.received : await addPiece(house, owner, row, offset, bytes);
  if (received === undefined || (bytes.length === 0 && offset !== row.received))
    return wrong((await rowOf(house, owner, uploadId))?.received ?? 0);
  return received < row.size ? viewOf(house, { ...row, received }) : await makeWhole(house, row);
}

async function addPiece(
  house: House,
  owner: string,
  { upload_id: uploadId }: Row,
  offset: number,
  bytes: Buffer,
): Promise<number | undefined> {
  const shard = shardIn(uploadId) as number;
  const hash = createHash('sha256').update(bytes).digest('hex');
  const sealed = house.secrets.seal(bytes, purpose);
  const mark = `${uploadId}:${offset}:${hash}`;
  const done = await house.db.command<number>(commandOf(shard, owner, 'take-piece', mark), async (tx) => {
    const [moved] = await tx.query<{ received: number }>(store.advanceUpload, [shard, uploadId, offset, bytes.length]);
    if (!moved) return { refused: 'upload-offset-wrong' };
    await tx.query(store.addPiece, [shard, uploadId, offset, sealed]);
    return moved.received;
  });
  return isRefusal(done) ? undefined : done.reply;
}

async function makeWhole(house: House, row: Row): Promise<Upload | Refusal> {
  const shard = shardIn(row.upload_id) as number;
  const pieces = await house.db.read<{ sealed_bytes: Buffer }>(store.piecesOf, [shard, row.upload_id]);
  const whole = Buffer.concat(pieces.map((piece) => house.secrets.open(piece.sealed_bytes, purpose)));
  const isSame = createHash('sha256').update(whole).digest('hex') === row.sha256;
  const stored = isSame ? await storeFile(house, nameOf(house, row), whole) : ({ refused: 'upload-changed' } as const);
  const key = commandOf(shard, row.owner, 'finish-upload', `${row.upload_id}:${row.created_at.toISOString()}`);
  await house.db.command(key, async (tx) => {
    if (isRefusal(stored)) await removeWhole(tx, shard, row.upload_id);
    else {
      const { name: _sealed, ...rest } = stored;
      await tx.query(store.storeUpload, [shard, row.upload_id, JSON.stringify(rest)]);
      await tx.query(store.removePieces, [shard, row.upload_id]);
    }
    return null;
  });
  return isRefusal(stored) ? stored : viewOf(house, { ...row, received: row.size, stored });
}

async function removeWhole(tx: Tx, shard: number, uploadId: string): Promise<void> {
  await tx.query(store.removePieces, [shard, uploadId]);
  await tx.query(store.removeUpload, [shard, uploadId]);
}

/** A day after it began nothing of an upload is left here; a stored file lives on only where a matter or draft names it. */
export const dropUpload: TimerHandler = {
  name: timerName,
  async fire(event, house) {
    const key = commandOf(event.key, 'system', 'drop-upload', `${event.stream}:${event.dueAt.toISOString()}`);
    await house.db.command(key, async (tx) => {
      await removeWhole(tx, event.key, event.stream);
      return null;
    });
  },
};
