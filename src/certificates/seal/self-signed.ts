/** The certificate of a demonstration key: X.509 v3, ECDSA on P-256 with SHA-256, signed by itself, saying in its name what it is. */
import { createPublicKey, sign, type KeyObject } from 'node:crypto';
import { der, integer, oid, sequence, setOf, utf8 } from './der.ts';

const ecdsaWithSha256 = sequence(oid('1.2.840.10045.4.3.2'));

/** Makes it. `serial` is sixteen bytes; the subject's parts are country CN, organisation and common name. */
export function selfSigned(
  privateKey: KeyObject,
  subject: { organisation: string; name: string },
  serial: Uint8Array,
  from: Date,
  until: Date,
): Buffer {
  const name = sequence(
    setOf(sequence(oid('2.5.4.6'), der(0x13, Buffer.from('CN')))),
    setOf(sequence(oid('2.5.4.10'), utf8(subject.organisation))),
    setOf(sequence(oid('2.5.4.3'), utf8(subject.name))),
  );
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  const body = sequence(
    der(0xa0, integer(Buffer.of(2))),
    integer(serial),
    ecdsaWithSha256,
    name,
    sequence(time(from), time(until)),
    name,
    publicKey,
    der(0xa3, sequence(extension('2.5.29.19', sequence()), extension('2.5.29.15', der(0x03, Buffer.of(6, 0xc0))))),
  );
  return sequence(body, ecdsaWithSha256, der(0x03, Buffer.of(0), sign('sha256', body, privateKey)));
}

/** Critical: basic constraints (not an authority), key usage (signature, non-repudiation). */
const extension = (id: string, value: Buffer): Buffer =>
  sequence(oid(id), der(0x01, Buffer.of(0xff)), der(0x04, value));

/** UTCTime until 2049, GeneralizedTime after (RFC 5280 4.1.2.5). */
function time(at: Date): Buffer {
  const text = at.toISOString().replaceAll(/[-:T]|\.\d+/g, '');
  return at.getUTCFullYear() < 2050 ? der(0x17, Buffer.from(text.slice(2))) : der(0x18, Buffer.from(text));
}
