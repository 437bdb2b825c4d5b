/** Slips of an outage (停机补录): listed at once with the time on each, then entered one by one; nothing on the list is forgotten. */
import { append, atHead, inOwnName } from '../../journal/index.ts';
import {
  isRefusal,
  type Actor,
  type CommandKey,
  type House,
  type JsonValue,
  type Refusal,
} from '../../platform/index.ts';
import type { OutageList, OutageSlipsBody } from './outage-schema.ts';
import * as store from './outage-store.ts';

/** POST /api/outages. Refused: a time that has not come. A slip that is listed already stays as it is. */
export async function listSlips(
  house: House,
  actor: Actor,
  body: OutageSlipsBody,
  key: CommandKey,
): Promise<{ listed: number } | Refusal> {
  const done = await house.db.command<JsonValue>(key, async (tx) => {
    const early = body.slips.find((one) => Date.parse(one.occurredAt) > tx.now.getTime());
    if (early) return { refused: 'occurred-in-the-future', detail: { slip: early.slip } } satisfies Refusal;
    let listed = 0;
    for (const { slip, occurredAt, note } of body.slips) {
      const [added] = await tx.query(store.addSlip, [
        tx.key,
        body.outage,
        slip,
        occurredAt,
        note ?? '',
        actor.id,
        tx.now,
      ]);
      if (added) listed += 1;
    }
    const written = await append(tx, {
      stream: `outage-${tx.key}`,
      expectedSeq: atHead,
      facts: [{ name: 'outage-slips-listed', version: 1, data: { outage: body.outage, slips: body.slips } }],
      actor: inOwnName(actor),
      now: tx.now,
    });
    return isRefusal(written) ? written : { listed };
  });
  return isRefusal(done) ? done : (done.reply as { listed: number });
}

/** GET /api/outages: what is still to be entered first, then what was. */
export async function outages(house: House, actor: Actor): Promise<OutageList> {
  const rows = await house.db.read<{
    outage: string;
    slip: string;
    occurred_at: Date;
    note: string;
    matter_id: string | null;
  }>(store.slips, [actor.office ?? 0]);
  return {
    slips: rows.map((row) => ({
      outage: row.outage,
      slip: row.slip,
      occurredAt: row.occurred_at.toISOString(),
      note: row.note,
      matterId: row.matter_id,
    })),
  };
}

/** The slip has become a matter; nothing where it was never listed. */
export async function slipEntered(
  house: House,
  actor: Actor,
  { outage, slip, matterId }: { readonly outage: string; readonly slip: string; readonly matterId: string },
): Promise<void> {
  if (actor.office === undefined) return;
  await house.db.command(
    {
      group: 'office',
      key: actor.office,
      actor: actor.id,
      route: 'outage-slip-entered',
      idempotencyKey: `${outage}:${slip}:${matterId}`,
      bodyHash: '',
    },
    async (tx) => {
      await tx.query(store.enterSlip, [tx.key, outage, slip, matterId]);
      return null;
    },
  );
}
