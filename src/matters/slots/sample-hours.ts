/** Hours at the window in a demonstration, so that an appointment can be made at once. A real house offers its own. */
import { legalDay } from '../../calendar/index.ts';
import { isRefusal, type House } from '../../platform/index.ts';
import { calendarInForce } from '../calendar/in-force.ts';
import { currentCatalogue } from '../../catalogue/index.ts';
import { houseCause } from '../perform.ts';
import { hoursIn, workingDays } from './half-days.ts';
import { hoursOf, offerHours } from './places.ts';

const ahead = 9;
const [minutes, places] = [60, 2];

/** Every organ that decides something receives on the working days of the next nine days; who has hours to come keeps them as they are. */
export async function loadSampleHours(house: House): Promise<void> {
  const now = house.clock.now();
  const today = legalDay(now);
  const until = new Date(Date.parse(today) + ahead * 86_400_000).toISOString().slice(0, 10);
  const { organs, items } = await currentCatalogue(house);
  const days = workingDays((await calendarInForce(house)).calendar, today, until);
  const hours = hoursIn(days, ['morning', 'afternoon'], minutes).filter((hour) => hour.at > now.toISOString());
  const stretch = { kind: 'appointment' as const, from: now.toISOString(), until: `${until}T23:59:59.000Z` };
  const deciding = new Set(Object.values(items).map((item) => item.organ));
  await Promise.all(
    Object.entries(organs).map(async ([organ, { office }]) => {
      if (!deciding.has(organ) || (await hoursOf(house, { organ, office }, stretch)).length > 0) return;
      const cause = houseCause(`sample-hours:${organ}:${today}`);
      const done = await offerHours(house, { organ, office }, { kind: 'appointment', places, hours }, cause);
      if (isRefusal(done)) throw new Error(done.refused);
    }),
  );
}
