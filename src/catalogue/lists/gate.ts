/** What stands on no published list may not be exercised: it cannot be filed (S078). Pure; asked by the room that takes applications in. */
import type { Refusal } from '../../platform/pure.ts';
import type { Catalogue } from '../model.ts';
import { safetyList } from '../relief-variants.ts';

/** Refuses the first of the items that is on no list published by the day (ISO date); the detail names it and, where it will be listed, from when. */
export function filingGate(catalogue: Catalogue, items: readonly string[], day: string): Refusal | undefined {
  for (const id of items) {
    const lists = Object.entries(catalogue.lists ?? {}).flatMap(([name, l]) =>
      name !== safetyList && l.items.includes(id) ? [l] : [],
    );
    if (lists.some((l) => l.publishedOn <= day)) continue;
    const name = catalogue.items[id]?.name ?? { zh: id, en: id };
    const from = lists.map((l) => l.publishedOn).sort()[0];
    return {
      refused: 'item-on-no-list',
      status: 409,
      detail: { item: id, zh: name.zh, en: name.en, ...(from === undefined ? {} : { from }) },
      signpost: 'catalogue.signpost.item-on-no-list',
    };
  }
  return undefined;
}
