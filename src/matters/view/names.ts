/** Names that a view needs: organs and certificate types from the catalogue, staff from people, each asked once. */
import type { Catalogue, Text } from '../../catalogue/pure.ts';
import type { People } from '../../people/index.ts';
import type { House } from '../../platform/index.ts';

export interface Names {
  organ(id: string): Text;
  phone(id: string): string | null;
  certificate(type: string): Text;
  staff(id: string): string | null;
}

const plain = (id: string): Text => ({ zh: id, en: id });

/** Names of these members of staff, each asked once; null for everybody else. */
export async function staffNames(house: House, staffIds: Iterable<string>): Promise<(id: string) => string | null> {
  const people = house.room<People>('people');
  const ids = [...new Set(staffIds)].filter((id) => id.startsWith('s-'));
  const names = new Map(await Promise.all(ids.map(async (id) => [id, (await people.staff(id))?.name] as const)));
  return (id) => names.get(id) ?? null;
}

/** Looks up the names of these members of staff and gives the table of all names. */
export async function namesFor(house: House, catalogue: Catalogue, staffIds: Iterable<string>): Promise<Names> {
  const staff = await staffNames(house, staffIds);
  return {
    organ: (id) => catalogue.organs[id]?.name ?? plain(id),
    phone: (id) => catalogue.organs[id]?.phone ?? null,
    certificate: (type) => catalogue.certificateTypes[type]?.name ?? plain(type),
    staff,
  };
}
