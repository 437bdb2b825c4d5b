import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { cosign, openCheckpoint, originOf, signCheckpoint, type Checkpoint } from './checkpoint.ts';
import { ed25519Signer, keyLine, readKeyLine, sm2Signer } from './suites.ts';

const ours = ed25519Signer('onevisit.example', createHash('sha256').update('ours').digest());
const witness = sm2Signer('witness.example', createHash('sha256').update('witness').digest());
const point: Checkpoint = {
  origin: originOf('example', 'cell', 7),
  size: 40,
  root: createHash('sha256').update('root').digest(),
  alg: 'sha256',
  at: new Date('2026-03-02T01:00:00Z'),
};

test('a checkpoint reads back what was signed, and names who signed it', () => {
  const opened = openCheckpoint(signCheckpoint(point, [ours]), [ours, witness]);
  expect(opened).toEqual({ ...point, signedBy: ['onevisit.example'], forged: [] });
});

test('a witness outside adds an SM2 signature to the same text', () => {
  const opened = openCheckpoint(cosign(signCheckpoint(point, [ours]), witness), [ours, witness]);
  expect(opened?.signedBy).toEqual(['onevisit.example', 'witness.example']);
});

test('flipping any byte of a checkpoint is seen', () => {
  const note = Buffer.from(signCheckpoint(point, [ours]), 'utf8');
  for (let at = 0; at < note.length; at += 1) expect(isWhole(flip(note, at), 1), `byte ${at}`).toBe(false);
  const cosigned = Buffer.from(cosign(note.toString('utf8'), witness), 'utf8');
  expect(isWhole(cosigned, 2)).toBe(true);
  for (let at = note.length; at < cosigned.length; at += 3)
    expect(isWhole(flip(cosigned, at), 2), `byte ${at}`).toBe(false);
});

const flip = (note: Buffer, at: number): Buffer => {
  const altered = Buffer.from(note);
  altered[at] = (altered[at] as number) ^ 1;
  return altered;
};

const isWhole = (note: Buffer, signatures: number): boolean => {
  const opened = openCheckpoint(note.toString('utf8'), [ours, witness]);
  return opened?.signedBy.length === signatures && opened.forged.length === 0;
};

test('a key is one line that reads back, and a damaged line is no key', () => {
  for (const key of [ours, witness]) {
    const line = keyLine(key);
    const read = readKeyLine(line);
    expect(read && { ...read, publicKey: Buffer.from(read.publicKey).toString('hex') }).toEqual({
      name: key.name,
      suite: key.suite,
      publicKey: Buffer.from(key.publicKey).toString('hex'),
    });
    expect(readKeyLine(line.replace('example', 'exemple'))).toBeUndefined();
  }
});

test('a checkpoint of a stranger is signed by nobody we trust', () => {
  const stranger = ed25519Signer('onevisit.example', createHash('sha256').update('stranger').digest());
  expect(openCheckpoint(signCheckpoint(point, [stranger]), [ours])?.signedBy).toEqual([]);
  expect(() => signCheckpoint(point, [])).toThrow('nobody signs');
});
