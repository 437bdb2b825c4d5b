/** What was refused at the gate of filing, kept for supervision (S078): who exercises power off the lists must be seen. */
import { createHash } from 'node:crypto';
import { isRefusal } from '../../platform/index.ts';
import type { Actor, House, Refusal } from '../../platform/index.ts';
import type { Catalogue } from '../model.ts';
import * as store from './store.ts';
import type { RefusedRow } from './store.ts';

/** How often an item was tried although it is on no list. Instants in ISO form. */
export interface RefusedFiling {
  readonly district: string;
  readonly item: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly listedFrom?: string;
  readonly times: number;
  readonly atWindow: number;
  readonly clerks: readonly string[];
  readonly first: string;
  readonly last: string;
}

/** Records one attempt that `filingGate` refused, once for each cause. At a window the clerk is named; the applicant never is. */
export async function recordRefusedFiling(
  house: House,
  catalogue: Catalogue,
  refusal: Refusal,
  by: { readonly actor: Actor; readonly cause: string },
): Promise<void> {
  const item = String(refusal.detail?.['item'] ?? '');
  const name = catalogue.items[item]?.name ?? { zh: item, en: item };
  const office = catalogue.organs[catalogue.items[item]?.organ ?? '']?.office ?? house.shards.office[0] ?? 1;
  const staff = by.actor.kind === 'staff' ? by.actor.id : null;
  const cause = createHash('sha256').update(`${by.actor.id} ${by.cause}`).digest('hex');
  const key = {
    group: 'office',
    key: office,
    actor: 'system',
    route: 'refused-filing',
    idempotencyKey: cause,
    bodyHash: '',
  } as const;
  const done = await house.db.command(key, async (tx) => {
    const from = refusal.detail?.['from'] ?? null;
    const { district, version } = catalogue;
    await tx.query(store.addRefusedFiling, [
      office,
      cause,
      district.id,
      item,
      name.zh,
      name.en,
      version,
      from,
      staff,
      tx.now,
    ]);
    return item;
  });
  if (isRefusal(done)) house.log.warn({ item, refused: done.refused }, 'a refused filing was not recorded');
}

/** All attempts by item, the most frequent first. */
export async function refusedFilings(house: House): Promise<RefusedFiling[]> {
  const rows = await house.db.read<RefusedRow>(store.countRefusedFilings, []);
  return rows.map(({ nameZh, nameEn, listedFrom, first, last, ...row }) => ({
    ...row,
    name: { zh: nameZh, en: nameEn },
    ...(listedFrom === null ? {} : { listedFrom }),
    first: first.toISOString(),
    last: last.toISOString(),
  }));
}
