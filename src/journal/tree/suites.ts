/**
 * Who signs a checkpoint, behind one interface: Ed25519 (RFC 8032) and SM2 with SM3 (GB/T 32918.2, id 1234567812345678).
 * SM2 is never left to `crypto.sign`: Node's is ECDSA on the SM2 curve, which nobody else verifies.
 */
import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { sm2 } from 'sm-crypto-v2';

/** The signature suites a verifier must know. */
type SuiteName = 'ed25519' | 'sm2';

/** A suite: how its public keys are written into key ids, and how a signature is checked. */
interface Suite {
  readonly name: SuiteName;
  /** The signature type of C2SP signed-note: 0x01 is Ed25519; 0xff and a name where none was assigned. */
  readonly type: Uint8Array;
  verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
}

/** Something that signs checkpoints: our own key, or a witness outside. */
export interface CheckpointSigner {
  readonly name: string;
  readonly suite: SuiteName;
  readonly publicKey: Uint8Array;
  sign(message: Uint8Array): Uint8Array;
}

/** A public key that is trusted to sign checkpoints. */
export type CheckpointKey = Omit<CheckpointSigner, 'sign'>;

const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const spki = Buffer.from('302a300506032b6570032100', 'hex');
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** Both suites by name. */
export const suites: Readonly<Record<SuiteName, Suite>> = {
  ed25519: {
    name: 'ed25519',
    type: Buffer.from([1]),
    verify(publicKey, message, signature) {
      if (publicKey.length !== 32 || signature.length !== 64) return false;
      const key = createPublicKey({ key: Buffer.concat([spki, publicKey]), format: 'der', type: 'spki' });
      return verify(null, message, key, signature);
    },
  },
  sm2: {
    name: 'sm2',
    type: Buffer.concat([Buffer.from([0xff]), Buffer.from('sm2sm3\n')]),
    verify(publicKey, message, signature) {
      if (publicKey.length !== 65 || signature.length !== 64) return false;
      return sm2.doVerifySignature(message, hex(signature), hex(publicKey), { hash: true });
    },
  },
};

/** An Ed25519 signer from a 32-byte seed. */
export function ed25519Signer(name: string, seed: Uint8Array): CheckpointSigner {
  const key = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(spki.length);
  return { name, suite: 'ed25519', publicKey, sign: (message) => sign(null, message, key) };
}

/** An SM2 signer from a private key of 32 bytes; the signature is r || s, 64 bytes. */
export function sm2Signer(name: string, privateKey: Uint8Array): CheckpointSigner {
  const publicKey = Buffer.from(sm2.getPublicKeyFromPrivateKey(hex(privateKey)), 'hex');
  return {
    name,
    suite: 'sm2',
    publicKey,
    sign: (message) => Buffer.from(sm2.doSignature(message, hex(privateKey), { hash: true }), 'hex'),
  };
}

/** The four bytes that tell a verifier which key signed: SHA-256(name, line feed, type, public key), cut. */
export function keyHint(key: CheckpointKey): Buffer {
  const digest = createHash('sha256')
    .update(`${key.name}\n`)
    .update(suites[key.suite].type)
    .update(key.publicKey)
    .digest();
  return digest.subarray(0, 4);
}

/** A public key as one line (the `vkey` of C2SP signed-note): name+hint+base64(type, key). */
export const keyLine = (key: CheckpointKey): string =>
  `${key.name}+${hex(keyHint(key))}+${Buffer.concat([suites[key.suite].type, key.publicKey]).toString('base64')}`;

/** Reads `keyLine` back; undefined where the line is damaged or of an unknown suite. */
export function readKeyLine(line: string): CheckpointKey | undefined {
  const match = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(line.trim());
  if (!match) return undefined;
  const bytes = Buffer.from(match[3] as string, 'base64');
  for (const suite of Object.values(suites)) {
    if (Buffer.compare(bytes.subarray(0, suite.type.length), suite.type) !== 0) continue;
    const key = { name: match[1] as string, suite: suite.name, publicKey: bytes.subarray(suite.type.length) };
    if (hex(keyHint(key)) === match[2]) return key;
  }
  return undefined;
}
