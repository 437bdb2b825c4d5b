/** The budget of a policy: taken when a payment is ordered, given back when it is refused, returned or recovered. One row for each policy and year, so no two orders overdraw it. */
import { lookUp } from '../../platform/pure.ts';
import { isRefusal, type House, type Reaction, type Refusal } from '../../platform/index.ts';
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

/** Takes the amount of a case from its budget, once. Refused: the budget does not hold it. */
export async function takeFromBudget(house: House, matterId: string, id: string): Promise<Refusal | undefined> {
  const place = await placeOf(house, matterId, id);
  if (!place) return undefined;
  const { office, item, year, budget, amount, order } = place;
  const done = await house.db.command<{ taken: boolean }>(
    {
      group: 'office',
      key: office,
      actor: 'system',
      route: 'policy-budget',
      idempotencyKey: `take:${matterId}:${order}`,
      bodyHash: '',
    },
    async (tx) => {
      await tx.query(store.openBudget, [office, item, year, budget]);
      const rows = await tx.query(store.take, [office, item, year, amount]);
      return rows.length > 0
        ? { taken: true }
        : ({ refused: 'budget-exhausted', detail: { item, year } } satisfies Refusal);
    },
  );
  return isRefusal(done) ? done : undefined;
}

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
