/** Persons and staff as others see them: a card each, by id. */
import type { House } from '../../platform/index.ts';
import { heldRole, type GrantRow } from '../held-role.ts';
import { shardIn } from '../identity.ts';
import { itemsInForce } from '../in-force.ts';
import type { PersonCard, StaffCard } from '../service.ts';
import * as persons from '../store.ts';
import { openJson } from './vault.ts';

/** Cards of persons by id, read in one query for each shard. */
export async function cards(house: House, personIds: readonly string[]): Promise<ReadonlyMap<string, PersonCard>> {
  const byShard = Map.groupBy(new Set(personIds), (id) => shardIn(id) ?? -1);
  const found = new Map<string, PersonCard>();
  for (const [shard, ids] of byShard) {
    if (shard < 0) continue;
    const rows = await house.db.read<{ person_id: string; kind: PersonCard['kind']; sealed_profile: Buffer }>(
      persons.getPersons,
      [shard, ids],
    );
    for (const row of rows) {
      const profile = (await openJson(house, row.person_id, row.sealed_profile, row.person_id)) as
        | Omit<PersonCard, 'personId' | 'kind'>
        | undefined;
      if (profile) found.set(row.person_id, { ...profile, personId: row.person_id, kind: row.kind });
    }
  }
  return found;
}

interface StaffRow {
  staff_id: string;
  name: string;
  organ: string;
  site: string | null;
  card_number: string | null;
  is_outsourced: boolean;
}

async function staffCard(house: House, office: number, row: StaffRow): Promise<StaffCard> {
  const now = house.clock.now();
  const grants = await house.db.read<GrantRow>(persons.grantsOf, [office, row.staff_id, now]);
  return {
    staffId: row.staff_id,
    office,
    name: row.name,
    organ: row.organ,
    isOutsourced: row.is_outsourced,
    roles: [...new Set(grants.map((grant) => grant.role))],
    onlyItems: itemsInForce(grants.map(heldRole), row.organ, now),
    ...(row.site ? { site: row.site } : {}),
    ...(row.card_number ? { cardNumber: row.card_number } : {}),
  };
}

/** A member of staff by id, with the roles of this moment. */
export async function staff(house: House, id: string): Promise<StaffCard | undefined> {
  const office = shardIn(id);
  if (office === undefined) return undefined;
  const [row] = await house.db.read<StaffRow>(persons.getStaff, [office, id]);
  return row && (await staffCard(house, office, row));
}

/** All staff of an office. */
export async function staffOf(house: House, office: number): Promise<readonly StaffCard[]> {
  const rows = await house.db.read<StaffRow>(persons.staffOfOffice, [office]);
  return await Promise.all(rows.map((row) => staffCard(house, office, row)));
}
