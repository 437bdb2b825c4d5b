/** Who comes to the windows on a day, as they agreed; one line for each presence, whatever it is for. */
import { dayOver, instantOf, legalDay } from '../../calendar/index.ts';
import type { House } from '../../platform/index.ts';
import { currentCatalogue } from '../../catalogue/index.ts';
import { follow } from '../../journal/index.ts';
import { matterFact } from '../facts.ts';
import { cellOf } from '../ids.ts';
import { readState } from '../perform.ts';
import { waitedOf } from '../trace.ts';
import type { MatterState } from '../state.ts';
import type { WindowDay } from './schema.ts';
import * as store from './store.ts';

interface Row {
  readonly starts_at: Date;
  readonly ends_at: Date | null;
  readonly organ: string;
  readonly matter_id: string;
}

/** GET /api/slots/window-day: today where nothing is said. */
export async function windowDay(house: House, asked: string | undefined): Promise<WindowDay> {
  const day = asked ?? legalDay(house.clock.now());
  const [from, until] = [instantOf(day, 0), dayOver(day)];
  const { organs } = await currentCatalogue(house);
  const offices = [...new Set(Object.values(organs).map((organ) => organ.office))];
  const rows = (
    await Promise.all(offices.map((office) => house.db.read<Row>(store.appointments, [office, from, until])))
  ).flat();
  const presences = [...Map.groupBy(rows, (row) => `${row.starts_at.toISOString()} ${row.matter_id}`)].toSorted(
    ([a], [b]) => (a < b ? -1 : 1),
  );
  const lines = await Promise.all(
    presences.map(async ([, [first, ...others]]) => {
      const { state } = (first && (await readState(house.db, first.matter_id))) ?? {};
      if (!first || !state) return [];
      const at = [first, ...others].map((row) => organs[row.organ]?.name ?? { zh: row.organ, en: row.organ });
      return { ...lineOf(state, first, at), waited: await waitedAt(house, first) };
    }),
  );
  return { day, appointments: lines.flat() };
}

/** How long somebody waited who had agreed on this hour: from it to the first fact of their presence on that day. */
async function waitedAt(house: House, { matter_id: id, starts_at: hour }: Row): Promise<number | null> {
  const cell = cellOf(id);
  const facts = cell === undefined ? [] : (await follow(house, 'cell', cell, id, 0)).map(matterFact);
  const waited = waitedOf(facts);
  const came = facts.find((one) => one.name === 'visit-recorded' && legalDay(one.at) === legalDay(hour));
  return came?.name === 'visit-recorded' ? (waited.get(came.data.visit) ?? null) : null;
}

function lineOf(state: MatterState, row: Row, organs: WindowDay['appointments'][number]['organs']) {
  const at = row.starts_at.toISOString();
  const cases = Object.values(state.ledger.bookings ?? {})
    .filter((one) => one.kind === 'appointment' && one.at === at)
    .flatMap((one) => one.cases);
  return {
    at,
    until: row.ends_at?.toISOString() ?? null,
    matterId: state.head.id,
    number: state.head.number,
    title: state.head.title,
    names: cases.flatMap((id) => state.cases[id]?.spec.name ?? []),
    organs,
  };
}
