/** What the journal needs of a house, and nothing more; tests hand in the same few parts. */
import type { Clock, Database, House, Ids } from '../platform/index.ts';
import { findInstallation } from './store.ts';

/** The journal's parts. `secrets` seals with the installation's key; `mac` derives 32 bytes that nobody else can. */
export interface Parts {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly secrets: {
    seal(plain: Uint8Array, purpose: string): Buffer;
    open(sealed: Uint8Array, purpose: string): Buffer;
    mac(text: string, purpose: string): Buffer;
  };
  readonly installation: { readonly id: string };
}

/** The parts of a running house. */
export async function partsOf(house: House): Promise<Parts> {
  const [installation] = await house.db.read<{ id: string }>(findInstallation, []);
  if (!installation) throw new Error('the database has no installation');
  return { db: house.db, clock: house.clock, ids: house.ids, secrets: house.secrets, installation };
}
