/** The catalogue as other rooms ask for it: the one in force for new matters, and the version on which a running matter stands. */
import type { House } from '../platform/index.ts';
import type { Catalogue } from './model.ts';
import type { CatalogueService } from './versions.ts';

const service = (house: House): CatalogueService => house.room<CatalogueService>('catalogue');

/** The catalogue for new matters. */
export const currentCatalogue = async (house: House): Promise<Catalogue> => await service(house).current();

/** The version that a matter was opened under; names may come from the current one where that version is gone. */
export async function catalogueOf(house: House, hash: string): Promise<Catalogue> {
  return (await service(house).version(hash)) ?? (await service(house).current());
}
