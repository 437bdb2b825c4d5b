/** Renewals of a certificate that were applied for and are not over: nobody applies twice for one permit. */
import { isEnded, isGranted, type Matters } from '../../matters/index.ts';
import type { People } from '../../people/index.ts';
import type { House } from '../../platform/index.ts';
import type { CertificateState } from '../state.ts';
import { permitsOf } from './renewal.ts';

/** How many of the holder's latest matters are looked at. A window is months long, so an older one is over. */
const latest = 50;

/** Case of the permit -> the matter that renews it: undecided, or granted while the new certificate is being made. */
export async function underWay(house: House, state: CertificateState): Promise<ReadonlyMap<string, string>> {
  const matters = house.room<Matters>('matters');
  const renewing = await renewedItems(house, state);
  if (renewing.size === 0) return renewing;
  const found = await Promise.all(
    permitsOf(state).map(async (part): Promise<readonly (readonly [string, string])[]> => {
      const { matter, case: one } = part.of ?? { matter: state.intent.matter, case: part.case };
      const item = (await matters.state(matter))?.cases[one]?.spec.item;
      const by = item === undefined ? undefined : renewing.get(item);
      return by === undefined ? [] : [[part.case, by]];
    }),
  );
  return new Map(found.flat());
}

/** Item -> the matter of the holder in which it is applied for again on this certificate. */
async function renewedItems(house: House, { intent }: CertificateState): Promise<ReadonlyMap<string, string>> {
  const matters = house.room<Matters>('matters');
  const mine = await house.room<People>('people').mattersOf(intent.holder, undefined, latest);
  const found = await Promise.all(
    mine.map(async ({ matterId }): Promise<readonly (readonly [string, string])[]> => {
      const cases = Object.values((await matters.state(matterId))?.cases ?? {}).filter(
        (one) => one.spec.renews !== undefined && (!isEnded(one) || isGranted(one)),
      );
      if (cases.length === 0) return [];
      const received = await matters.factAt(matterId, 1);
      const isOfThis = received?.name === 'matter-received' && received.data.choices['renews'] === intent.identifier;
      return isOfThis ? cases.map((one) => [one.spec.item, matterId] as const) : [];
    }),
  );
  return new Map(found.flat());
}
