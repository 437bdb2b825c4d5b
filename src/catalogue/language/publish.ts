/** A catalogue gets its version: the hash of its normalised content. The same content is the same version everywhere. */
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Catalogue } from '../model.ts';

/** The canonical JSON (RFC 8785) of everything but the version itself: what is stored, and what the version is the hash of. */
export function contentText(catalogue: Omit<Catalogue, 'version'> | Catalogue): string {
  const { version: _, ...content } = catalogue as Catalogue;
  const text = canonicalize(content);
  if (text === undefined) throw new Error('a catalogue is always an object');
  return text;
}

/** SHA-256 (hex) of such a text. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** The version of a catalogue. */
export function versionOf(catalogue: Omit<Catalogue, 'version'> | Catalogue): string {
  return hashOf(contentText(catalogue));
}

/** The catalogue with its version, ready to be stored. Pure: storing and the second person's review are the store's affair. */
export function publish(catalogue: Omit<Catalogue, 'version'> | Catalogue): Catalogue {
  return { ...catalogue, version: versionOf(catalogue) };
}
