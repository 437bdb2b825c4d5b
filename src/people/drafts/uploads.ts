/**
 * Files that people hand in. Nothing is readable before its verdict: size, what the bytes really are, and no active content.
 * The original is kept by its hash; the name is only a label.
 */
import { fileTypeFromBuffer } from 'file-type';
import type { House, Refusal } from '../../platform/index.ts';

/** Largest file, in bytes. */
export const largest = 20 * 1024 * 1024;
const allowed = new Set(['application/pdf', 'image/jpeg', 'image/png']);
/** Names of PDF features that run or carry something; a paper has none of them. */
const active = /\/(?:JavaScript|JS|Launch|EmbeddedFile|RichMedia|XFA|SubmitForm|ImportData)\b/;

export interface StoredFile {
  readonly sha256: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

/** Judges and stores one file. */
export async function storeFile(house: House, name: string, content: Buffer): Promise<StoredFile | Refusal> {
  if (content.length === 0) return { refused: 'file-empty', status: 422 };
  if (content.length > largest)
    return { refused: 'file-too-large', status: 413, detail: { megabytes: largest / 1_048_576 } };
  const type = (await fileTypeFromBuffer(content))?.mime ?? 'unknown';
  if (!allowed.has(type)) return { refused: 'file-type-not-accepted', status: 415, detail: { found: type } };
  if (type === 'application/pdf' && active.test(content.toString('latin1')))
    return { refused: 'file-has-active-content', status: 422 };
  const sha256 = await house.files.put(content);
  return { sha256, name: label(name), type, size: content.length };
}

/** A file's name as a label: no path, no control or direction marks, at most 120 characters. */
export function label(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const clean = last.replaceAll(/[\p{Cc}\p{Cf}]/gu, '').trim();
  return [...clean].slice(-120).join('') || 'file';
}
