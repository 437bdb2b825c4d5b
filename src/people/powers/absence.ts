/** Absence with a cover (AB岗): said, changed, ended. Facts of the office; it ends by itself. */
import { legalDay } from '../../calendar/index.ts';
import { append, atHead } from '../../journal/index.ts';
import { isRefusal, type Actor, type House, type Refusal } from '../../platform/index.ts';
import { officeStream } from './grants.ts';
import { shardIn, token } from '../identity.ts';
import * as store from './store.ts';
import { colleague, command } from './colleague.ts';

const longestDays = 366;

interface AbsenceOrder {
  /** Left out: oneself. Somebody else only by who decides in the organ. */
  readonly staff?: string;
  readonly cover: string;
  readonly from: string;
  readonly until: string;
  readonly reason: string;
}

/** Somebody is away on these days, and a colleague covers their tasks. */
export async function recordAbsence(
  house: House,
  actor: Actor,
  order: AbsenceOrder,
  cause: string,
): Promise<{ absence: string } | Refusal> {
  const away = order.staff ?? actor.id;
  if (away !== actor.id && !actor.roles.includes('approver')) return { refused: 'not-a-colleague' };
  if (order.cover === away) return { refused: 'cover-is-absent' };
  const days = (Date.parse(order.until) - Date.parse(order.from)) / 86_400_000;
  if (!(days >= 0 && days <= longestDays)) return { refused: 'absence-dates-wrong' };
  for (const id of [away, order.cover]) {
    const found = await colleague(house, actor, id);
    if (isRefusal(found)) return found;
  }
  const office = shardIn(actor.id) as number;
  const done = await command(house, office, actor, 'record-absence', cause, async (tx) => {
    const absence = `a-${office}-${token(`absence:${cause}`, 16)}`;
    const { cover, from, until, reason } = order;
    await append(tx, {
      stream: officeStream(office),
      expectedSeq: atHead,
      facts: [{ name: 'absence-recorded', version: 1, data: { absence, staff: away, cover, from, until, reason } }],
      actor: actor.id,
      now: tx.now,
    });
    await tx.query(store.addAbsence, [office, absence, away, cover, from, until, reason, actor.id]);
    return { absence };
  });
  return done as { absence: string } | Refusal;
}

/** An absence ends on another day than was said, today at the earliest. By whoever is away, or by who decides in the organ. */
export async function changeAbsence(
  house: House,
  actor: Actor,
  order: { readonly absence: string; readonly until: string; readonly reason: string },
  cause: string,
): Promise<{ absence: string; until: string } | Refusal> {
  const { absence, until, reason } = order;
  const office = shardIn(actor.id) as number;
  const done = await command(house, office, actor, 'change-absence', cause, async (tx) => {
    const today = legalDay(tx.now);
    const [row] = await tx.query<AbsenceRow>(store.lockAbsence, [office, absence, today]);
    if (!row) return { refused: 'absence-not-found' };
    if (!(await mayEnd(house, actor, row.staff_id))) return { refused: 'not-a-colleague' };
    const days = (Date.parse(until) - Date.parse(row.from_on)) / 86_400_000;
    if (until < today || !(days >= 0 && days <= longestDays)) return { refused: 'absence-dates-wrong' };
    if (until === row.until_on) return { absence, until };
    const data = { absence, staff: row.staff_id, before: row.until_on, until, reason };
    await append(tx, {
      stream: officeStream(office),
      expectedSeq: atHead,
      facts: [{ name: 'absence-changed', version: 1, data }],
      actor: actor.id,
      now: tx.now,
    });
    await tx.query(store.changeAbsence, [office, absence, until]);
    return { absence, until };
  });
  return done as { absence: string; until: string } | Refusal;
}

interface AbsenceRow {
  readonly staff_id: string;
  readonly from_on: string;
  readonly until_on: string;
}

/** Whoever is away, and who decides in their organ. */
async function mayEnd(house: House, actor: Actor, away: string): Promise<boolean> {
  if (away === actor.id) return true;
  return actor.roles.includes('approver') && !isRefusal(await colleague(house, actor, away));
}

/** Somebody came back early, or did not go: from today on nobody stands in. By whoever is away, or by who decides in the organ. */
export async function endAbsence(
  house: House,
  actor: Actor,
  absence: string,
  cause: string,
): Promise<{ absence: string } | Refusal> {
  const office = shardIn(actor.id) as number;
  const done = await command(house, office, actor, 'end-absence', cause, async (tx) => {
    const today = legalDay(tx.now);
    const [ended] = await tx.query<{ staff_id: string }>(store.endAbsence, [office, absence, today]);
    if (!ended) return { refused: 'absence-not-found' };
    if (!(await mayEnd(house, actor, ended.staff_id))) return { refused: 'not-a-colleague' };
    await append(tx, {
      stream: officeStream(office),
      expectedSeq: atHead,
      facts: [{ name: 'absence-ended', version: 1, data: { absence, staff: ended.staff_id, on: today } }],
      actor: actor.id,
      now: tx.now,
    });
    return { absence };
  });
  return done as { absence: string } | Refusal;
}
