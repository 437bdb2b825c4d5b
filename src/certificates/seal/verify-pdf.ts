/**
 * Checks the signature inside one of our files, offline, against public keys that the checker trusts. Strict on purpose: exactly one signature,
 * over every byte of the file but its own hexadecimal text, so nothing can be appended or shown in its place.
 */
import { createHash, verify, X509Certificate, type KeyObject } from 'node:crypto';
import { der, elements, first, integer, oid, sequence, setOf, type Element } from './der.ts';

/** A key that is trusted, by its id. */
export interface TrustedKey {
  readonly keyId: string;
  readonly key: KeyObject;
  /** Its certificate (DER), where the checker has it; otherwise the one in the file must be signed by this very key. */
  readonly certificate?: Buffer;
}

/** What the check found. `because` is for people who look into it, never for deciding. */
export type PdfVerdict =
  | { readonly isGood: true; readonly keyId: string; readonly subject: string }
  | { readonly isGood: false; readonly because: string };

const bad = (because: string): PdfVerdict => ({ isGood: false, because });

/** Verifies a file. Never throws on bytes of strangers. */
export function verifyPdf(file: Uint8Array, trusted: readonly TrustedKey[]): PdfVerdict {
  const bytes = Buffer.from(file);
  try {
    const signed = coveredBy(bytes);
    return typeof signed === 'string' ? bad(signed) : verifyCms(signed.cms, signed.covered, trusted);
  } catch (error) {
    return bad(error instanceof Error ? error.message : 'damaged');
  }
}

function coveredBy(bytes: Buffer): { covered: Buffer; cms: Buffer } | string {
  const text = bytes.toString('latin1');
  const ranges = [...text.matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g)];
  if (ranges.length !== 1 || text.split('/ByteRange').length !== 2)
    return ranges.length === 0 ? 'no signature' : 'more than one signature';
  const [from, length, again, rest] = (ranges[0] as RegExpMatchArray).slice(1).map(Number) as [
    number,
    number,
    number,
    number,
  ];
  if (from !== 0 || again + rest !== bytes.length || again < length)
    return 'the signature does not cover the whole file';
  const hex = text.slice(length, again);
  if (!/^<[0-9A-Fa-f]+>$/.test(hex) || hex.length % 2 !== 0) return 'the signature is not where it has to be';
  const contents = Buffer.from(hex.slice(1, -1), 'hex');
  const { whole } = first(contents);
  if (contents.subarray(whole.length).some((byte) => byte !== 0)) return 'something stands behind the signature';
  return { covered: Buffer.concat([bytes.subarray(0, length), bytes.subarray(again)]), cms: whole };
}

const ids = { data: '2a864886f70d010701', contentType: '2a864886f70d010903', messageDigest: '2a864886f70d010904' };
/** SHA-256, and ECDSA with it, as algorithm identifiers: with and without the empty parameter. */
const digests = ['300b0609608648016503040201', '300d06096086480165030402010500'];
const signatures = ['300a06082a8648ce3d040302', '300906072a8648ce3d0201', '300c06082a8648ce3d0403020500'];
const hexOf = (element: Element | undefined): string => element?.content.toString('hex') ?? '';

interface Envelope {
  readonly certificate: Element;
  readonly attributes: Element;
  readonly signature: Element;
}

/** Takes the envelope apart and puts it together again from nothing but its parts: what no signature covers must be exactly as it has to be. */
function opened(cms: Buffer): Envelope | undefined {
  const [, wrapped] = elements(first(cms).content);
  const [, , , certificates, signers] = elements(
    elements(wrapped?.content ?? Buffer.alloc(0))[0]?.content ?? Buffer.alloc(0),
  );
  const [certificate] = elements(certificates?.content ?? Buffer.alloc(0));
  const [signer] = elements(signers?.content ?? Buffer.alloc(0));
  const [, , digest, attributes, algorithm, signature] = elements(signer?.content ?? Buffer.alloc(0));
  if (!certificate || !digest || !attributes || !algorithm || !signature) return undefined;
  if (!digests.includes(digest.whole.toString('hex')) || !signatures.includes(algorithm.whole.toString('hex')))
    return undefined;
  const [serial, , issuer] = elements(elements(certificate.content)[0]?.content ?? Buffer.alloc(0)).filter(
    (each) => each.tag !== 0xa0,
  );
  if (!serial || !issuer) return undefined;
  const one = integer(Buffer.of(1));
  const info = sequence(
    one,
    sequence(issuer.whole, serial.whole),
    digest.whole,
    der(0xa0, attributes.content),
    algorithm.whole,
    der(0x04, signature.content),
  );
  const rebuilt = digests.map((each) =>
    sequence(
      oid('1.2.840.113549.1.7.2'),
      der(
        0xa0,
        sequence(
          one,
          setOf(Buffer.from(each, 'hex')),
          sequence(oid('1.2.840.113549.1.7.1')),
          der(0xa0, certificate.whole),
          setOf(info),
        ),
      ),
    ),
  );
  return rebuilt.some((each) => each.equals(cms)) ? { certificate, attributes, signature } : undefined;
}

function verifyCms(cms: Buffer, covered: Buffer, trusted: readonly TrustedKey[]): PdfVerdict {
  const envelope = opened(cms);
  if (!envelope) return bad('not in the form of a seal');
  const certificate = new X509Certificate(envelope.certificate.whole);
  const spki = certificate.publicKey.export({ format: 'der', type: 'spki' });
  const own = trusted.find(({ key }) => key.export({ format: 'der', type: 'spki' }).equals(spki));
  if (!own) return bad('sealed with a key that is not trusted here');
  const isSame = own.certificate ? own.certificate.equals(envelope.certificate.whole) : certificate.verify(own.key);
  return isSame
    ? verifySigned(envelope, covered, own, certificate.subject)
    : bad('the certificate of the seal was changed');
}

function verifySigned(
  { attributes, signature }: Envelope,
  covered: Buffer,
  own: TrustedKey,
  subject: string,
): PdfVerdict {
  const values = new Map(
    elements(attributes.content)
      .map((each) => elements(each.content))
      .map(([id, set]) => [hexOf(id), set && elements(set.content)[0]]),
  );
  if (hexOf(values.get(ids.contentType)) !== ids.data) return bad('another content');
  if (hexOf(values.get(ids.messageDigest)) !== createHash('sha256').update(covered).digest('hex'))
    return bad('the file was changed after sealing');
  const message = Buffer.concat([Buffer.of(0x31), attributes.whole.subarray(1)]);
  return verify('sha256', message, own.key, signature.content)
    ? { isGood: true, keyId: own.keyId, subject }
    : bad('the seal is not of this key');
}
