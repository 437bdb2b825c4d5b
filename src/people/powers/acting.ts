/**
 * Acting for another: an agent chooses a principal whose mandate they hold, a window clerk opens a service for the person who stands there.
 * Both identities stand in every fact that follows, and the principal is told of every act.
 */
import { append, atHead, follow, inOwnName } from '../../journal/index.ts';
import {
  isRefusal,
  type Actor,
  type Group,
  type House,
  type OutboxEvent,
  type Reaction,
  type Refusal,
} from '../../platform/index.ts';
import { cards } from '../file/cards.ts';
import type { MandateGiven, PeopleFact } from '../facts.ts';
import { shardIn, shardOf } from '../identity.ts';
import { scopesFor } from './mandates.ts';
import { counterIdle, type Cookie } from '../session-cookie.ts';
import * as store from './store.ts';

/** Somebody an agent may act for. */
interface Principal {
  readonly personId: string;
  readonly name: string;
  readonly kind: string;
  readonly scopes: readonly string[];
  readonly until: string;
}

/** Everybody the agent may act for now; each is asked of the principal's own shard, so a mandate taken back is not listed. */
export async function principalsOf(house: House, agent: string): Promise<readonly Principal[]> {
  const shard = shardIn(agent);
  if (shard === undefined) return [];
  const rows = await house.db.read<{ principal: string; kind: string; valid_until: Date }>(store.heldMandates, [
    shard,
    agent,
    house.clock.now(),
  ]);
  const byPrincipal = new Map(rows.map((row) => [row.principal, row]));
  const names = await cards(house, [...byPrincipal.keys()]);
  const found: Principal[] = [];
  for (const [personId, row] of byPrincipal) {
    const scopes = await scopesFor(house, agent, personId);
    if (scopes.length > 0)
      found.push({
        personId,
        name: names.get(personId)?.name ?? '',
        kind: row.kind,
        scopes,
        until: row.valid_until.toISOString(),
      });
  }
  return found;
}

/** Chooses whom the session acts for; null is oneself again. */
export async function chooseActing(
  house: House,
  actor: Actor,
  cookie: Cookie,
  principal: string | null,
): Promise<{ done: true } | Refusal> {
  if (principal !== null && (await scopesFor(house, actor.id, principal)).length === 0)
    return { refused: 'mandate-not-found' };
  await note(house, cookie, 'act-for', principal, store.actFor);
  return { done: true };
}

/** The person of an identity number, found by its mark in one shard. */
export async function findByIdentity(house: House, identity: string): Promise<string | undefined> {
  const mac = house.secrets.mac('identity', identity);
  const [row] = await house.db.read<{ person_id: string }>(store.findIdentity, [identityShard(house, mac), mac]);
  return row?.person_id;
}

/** Enters whose number it is; the first one stays. */
export async function enterIdentity(house: House, personId: string, identity: string): Promise<void> {
  const mac = house.secrets.mac('identity', identity);
  const key = identityShard(house, mac);
  await house.db.command(
    { group: 'person_cell', key, actor: 'system', route: 'enter-identity', idempotencyKey: personId, bodyHash: '' },
    async (tx) => {
      await tx.query(store.addIdentity, [key, mac, personId]);
      return null;
    },
  );
}

const identityShard = (house: House, mac: Buffer): number => shardOf(mac.toString('hex'), house.shards.person_cell);

/** Who is served at a counter, and until when without a further act. */
interface Served {
  readonly personId: string;
  readonly name: string;
  readonly until: string;
}

/** Opens the service for the person who stands there and showed their document. They see it in their data space. */
export async function openCounter(
  house: House,
  actor: Actor,
  cookie: Cookie,
  identity: string,
): Promise<Served | Refusal> {
  const personId = await findByIdentity(house, identity);
  const card = personId && (await cards(house, [personId])).get(personId);
  if (!personId || !card) return { refused: 'person-not-found' };
  await tell(house, personId, actor, `${cookie.hash}:${house.clock.now().toISOString()}`, {
    name: 'counter-opened',
    version: 1,
    data: { by: actor.id, organ: actor.organ ?? null },
  });
  await note(house, cookie, 'serve', personId, store.serveAtCounter);
  return { personId, name: card.name, until: new Date(house.clock.now().getTime() + counterIdle).toISOString() };
}

/** Ends the service: the next person finds nothing of the one before. */
export async function closeCounter(house: House, actor: Actor, cookie: Cookie): Promise<{ done: true }> {
  if (actor.onBehalfOf)
    await tell(house, actor.onBehalfOf, actor, `${cookie.hash}:${house.clock.now().toISOString()}`, {
      name: 'counter-closed',
      version: 1,
      data: { by: actor.id },
    });
  await note(house, cookie, 'serve', null, store.serveAtCounter);
  return { done: true };
}

async function note(
  house: House,
  cookie: Cookie,
  route: string,
  who: string | null,
  statement: typeof store.actFor,
): Promise<void> {
  const mark = `${who ?? ''}:${house.clock.now().toISOString()}`;
  await house.db.command(
    { group: cookie.group, key: cookie.shard, actor: cookie.hash, route, idempotencyKey: mark, bodyHash: '' },
    async (tx) => {
      await tx.query(statement, [cookie.shard, cookie.hash, who]);
      return null;
    },
  );
}

/** Appends a fact to a person's own stream, once for each cause. */
export async function tell(
  house: House,
  personId: string,
  actor: Actor,
  cause: string,
  fact: PeopleFact,
): Promise<void> {
  const key = shardIn(personId);
  if (key === undefined) return;
  const done = await house.db.command(
    { group: 'person_cell', key, actor: actor.id, route: `tell-${fact.name}`, idempotencyKey: cause, bodyHash: '' },
    async (tx) => {
      const written = await append(tx, {
        stream: personId,
        expectedSeq: atHead,
        facts: [fact],
        actor: inOwnName(actor),
        now: tx.now,
      });
      return isRefusal(written) ? written : null;
    },
  );
  if (isRefusal(done)) throw new Error(`${fact.name} could not be told: ${done.refused}`);
}

/** Keeps the agent's list of mandates. */
const heldMandates: Reaction = {
  name: 'people.held-mandates',
  topics: ['mandate-given', 'mandate-revoked'],
  async react(event, house) {
    const given = await mandateOf(house, event);
    if (!given) return;
    const shard = shardIn(given.agent) as number;
    await house.db.command(
      {
        group: 'person_cell',
        key: shard,
        actor: 'system',
        route: 'hold-mandate',
        idempotencyKey: `${event.stream}:${event.seq}`,
        bodyHash: '',
      },
      async (tx) => {
        await tx.query(store.holdMandate, [
          shard,
          given.agent,
          given.mandate,
          event.stream,
          given.kind,
          given.scope,
          given.until,
        ]);
        if (event.topic === 'mandate-revoked') await tx.query(store.dropMandate, [shard, given.agent, given.mandate]);
        return null;
      },
    );
  },
};

async function mandateOf(house: House, event: OutboxEvent): Promise<MandateGiven['data'] | undefined> {
  const facts = await follow(house, event.group as Group, event.key, event.stream, 0);
  const it = facts.find((fact) => fact.seq === event.seq)?.data as { mandate: string } | undefined;
  const given = facts.find(
    (fact) => fact.name === 'mandate-given' && (fact.data as { mandate?: string }).mandate === it?.mandate,
  );
  return given?.data as MandateGiven['data'] | undefined;
}

export const reactions: readonly Reaction[] = [heldMandates];
