/** DER, as little of it as X.509 and CMS need here: writing from parts, strict reading of one element at a time. */

/** One element: its tag, its content, and where it stood. */
export interface Element {
  readonly tag: number;
  readonly content: Buffer;
  /** Tag, length and content. */
  readonly whole: Buffer;
}

/** Writes an element of a tag over parts. */
export function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  if (content.length < 0x80) return Buffer.concat([Buffer.of(tag, content.length), content]);
  const length = Buffer.from(
    content.length
      .toString(16)
      .padStart(content.length.toString(16).length + (content.length.toString(16).length % 2), '0'),
    'hex',
  );
  return Buffer.concat([Buffer.of(tag, 0x80 | length.length), length, content]);
}

export const sequence = (...parts: readonly Uint8Array[]): Buffer => der(0x30, ...parts);
export const setOf = (...parts: readonly Uint8Array[]): Buffer => der(0x31, ...parts);
export const utf8 = (text: string): Buffer => der(0x0c, Buffer.from(text, 'utf8'));

/** A positive INTEGER from big-endian bytes. */
export function integer(bytes: Uint8Array): Buffer {
  const trimmed = Buffer.from(bytes).subarray(Buffer.from(bytes).findIndex((byte) => byte !== 0));
  return der(
    0x02,
    trimmed.length > 0 && (trimmed[0] as number) < 0x80 ? trimmed : Buffer.concat([Buffer.of(0), trimmed]),
  );
}

/** An OBJECT IDENTIFIER. */
export function oid(text: string): Buffer {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number);
  const bytes = [first * 40 + second];
  for (const part of rest) {
    const groups = [part & 0x7f];
    for (let left = Math.floor(part / 128); left > 0; left = Math.floor(left / 128))
      groups.unshift((left & 0x7f) | 0x80);
    bytes.push(...groups);
  }
  return der(0x06, Buffer.from(bytes));
}

/** Reads the elements of a content one after another. Throws where lengths do not fit: the caller takes that for "not ours". */
export function elements(bytes: Uint8Array): Element[] {
  const all: Element[] = [];
  const buffer = Buffer.from(bytes);
  for (let at = 0; at < buffer.length; ) {
    const one = first(buffer.subarray(at));
    all.push(one);
    at += one.whole.length;
  }
  return all;
}

/** Reads the one element with which the bytes begin. */
export function first(buffer: Buffer): Element {
  const tag = buffer[0];
  const head = buffer[1];
  if (tag === undefined || head === undefined) throw new Error('DER: cut off');
  const long = head < 0x80 ? 0 : head & 0x7f;
  if (head === 0x80 || long > 4) throw new Error('DER: length');
  const length = long === 0 ? head : buffer.readUIntBE(2, long);
  const end = 2 + long + length;
  if (end > buffer.length) throw new Error('DER: cut off');
  return { tag, content: buffer.subarray(2 + long, end), whole: buffer.subarray(0, end) };
}
