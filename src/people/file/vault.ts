/**
 * Sealed values of this room's rows: AES-256-GCM under the subject's key, bound to the row they stand in.
 * When the subject's key is erased every value becomes undefined, in the database and in every backup of it.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { subjectKeys } from '../../journal/index.ts';
import type { House, JsonValue } from '../../platform/index.ts';

/** Seals a JSON value of a subject for the row named by `place`. */
export async function sealJson(house: House, subject: string, value: JsonValue, place: string): Promise<Buffer> {
  const key = await subjectKeys(house).ensure(subject);
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(place));
  const sealed = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
}

/** Opens what `sealJson` made; undefined when the subject's key was erased. A value moved to another row does not open. */
export async function openJson(
  house: House,
  subject: string,
  sealed: Buffer,
  place: string,
): Promise<JsonValue | undefined> {
  const key = (await subjectKeys(house).get([subject])).get(subject);
  if (!key) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12)).setAAD(Buffer.from(place));
  decipher.setAuthTag(sealed.subarray(12, 28));
  return JSON.parse(
    Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8'),
  ) as JsonValue;
}
