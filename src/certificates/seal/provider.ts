/**
 * Who seals. In service it is a licensed provider of electronic seals behind this interface, registered by a room under the name `seal-provider`
 * (Regulation on commercial cryptography 2023; 国办发〔2025〕33号). The built-in keys are for demonstration, say so, and refuse to seal in a real database.
 */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import { sm2 } from 'sm-crypto-v2';
import type { House, Refusal } from '../../platform/index.ts';
import * as store from '../store.ts';
import { selfSigned } from './self-signed.ts';
import type { TrustedKey } from './verify-pdf.ts';

/** Suites of the record seals: the same interface for both (S16). */
export type SealSuite = 'p256-sha256' | 'sm2-sm3';

/** A detached signature over the verification record, base64. */
export interface RecordSealed {
  readonly suite: SealSuite;
  readonly keyId: string;
  readonly signature: string;
}

/** Something that seals. */
export interface SealProvider {
  readonly name: string;
  readonly isDemonstration: boolean;
  /** Signs inside the PDF (PAdES baseline B-B, incremental). `at` is the claimed signing time. */
  sealPdf(
    unsigned: Uint8Array,
    order: { readonly at: Date; readonly reason: string; readonly place: string },
  ): Promise<{ bytes: Uint8Array; keyId: string; algorithm: string }>;
  /** Signs the record, once for each suite. */
  sealRecord(record: string): Promise<readonly RecordSealed[]>;
}

/** The provider of the house: a room's, or the built-in one; a real database without one refuses. */
export async function sealProvider(house: House): Promise<SealProvider | Refusal> {
  if (house.has('seal-provider')) return house.room<SealProvider>('seal-provider');
  if (house.installation.kind === 'real') return { refused: 'seal-provider-missing', status: 503 };
  return await demonstrationProvider(house);
}

/** A key as the database keeps it; the private part is sealed under the master key. */
export interface SealKeyRow {
  readonly key_id: string;
  readonly suite: SealSuite;
  readonly public_key: Buffer;
  readonly certificate: Buffer | null;
  readonly sealed_private: Buffer;
  readonly created_at: Date;
  readonly retired_at: Date | null;
}

const purpose = (keyId: string): string => `certificates seal key ${keyId}`;
const tenYears = 10 * 365.25 * 86_400_000;

/** Makes the keys of the next generation where there is none in use. Two processes at once agree: the generation's key exists once. */
async function keysInUse(house: House): Promise<Record<SealSuite, SealKeyRow>> {
  for (;;) {
    const rows = await house.db.read<SealKeyRow>(store.sealKeys, []);
    const find = (suite: SealSuite) => rows.findLast((row) => row.suite === suite && row.retired_at === null);
    const [p256, sm] = [find('p256-sha256'), find('sm2-sm3')];
    if (p256 && sm) return { 'p256-sha256': p256, 'sm2-sm3': sm };
    for (const suite of ['p256-sha256', 'sm2-sm3'] as const) {
      if (find(suite)) continue;
      const generation = rows.filter((row) => row.suite === suite).length + 1;
      await addKey(house, suite, `demo-${suite === 'sm2-sm3' ? 'sm2' : 'p256'}-${generation}`);
    }
  }
}

async function addKey(house: House, suite: SealSuite, keyId: string): Promise<void> {
  const now = house.clock.now();
  const made = suite === 'sm2-sm3' ? newSm2() : newP256(keyId, now);
  await house.db.read(store.addSealKey, [
    keyId,
    suite,
    made.publicKey,
    made.certificate,
    house.secrets.seal(made.privateKey, purpose(keyId)),
    now,
  ]);
}

interface NewKey {
  readonly publicKey: Buffer;
  readonly privateKey: Buffer;
  readonly certificate: Buffer | null;
}

function newP256(keyId: string, now: Date): NewKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const subject = { organisation: '演示印章（不具法律效力）', name: `OneVisit demonstration seal ${keyId}` };
  const certificate = selfSigned(privateKey, subject, randomBytes(16), now, new Date(now.getTime() + tenYears));
  return {
    publicKey: publicKey.export({ format: 'der', type: 'spki' }),
    privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }),
    certificate,
  };
}

