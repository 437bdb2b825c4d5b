/** The budget of a policy: taken when a payment is ordered, given back when it is refused, returned or recovered. One row for each policy and year, so no two orders overdraw it. */
import { lookUp } from '../../platform/pure.ts';
import { isRefusal, type House, type Reaction, type Refusal, type TimerHandler } from '../../platform/index.ts';
import { catalogueOf } from '../../catalogue/index.ts';
import type { FactName } from '../facts.ts';
import { nextOrder } from './orders.ts';
import { mattersService } from '../service.ts';
import * as store from './store.ts';

interface Place {
  readonly office: number;
  readonly item: string;
  readonly year: number;
  readonly budget: number;
  readonly amount: number;
  /** The order that would come next. */
  readonly order: string;
}

async function placeOf(house: House, matterId: string, id: string): Promise<Place | undefined> {
  const state = await mattersService(house).state(matterId);
  const one = lookUp(state?.cases, id);
  const spec = one?.spec;
  if (!state || !one || !spec?.policy) return undefined;
  const office = (await catalogueOf(house, state.head.catalogue)).organs[spec.organ]?.office;
  if (office === undefined) return undefined;
  const { amount, budget } = spec.policy;
  return { office, item: spec.item, year: budget.year, budget: budget.amount, amount, order: nextOrder(one) };
}

/** The timer that asks whether an order that took money was recorded, and how long one may take to record it. */
const orderTimer = 'matters.budget-order';
const orderMs = 30 * 60_000;

/** Takes the amount of a case from its budget, once for each order. Refused: the budget does not hold it. */
export async function takeFromBudget(house: House, matterId: string, id: string): Promise<Refusal | undefined> {
  const place = await placeOf(house, matterId, id);
  if (!place) return undefined;
  const { office, item, year, budget, amount, order } = place;
  const key = { group: 'office', key: office, actor: 'system', route: 'policy-budget', bodyHash: '' } as const;
  const done = await house.db.command<{ taken: boolean }>(
    { ...key, idempotencyKey: `take:${house.ids.next()}` },
    async (tx) => {
      await tx.query(store.openBudget, [office, item, year, budget]);
      const ofOrder = [office, matterId, order] as const;
      const [before] = await tx.query<{ amount: number }>(store.openOrder, [...ofOrder, item, year, tx.now]);
      // A changed fact may have changed the amount since somebody took it for the same order.
      const more = amount - Number(before?.amount ?? 0);
      const rows = await tx.query(store.take, [office, item, year, more]);
      if (rows.length === 0) return { refused: 'budget-exhausted', detail: { item, year } } satisfies Refusal;
      await tx.query(store.keepOrder, [...ofOrder, amount]);
      tx.timer(timerStream(matterId, id, order), orderTimer, new Date(tx.now.getTime() + orderMs));
      return { taken: true };
    },
  );
  return isRefusal(done) ? done : undefined;
}

const timerStream = (matterId: string, id: string, order: string): string => `${matterId}/${id}/${order}`;

/** The case may have changed between taking the money and recording the order; where nobody ordered again, the money comes back. */
export const unrecordedOrder: TimerHandler = {
  name: orderTimer,
  async fire(event, house) {
    const [matterId = '', id = '', order = ''] = event.stream.split('/');
    // Once an order is recorded, the next one has another number.
    if ((await placeOf(house, matterId, id))?.order !== order) return;
    const done = await house.db.command(
      {
        group: 'office',
        key: event.key,
        actor: 'system',
        route: 'policy-budget',
        idempotencyKey: `unrecorded:${event.stream}:${event.dueAt.toISOString()}`,
        bodyHash: '',
      },
      async (tx) => {
        const before = new Date(tx.now.getTime() - orderMs);
        const ofOrder = [tx.key, matterId, order] as const;
        const [gone] = await tx.query<{ item: string; year: number; amount: number }>(store.unrecorded, [
          ...ofOrder,
          before,
        ]);
        if (!gone) return null;
        await tx.query(store.keepOrder, [...ofOrder, 0]);
        await tx.query(store.giveBack, [tx.key, gone.item, gone.year, gone.amount]);
        return null;
      },
    );
    if (isRefusal(done)) throw new Error(done.refused);
  },
};

/** What is left of a budget, in yuan; the whole where nothing was ordered yet. */
export async function balanceOf(
  house: House,
  office: number,
  item: string,
  year: number,
): Promise<{ amount: number; taken: number } | undefined> {
  const [row] = await house.db.read<{ amount: string; taken: string }>(store.balance, [office, item, year]);
  return row && { amount: Number(row.amount), taken: Number(row.taken) };
}

/** A refused, returned or recovered payment goes back, once. */
export const givenBack: Reaction = {
  name: 'matters.policy-budget',
  topics: ['payment-settled', 'payment-returned', 'payment-recovered'] satisfies FactName[],
  async react(event, house) {
    const fact = await mattersService(house).factAt(event.stream, event.seq);
    const isBack =
      fact?.name === 'payment-recovered' ||
      fact?.name === 'payment-returned' ||
      (fact?.name === 'payment-settled' && fact.data.result === 'refused');
    if (!fact || !isBack) return;
    const id = (fact.data as { case: string }).case;
    const place = await placeOf(house, event.stream, id);
    if (!place) return;
    const { office, item, year, amount } = place;
    const done = await house.db.command(
      {
        group: 'office',
        key: office,
        actor: 'system',
        route: 'policy-budget',
        idempotencyKey: `back:${event.stream}:${event.seq}`,
        bodyHash: '',
      },
      async (tx) => {
        await tx.query(store.giveBack, [office, item, year, amount]);
        return null;
      },
    );
    if (isRefusal(done)) throw new Error(done.refused);
  },
};
