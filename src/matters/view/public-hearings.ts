/** Hearings that are called (听证公告), for anybody who wants to listen: what about, when, where, at which organ. Licensing Law art. 48: held in public. */
import { instantOf, legalDay } from '../../calendar/index.ts';
import { currentCatalogue, type Text } from '../../catalogue/index.ts';
import type { House } from '../../platform/index.ts';
import type { HearingList } from '../schema.ts';
import * as store from '../store.ts';

interface Row {
  readonly item: string;
  readonly organ: string;
  readonly shown: { readonly itemName: Text; readonly hearingAt: string; readonly hearingPlace: string | null };
}

/** More than a district hears in a month; the nearest ones are shown. */
const most = 50;

/** Of today and later, the nearest first. Nothing in it says whose case it is. */
export async function publicHearings(house: House): Promise<HearingList> {
  const from = new Date(instantOf(legalDay(house.clock.now()), 0)).toISOString();
  const found = await Promise.all(
    house.shards.cell.map((cell) => house.db.read<Row>(store.calledHearings, [cell, from, most])),
  );
  const { organs } = await currentCatalogue(house);
  return {
    hearings: found
      .flat()
      .map(({ item, organ, shown }) => ({
        item,
        itemName: shown.itemName,
        organName: organs[organ]?.name ?? { zh: organ, en: organ },
        phone: organs[organ]?.phone ?? null,
        at: shown.hearingAt,
        place: shown.hearingPlace,
      }))
      .toSorted((a, b) => (a.at < b.at ? -1 : 1))
      .slice(0, most),
  };
}
