/** A person's own file as they see it: what is known, held and handed in, and everybody who looked (S10). */
import { append, atHead, load, personal, reveal, subjectKeys } from '../../journal/index.ts';
import { isRefusal, type House } from '../../platform/index.ts';
import { planContext } from './data-space.ts';
import { cards } from './cards.ts';
import type { ActedFor, FileRead } from '../facts.ts';
import { shardIn } from '../identity.ts';
import type { DataSpace } from '../schema.ts';
import type { People } from '../service.ts';
import * as store from './store.ts';
import { upcast } from '../upcasters.ts';

/** The whole data space of a person, for that person. */
export async function dataSpaceOf(house: House, personId: string): Promise<DataSpace> {
  const shard = shardIn(personId) as number;
  const [card, context, held, stored] = await Promise.all([
    cards(house, [personId]),
    planContext(house, personId),
    house.db.read<{
      identifier: string;
      type: string;
      number: string;
      valid_until: string | null;
      status: string;
      matter: string;
    }>(store.heldBy, [shard, personId]),
    load(house, 'person_cell', shard, personId),
  ]);
  const facts = (await reveal(house, 'person_cell', shard, stored)).map(upcast);
  const me = card.get(personId);
  return {
    name: me?.name ?? '',
    identity: me?.identity ?? '',
    phone: me?.phone ?? '',
    credit: context.credit,
    facts: Object.entries(context.facts).map(([element, fact]) => ({
      element,
      value: fact.value,
      source: fact.source,
      ...(fact.on ? { on: fact.on } : {}),
    })),
    certificates: held.map((row) => ({
      type: row.type,
      number: row.number,
      identifier: row.identifier,
      status: row.status,
      matter: row.matter,
      ...(row.valid_until ? { validUntil: row.valid_until } : {}),
    })),
    filings: context.earlierFilings.map((filing) => ({
      material: filing.material,
      matter: filing.matter,
      on: filing.on,
    })),
    reads: facts
      .filter((fact) => fact.name === 'file-read')
      .map((fact) => {
        const data = fact.data as unknown as FileRead['data'];
        return {
          at: fact.recordedAt,
          purpose: data.purpose,
          ...(data.organ ? { organ: data.organ } : {}),
          ...(data.matter ? { matter: data.matter } : {}),
          ...(typeof data.reason === 'string' ? { reason: data.reason } : {}),
        };
      })
      .reverse(),
    acts: facts
      .filter((fact) => fact.name === 'acted-for')
      .map((fact) => {
        const { by, matter, what } = fact.data as unknown as ActedFor['data'];
        return {
          at: fact.recordedAt,
          by: by.startsWith('s-') ? ('window' as const) : ('agent' as const),
          matter,
          what,
        };
      })
      .reverse(),
  };
}

/** Records a read of somebody's file, once for each cause, or else for each reader, matter, purpose and hour, so that reloading a page is one look. */
export async function recordRead(house: House, entry: Parameters<People['recordRead']>[0]): Promise<void> {
  const shard = shardIn(entry.personId);
  if (shard === undefined) return;
  const { reason } = entry;
  const keys = reason ? await subjectKeys(house).ensureAll([entry.personId]) : undefined;
  const hour = house.clock.now().toISOString().slice(0, 13);
  const done = await house.db.command(
    {
      group: 'person_cell',
      key: shard,
      actor: entry.by,
      route: 'record-read',
      idempotencyKey: entry.cause ?? `${entry.personId}:${entry.matter ?? ''}:${entry.purpose}:${hour}`,
      bodyHash: '',
    },
    async (tx) => {
      const data = {
        matter: entry.matter ?? null,
        by: entry.by,
        organ: entry.organ ?? null,
        purpose: entry.purpose,
        reason: reason ? personal(entry.personId, reason) : null,
      };
      await append(tx, {
        stream: entry.personId,
        expectedSeq: atHead,
        facts: [{ name: 'file-read', version: 2, data }],
        actor: entry.by,
        now: tx.now,
        ...(keys ? { keys } : {}),
      });
      return null;
    },
  );
  if (isRefusal(done)) throw new Error(`a read of a personal file could not be recorded: ${done.refused}`);
}
