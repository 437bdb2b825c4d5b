/**
 * Signed checkpoints of a shard's Merkle tree, as C2SP tlog-checkpoint and signed-note write them: origin, size, base64 root,
 * extension lines, an empty line, one line for each signature. Witnesses outside can cosign the same text.
 */
import { hashAlgorithms, type HashAlgorithm } from '../fact.ts';
import { keyHint, suites, type CheckpointKey, type CheckpointSigner } from './suites.ts';

/** What a checkpoint says: the first `size` leaves of the shard's tree have this root. */
export interface Checkpoint {
  /** `onevisit/<installation>/<group>/<key>`: whose tree. */
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  readonly alg: HashAlgorithm;
  readonly at: Date;
}

/** A checkpoint read from a note, with what its signatures are worth to the reader. */
export interface OpenedCheckpoint extends Checkpoint {
  /** Names of trusted keys whose signature is right. */
  readonly signedBy: readonly string[];
  /** Names of trusted keys whose signature is wrong; one is enough to refuse the note. */
  readonly forged: readonly string[];
}

/** The name of a shard's tree. */
export const originOf = (installation: string, group: string, key: number): string =>
  `onevisit/${installation}/${group}/${key}`;

/** True where somebody we trust signed and nobody's signature is wrong. */
export const isTrusted = (point: OpenedCheckpoint): boolean => point.signedBy.length > 0 && point.forged.length === 0;

const textOf = (point: Checkpoint): string => {
  if (/[\s+]/.test(point.origin)) throw new Error('the origin of a checkpoint has no spaces and no plus sign');
  const root = Buffer.from(point.root).toString('base64');
  return `${point.origin}\n${point.size}\n${root}\nalg ${point.alg}\nat ${point.at.toISOString()}\n`;
};

const signatureLine = (signer: CheckpointSigner, text: string): string => {
  const bytes = Buffer.concat([keyHint(signer), signer.sign(Buffer.from(text, 'utf8'))]);
  return `— ${signer.name} ${bytes.toString('base64')}\n`;
};

/** Writes and signs a checkpoint; at least one signer. */
export function signCheckpoint(point: Checkpoint, signers: readonly CheckpointSigner[]): string {
  if (signers.length === 0) throw new Error('a checkpoint nobody signs proves nothing');
  const text = textOf(point);
  return `${text}\n${signers.map((signer) => signatureLine(signer, text)).join('')}`;
}

/** Adds a signature to a note (a witness's cosignature). */
export function cosign(note: string, signer: CheckpointSigner): string {
  const text = note.slice(0, note.lastIndexOf('\n\n') + 1);
  return `${note}${signatureLine(signer, text)}`;
}

/** Reads a note. Undefined where it is not a checkpoint at all; signatures of unknown keys are ignored. */
export function openCheckpoint(note: string, keys: readonly CheckpointKey[]): OpenedCheckpoint | undefined {
  const end = note.lastIndexOf('\n\n');
  if (end < 0) return undefined;
  const text = note.slice(0, end + 1);
  const [origin, size, root, alg, at, ...rest] = text.split('\n');
  const algorithm = hashAlgorithms.find((one) => alg === `alg ${one}`);
  const instant = at?.startsWith('at ') ? new Date(at.slice(3)) : undefined;
  if (!origin || !algorithm || !instant || Number.isNaN(instant.getTime()) || rest.join('') !== '') return undefined;
  if (!/^(0|[1-9]\d{0,15})$/.test(size ?? '') || !/^[A-Za-z0-9+/]{43}=$/.test(root ?? '')) return undefined;
  const point = {
    origin,
    size: Number(size),
    root: Buffer.from(root as string, 'base64'),
    alg: algorithm,
    at: instant,
  };
  return textOf(point) === text ? { ...point, ...checkSignatures(note.slice(end + 2), text, keys) } : undefined;
}

function checkSignatures(lines: string, text: string, keys: readonly CheckpointKey[]) {
  const signedBy: string[] = [];
  const forged: string[] = [];
  for (const line of lines.split('\n')) {
    const match = /^— ([^\s+]+) ([A-Za-z0-9+/=]+)$/.exec(line);
    const bytes = Buffer.from(match?.[2] ?? '', 'base64');
    const key = keys.find((one) => one.name === match?.[1] && Buffer.compare(keyHint(one), bytes.subarray(0, 4)) === 0);
    if (!key) continue;
    const right = suites[key.suite].verify(key.publicKey, Buffer.from(text, 'utf8'), bytes.subarray(4));
    (right ? signedBy : forged).push(key.name);
  }
  return { signedBy, forged };
}
