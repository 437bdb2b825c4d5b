/**
 * Mandates: who may act for whom, in what, until when. Given and revoked by the principal only, time-boxed, revocable at once.
 * The truth is the fact in the principal's stream; the row is its projection.
 */
import { append, atHead } from '../../journal/index.ts';
import { isRefusal, type Actor, type House, type Refusal } from '../../platform/index.ts';
import { cards } from '../file/cards.ts';
import { isInForce, scopesInForce, type HeldMandate } from '../in-force.ts';
import { shardIn, shardOf, token } from '../identity.ts';
import * as store from './store.ts';
import * as persons from '../store.ts';

const day = 24 * 60 * 60_000;

interface MandateOrder {
  readonly principal: string;
  readonly agentAccount: string;
  readonly kind: 'legal-representative' | 'agent' | 'guardian' | 'family';
  /** A theme's id, a matter's id, or `*` for everything. */
  readonly scope: string;
  readonly days: number;
  readonly cause: string;
}

interface MandateRow {
  mandate_id: string;
  agent: string;
  kind: MandateOrder['kind'];
  scope: string;
  valid_from: Date;
  valid_until: Date;
  revoked_at: Date | null;
}

/** A mandate as its principal sees it. */
interface MandateView {
  readonly mandateId: string;
  readonly agent: string;
  readonly agentName: string;
  readonly kind: string;
  readonly scope: string;
  readonly from: string;
  readonly until: string;
  readonly isInForce: boolean;
}

/** Gives a mandate to the holder of an account. */
export async function giveMandate(house: House, order: MandateOrder): Promise<{ mandateId: string } | Refusal> {
  const shard = shardIn(order.principal) as number;
  const agentShard = shardOf(order.agentAccount, house.shards.person_cell);
  const [agent] = await house.db.read<{ person_id: string }>(persons.findAccount, [agentShard, order.agentAccount]);
  if (!agent) return { refused: 'agent-not-found', status: 404 };
  if (agent.person_id === order.principal) return { refused: 'mandate-to-oneself', status: 409 };
  const mandateId = `m-${shard}-${token(`mandate:${order.principal}:${order.cause}`, 16)}`;
  const done = await house.db.command(
    {
      group: 'person_cell',
      key: shard,
      actor: order.principal,
      route: 'give-mandate',
      idempotencyKey: order.cause,
      bodyHash: '',
    },
    async (tx) => {
      const until = new Date(tx.now.getTime() + order.days * day);
      const data = {
        mandate: mandateId,
        agent: agent.person_id,
        kind: order.kind,
        scope: order.scope,
        from: tx.now.toISOString(),
        until: until.toISOString(),
      };
      await append(tx, {
        stream: order.principal,
        expectedSeq: atHead,
        facts: [{ name: 'mandate-given', version: 1, data }],
        actor: order.principal,
        now: tx.now,
      });
      await tx.query(store.addMandate, [
        shard,
        order.principal,
        mandateId,
        agent.person_id,
        order.kind,
        order.scope,
        tx.now,
        until,
      ]);
      return { mandateId };
    },
  );
  return isRefusal(done) ? done : done.reply;
}

/** Takes a mandate back; the next act of the agent is refused. */
export async function revokeMandate(
  house: House,
  principal: string,
  mandateId: string,
  cause: string,
): Promise<{ done: true } | Refusal> {
  const shard = shardIn(principal) as number;
  const known = (await rowsOf(house, principal)).some((row) => row.mandate_id === mandateId);
  if (!known) return { refused: 'mandate-not-found', status: 404 };
  const done = await house.db.command(
    {
      group: 'person_cell',
      key: shard,
      actor: principal,
      route: 'revoke-mandate',
      idempotencyKey: cause,
      bodyHash: '',
    },
    async (tx) => {
      await append(tx, {
        stream: principal,
        expectedSeq: atHead,
        facts: [{ name: 'mandate-revoked', version: 1, data: { mandate: mandateId } }],
        actor: principal,
        now: tx.now,
      });
      await tx.query(store.revokeMandate, [shard, principal, mandateId, tx.now]);
      return { done: true as const };
    },
  );
  return isRefusal(done) ? done : { done: true };
}

async function rowsOf(house: House, principal: string): Promise<MandateRow[]> {
  const shard = shardIn(principal);
  return shard === undefined ? [] : await house.db.read<MandateRow>(store.mandatesOf, [shard, principal]);
}

const held = (row: MandateRow): HeldMandate => ({
  agent: row.agent,
  scope: row.scope,
  from: row.valid_from,
  until: row.valid_until,
  revokedAt: row.revoked_at,
});

/** All mandates of a principal, newest first. */
export async function mandatesOf(house: House, principal: string): Promise<readonly MandateView[]> {
  const rows = await rowsOf(house, principal);
  const names = await cards(
    house,
    rows.map((row) => row.agent),
  );
  const now = house.clock.now();
  return rows.map((row) => ({
    mandateId: row.mandate_id,
    agent: row.agent,
    agentName: names.get(row.agent)?.name ?? '',
    kind: row.kind,
    scope: row.scope,
    from: row.valid_from.toISOString(),
    until: row.valid_until.toISOString(),
    isInForce: isInForce(held(row), now),
  }));
}

/** What `agent` may do for `principal` now: ids of themes or matters, or `*`; empty where there is no mandate in force. */
export async function scopesFor(house: House, agent: string, principal: string): Promise<readonly string[]> {
  const now = house.clock.now();
  return scopesInForce((await rowsOf(house, principal)).map(held), agent, now);
}

/** Whether what the actor may do for another reaches these things (a theme's id, a matter's id). Whoever acts for themselves, or serves at the counter, has no such bound. */
export const covers = (actor: Actor, ...things: readonly (string | null)[]): boolean =>
  actor.scopes === undefined ||
  actor.scopes.includes('*') ||
  things.some((one) => one !== null && actor.scopes?.includes(one));

/** Whether `agent` may act for `principal` in `scope` now. */
export async function mayActFor(house: House, agent: string, principal: string, scope: string): Promise<boolean> {
  if (agent === principal) return true;
  return (await scopesFor(house, agent, principal)).some((one) => one === '*' || one === scope);
}
