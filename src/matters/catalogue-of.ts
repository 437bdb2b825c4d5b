/** The catalogue as this room asks for it: the one in force for new matters, and the version on which a running matter stands. */
import type { Catalogue } from '../catalogue/pure.ts';
import type { House } from '../platform/index.ts';

/** What the room `catalogue` provides, as far as it is used here. */
export interface CatalogueService {
  /** The published catalogue in force now. */
  current(district?: string): Promise<Catalogue> | Catalogue;
  /** A published version by its hash. */
  version(hash: string): Promise<Catalogue | undefined> | Catalogue | undefined;
}

const service = (house: House): CatalogueService => house.room<CatalogueService>('catalogue');

/** The catalogue for new matters. */
export const currentCatalogue = async (house: House): Promise<Catalogue> => await service(house).current();

/** The version that a matter was opened under; names may come from the current one where that version is gone. */
export async function catalogueOf(house: House, hash: string): Promise<Catalogue> {
  return (await service(house).version(hash)) ?? (await service(house).current());
}