function newSm2(): NewKey {
  const pair = sm2.generateKeyPairHex();
  return {
    publicKey: Buffer.from(pair.publicKey, 'hex'),
    privateKey: Buffer.from(pair.privateKey, 'hex'),
    certificate: null,
  };
}

/** Retires the keys in use; the next seal makes new ones. What was sealed before goes on verifying. */
export async function rotateKeys(house: House): Promise<void> {
  await house.db.read(store.retireSealKeys, [house.clock.now()]);
}

async function demonstrationProvider(house: House): Promise<SealProvider> {
  const keys = await keysInUse(house);
  const p256 = keys['p256-sha256'];
  const privateOf = (row: SealKeyRow): Buffer => house.secrets.open(row.sealed_private, purpose(row.key_id));
  const signer = (): KeyObject => createPrivateKey({ key: privateOf(p256), format: 'der', type: 'pkcs8' });
  return {
    name: 'built-in demonstration keys',
    isDemonstration: true,
    async sealPdf(unsigned, order) {
      const { PDF } = await import('@libpdf/core');
      const key = signer();
      const pdf = await PDF.load(unsigned);
      const { bytes } = await pdf.sign({
        signer: {
          certificate: new Uint8Array(p256.certificate as Buffer),
          keyType: 'EC',
          signatureAlgorithm: 'ECDSA',
          sign: async (data) => new Uint8Array(sign('sha256', data, key)),
        },
        level: 'B-B',
        signingTime: order.at,
        reason: order.reason,
        location: order.place,
        fieldName: 'organ-seal',
      });
      return { bytes, keyId: p256.key_id, algorithm: 'PAdES-B-B ECDSA-P256-SHA256' };
    },
    async sealRecord(record) {
      return [
        {
          suite: 'p256-sha256',
          keyId: p256.key_id,
          signature: sign('sha256', Buffer.from(record, 'utf8'), signer()).toString('base64'),
        },
        { suite: 'sm2-sm3', keyId: keys['sm2-sm3'].key_id, signature: signSm2(record, privateOf(keys['sm2-sm3'])) },
      ];
    },
  };
}

/** GB/T 32918.2 with SM3 and the default id; r || s. Never `crypto.sign`: Node's is ECDSA on the SM2 curve. */
const signSm2 = (record: string, privateKey: Buffer): string =>
  Buffer.from(sm2.doSignature(Buffer.from(record, 'utf8'), privateKey.toString('hex'), { hash: true }), 'hex').toString(
    'base64',
  );

/** Verifies one record seal with a public key (SPKI of P-256, or the 65-byte point of SM2). */
export function verifyRecord(seal: RecordSealed, record: string, publicKey: Buffer): boolean {
  const message = Buffer.from(record, 'utf8');
  const signature = Buffer.from(seal.signature, 'base64');
  if (seal.suite === 'sm2-sm3')
    return (
      signature.length === 64 &&
      sm2.doVerifySignature(message, signature.toString('hex'), publicKey.toString('hex'), { hash: true })
    );
  return verify('sha256', message, createPublicKey({ key: publicKey, format: 'der', type: 'spki' }), signature);
}

/** The keys that verify PDFs of this installation, the retired ones too. */
export async function trustedKeys(house: House): Promise<readonly TrustedKey[]> {
  const rows = await house.db.read<SealKeyRow>(store.sealKeys, []);
  return rows
    .filter((row) => row.suite === 'p256-sha256')
    .map((row) => ({
      keyId: row.key_id,
      key: createPublicKey({ key: row.public_key, format: 'der', type: 'spki' }),
      ...(row.certificate ? { certificate: row.certificate } : {}),
    }));
}

/** `sha256:…` of a public key, for people to compare. */
export const fingerprint = (publicKey: Uint8Array): string =>
  `sha256:${createHash('sha256').update(publicKey).digest('hex')}`;
