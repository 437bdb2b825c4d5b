/** A catalogue gets its version: the hash of its normalised content. The same content is the same version everywhere. */
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Catalogue } from '../model.ts';

/** SHA-256 (hex) of the canonical JSON (RFC 8785) of everything but the version itself. */
export function versionOf(catalogue: Omit<Catalogue, 'version'> | Catalogue): string {
  const { version: _, ...content } = catalogue as Catalogue;
  const text = canonicalize(content);
  if (text === undefined) throw new Error('a catalogue is always an object');
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** The catalogue with its version, ready to be stored. Pure: storing and the second person's review are the store's affair. */
export function publish(catalogue: Omit<Catalogue, 'version'> | Catalogue): Catalogue {
  return { ...catalogue, version: versionOf(catalogue) };
}
