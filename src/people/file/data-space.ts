/** The data space of a person: what is known, held, handed in before. What the planner may use, and a person's matters. */
import type { House } from '../../platform/index.ts';
import { shardIn } from '../identity.ts';
import type { MyMatter, PlanContext } from '../service.ts';
import * as store from './store.ts';
import { openJson } from './vault.ts';

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
