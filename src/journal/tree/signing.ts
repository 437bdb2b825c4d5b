/**
 * The installation's own checkpoint key. Its seed is derived from the installation's secret, so it lies outside the database:
 * whoever can rewrite every table still cannot sign a tree.
 */
import type { Parts } from '../parts.ts';
import { ed25519Signer, type CheckpointKey, type CheckpointSigner } from './suites.ts';

/** The signer of this installation; the name carries the installation's id, so that keys of two houses never mix. */
export function ownSigner(house: Pick<Parts, 'secrets' | 'installation'>): CheckpointSigner {
  const seed = house.secrets.mac('journal', 'checkpoint key 1, ed25519');
  return ed25519Signer(`onevisit-${house.installation.id}`, seed);
}

/** The keys whose signatures count here. */
export const trustedKeys = (house: Pick<Parts, 'secrets' | 'installation'>): CheckpointKey[] => [ownSigner(house)];
