/** The data space of a person: what is known, held, handed in before, and who looked. Downstream rooms enter things here, idempotent by cause. */
import { append, atHead } from '../../journal/index.ts';
import type { House, JsonValue, Statement } from '../../platform/index.ts';
import { heldRole, type GrantRow } from '../powers/held-role.ts';
import { shardIn } from '../identity.ts';
import { itemsInForce } from '../powers/in-force.ts';
import type { MyMatter, People, PersonCard, PlanContext, StaffCard } from '../service.ts';
import * as store from './store.ts';
import * as persons from '../store.ts';
import { openJson, sealJson } from './vault.ts';

/** One write in the shard of its owner, idempotent by cause. */
async function enter(
  house: House,
  owner: string,
  route: string,
  cause: string,
  rows: readonly [Statement, readonly unknown[]][],
): Promise<void> {
  const key = shardIn(owner);
  if (key === undefined) throw new Error(`not a person of ours: ${owner}`);
  await house.db.command(
    { group: 'person_cell', key, actor: owner, route, idempotencyKey: cause, bodyHash: '' },
    async (tx) => {
      for (const [statement, params] of rows) await tx.query(statement, [key, ...params]);
      return null;
    },
  );
}

/** What the planner may know of a person without asking. */
export async function planContext(house: House, personId: string): Promise<PlanContext> {
  const shard = shardIn(personId);
  if (shard === undefined) return { facts: {}, held: [], earlierFilings: [], credit: 'good' };
  const [profile, held, filings, credit] = await Promise.all([
    house.db.read<{
      element: string;
      sealed_value: Buffer;
      source: 'profile' | 'registry' | 'certificate';
      source_id: string;
      as_of: string;
    }>(store.profileOf, [shard, personId]),
    house.db.read<{ identifier: string; type: string; number: string; valid_until: string | null; status: string }>(
      store.heldBy,
      [shard, personId],
    ),
    house.db.read<{ material: string; sha256: string; matter: string; filed_on: string }>(store.filingsOf, [
      shard,
      personId,
    ]),
    house.db.read<{ standing: 'good' | 'unrepaired-breach' }>(store.creditOf, [shard, personId]),
  ]);
  const facts: Record<string, PlanContext['facts'][string]> = {};
  for (const row of profile) {
    const value = await openJson(house, personId, row.sealed_value, `${personId}:${row.element}`);
    if (value === undefined) continue;
    facts[row.element] = {
      value,
      source: row.source,
      on: row.as_of,
      ...(row.source_id ? { from: row.source_id } : {}),
    };
  }
  return {
    facts,
    held: held
      .filter((row) => row.status === 'valid')
      .map((row) => ({
        type: row.type,
        number: row.number,
        identifier: row.identifier,
        ...(row.valid_until ? { validUntil: row.valid_until } : {}),
      })),
    earlierFilings: filings.map((row) => ({
      material: row.material,
      sha256: row.sha256,
      matter: row.matter,
      on: row.filed_on,
    })),
    credit: credit[0]?.standing ?? 'good',
  };
}

/** Everybody of whom a register answered any of these elements, shard by shard, a page at a time. */
export async function* registered(house: House, elements: readonly string[]): AsyncGenerator<string> {
  const page = 500;
  for (const shard of house.shards.person_cell) {
    let after = '';
    for (;;) {
      const rows = await house.db.read<{ person_id: string }>(store.registeredWith, [shard, elements, after, page]);
      for (const row of rows) yield row.person_id;
      after = rows.at(-1)?.person_id ?? '';
      if (rows.length < page) break;
    }
  }
}

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

/** A person's matters, newest first, before the given one (keyset). */
export async function mattersOf(
  house: House,
  personId: string,
  before: { receivedAt: string; matterId: string } | undefined,
  limit: number,
): Promise<readonly MyMatter[]> {
  const shard = shardIn(personId);
  if (shard === undefined) return [];
  const rows = await house.db.read<{
    matter_id: string;
    title: MyMatter['title'];
    status: string;
    received_at: Date;
    updated_at: Date;
    promised_on: string | null;
    promised_at: Date | null;
  }>(store.mattersOf, [
    shard,
    personId,
    before ? new Date(before.receivedAt) : new Date('9999-12-31T00:00:00Z'),
    before?.matterId ?? '~',
    limit,
  ]);
  return rows.map((row) => ({
    matterId: row.matter_id,
    title: row.title,
    status: row.status,
    receivedAt: row.received_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    ...(row.promised_on ? { promisedOn: row.promised_on } : {}),
    ...(row.promised_at ? { promisedAt: row.promised_at.toISOString() } : {}),
  }));
}

/** The commands by which downstream rooms report back. */
export const enterings = {
  async enterMatter(house: House, e: Parameters<People['enterMatter']>[0]): Promise<void> {
    await enter(house, e.personId, 'enter-matter', e.cause, [
      [
        store.enterMatter,
        [
          e.personId,
          e.matterId,
          JSON.stringify(e.title),
          e.status,
          e.receivedAt,
          e.updatedAt,
          e.promisedOn ?? null,
          e.promisedAt ?? null,
        ],
      ],
    ]);
  },
  async enterCertificate(house: House, e: Parameters<People['enterCertificate']>[0]): Promise<void> {
    const key = shardIn(e.personId) as number;
    await house.db.command(
      {
        group: 'person_cell',
        key,
        actor: e.personId,
        route: 'enter-certificate',
        idempotencyKey: e.cause,
        bodyHash: '',
      },
      async (tx) => {
        const data = { type: e.type, number: e.number, identifier: e.identifier, matter: e.matter, status: e.status };
        await append(tx, {
          stream: e.personId,
          expectedSeq: atHead,
          facts: [{ name: 'certificate-entered', version: 1, data }],
          actor: 'system',
          now: tx.now,
        });
        await tx.query(store.enterHeldCertificate, [
          key,
          e.personId,
          e.identifier,
          e.type,
          e.number,
          e.validUntil ?? null,
          e.status,
          e.matter,
          tx.now,
        ]);
        return null;
      },
    );
  },
  async changeCredit(house: House, e: Parameters<People['changeCredit']>[0]): Promise<void> {
    const key = shardIn(e.personId) as number;
    await house.db.command(
      { group: 'person_cell', key, actor: e.personId, route: 'change-credit', idempotencyKey: e.cause, bodyHash: '' },
      async (tx) => {
        const data = { standing: e.standing, matter: e.matter, basis: e.basis };
        await append(tx, {
          stream: e.personId,
          expectedSeq: atHead,
          facts: [{ name: 'credit-changed', version: 1, data }],
          actor: 'system',
          now: tx.now,
        });
        await tx.query(store.changeCredit, [key, e.personId, e.standing, tx.now, e.matter]);
        return null;
      },
    );
  },
  async enterFilings(house: House, e: Parameters<People['enterFilings']>[0]): Promise<void> {
    await enter(
      house,
      e.personId,
      'enter-filings',
      e.cause,
      e.filings.map((f) => [store.enterFiling, [e.personId, f.material, f.sha256, e.matter, f.on]]),
    );
  },
  async enterProfileFacts(house: House, e: Parameters<People['enterProfileFacts']>[0]): Promise<void> {
    const rows: [Statement, readonly unknown[]][] = [];
    for (const fact of e.facts) {
      const sealed = await sealJson(house, e.personId, fact.value as JsonValue, `${e.personId}:${fact.element}`);
      rows.push([store.enterProfileFact, [e.personId, fact.element, sealed, fact.source, fact.from ?? '', fact.on]]);
    }
    await enter(house, e.personId, 'enter-profile', e.cause, rows);
  },
};
