/**
 * One stream of the journal as a file for anybody: header with keys, its facts, the newest signed head of its shard, and for each fact the
 * path to that head (RFC 6962 audit path). The leaves of other streams stay at home. `verifier/verify.mjs` reads it.
 */
import { join } from 'node:path';
import { isRefusal, type Group, type Refusal } from '../../platform/index.ts';
import { anchorsIn } from './anchors.ts';
import { openCheckpoint } from './checkpoint.ts';
import type { HashAlgorithm } from '../fact.ts';
import { exportFormat } from './export.ts';
import { leafHash, pathsTo } from './merkle.ts';
import type { Parts } from '../parts.ts';
import { sequence } from './sequencer.ts';
import { ownSigner, trustedKeys } from './signing.ts';
import { leavesOfStream, stores } from '../store.ts';
import { keyLine } from './suites.ts';
import { signCheckpoint } from './checkpoint.ts';

const page = 5000;

interface Stream {
  readonly group: Group;
  readonly key: number;
  readonly stream: string;
}

/** Gives every fact of the shard its leaf and signs the head, so that a file made now can be verified. Refused: `journal-damaged`. */
export async function sealShard(
  house: Parts & { readonly config: { readonly data: string } },
  group: Group,
  key: number,
): Promise<Refusal | undefined> {
  const anchors = anchorsIn(join(house.config.data, 'journal-anchors.ndjson'));
  const done = await sequence(house, { group, key, anchors });
  return isRefusal(done) ? done : undefined;
}

/** The lines of the file, without line ends. */
export async function streamLines(house: Parts, of: Stream): Promise<readonly string[]> {
  const { group, key, stream } = of;
  const rows = await house.db.read<{ text: string; hash: string }>(stores[group].facts, [key, stream, 0, page]);
  const facts = rows.map(({ text, hash }) => {
    const { seq, name } = JSON.parse(text) as { seq: number; name: string };
    return JSON.stringify({ fact: { group, key, stream, seq, name, hash, text } });
  });
  const [point] = await house.db.read<{ note: string }>(stores[group].lastCheckpoint, [key]);
  const header = {
    format: exportFormat,
    installation: house.installation.id,
    exportedAt: house.clock.now().toISOString(),
    keys: trustedKeys(house).map(keyLine),
    only: stream,
  };
  return [
    JSON.stringify(header),
    ...facts,
    ...(point ? [JSON.stringify({ checkpoint: { group, key, note: point.note } })] : []),
    ...(point ? await proofLines(house, of, point.note) : []),
  ];
}

async function proofLines(house: Parts, { group, key, stream }: Stream, note: string): Promise<string[]> {
  const head = openCheckpoint(note, trustedKeys(house));
  if (!head) return [];
  const own = await house.db.read<{ leaf_no: string; seq: number; hash: string }>(leavesOfStream[group], [key, stream]);
  const inTree = own.filter((leaf) => Number(leaf.leaf_no) < head.size);
  const paths = pathsTo(
    head.alg,
    await leavesOf(house, group, key, head.size, head.alg),
    inTree.map((leaf) => Number(leaf.leaf_no)),
  );
  return inTree.map((leaf, index) =>
    JSON.stringify({
      proof: {
        group,
        key,
        stream,
        seq: leaf.seq,
        no: Number(leaf.leaf_no),
        size: head.size,
        alg: head.alg,
        hash: leaf.hash,
        path: (paths[index] ?? []).map((one) => one.toString('hex')),
      },
    }),
  );
}

/** Hashes of the first `size` leaves: 32 bytes each, so a shard of a million facts takes 32 MB for a moment. */
async function leavesOf(house: Parts, group: Group, key: number, size: number, alg: HashAlgorithm): Promise<Buffer[]> {
  const leaves: Buffer[] = [];
  while (leaves.length < size) {
    const rows = await house.db.read<{ hash: string }>(stores[group].leavesFrom, [
      key,
      leaves.length,
      Math.min(page, size - leaves.length),
    ]);
    if (rows.length === 0) throw new Error(`the tree of ${group} ${key} is shorter than its head`);
    for (const { hash } of rows) leaves.push(leafHash(alg, Buffer.from(hash, 'hex')));
  }
  return leaves;
}

/** Signs the sha256 of a text with the installation's key, as a signed note whose origin says what it is about. */
export function signDigest(house: Parts, about: string, sha256: Uint8Array): string {
  const point = { origin: `onevisit/${house.installation.id}/${about}`, size: 1, root: sha256, alg: 'sha256' as const };
  return signCheckpoint({ ...point, at: house.clock.now() }, [ownSigner(house)]);
}
