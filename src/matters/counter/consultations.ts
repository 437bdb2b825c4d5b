/** The register of consultations (咨询登记): what was asked and what was answered, never who asked. */
import { legalDay } from '../../calendar/index.ts';
import { append, atHead, inOwnName } from '../../journal/index.ts';
import { isRefusal, type Actor, type CommandKey, type House, type Refusal } from '../../platform/index.ts';
import { currentCatalogue } from '../../catalogue/index.ts';
import type * as shape from '../desk/schema.ts';
import * as store from './store.ts';
import { staffNames } from '../view/names.ts';

/** POST /api/consultations: a fact of the office, and a line of its register. */
export async function recordConsultation(
  house: House,
  actor: Actor,
  body: shape.ConsultationBody,
  key: CommandKey,
): Promise<shape.Consulted | Refusal> {
  const site = body.site ?? Object.keys((await currentCatalogue(house)).sites)[0] ?? 'unknown';
  const id = house.ids.next();
  const done = await house.db.command(key, async (tx) => {
    const day = legalDay(tx.now);
    const { way, theme = null, question, answer, isTold } = body;
    await tx.query(store.addConsultation, [
      tx.key,
      id,
      site,
      day,
      tx.now,
      actor.id,
      way,
      theme,
      question,
      answer,
      isTold,
    ]);
    const data = { consultation: id, site, day, way, theme, question, answer, isTold };
    const written = await append(tx, {
      stream: `counter-${key.key}-${site}`,
      expectedSeq: atHead,
      facts: [{ name: 'consultation-recorded', version: 1, data }],
      actor: inOwnName(actor),
      now: tx.now,
    });
    return isRefusal(written) ? written : { consultation: id };
  });
  return isRefusal(done) ? done : (done.reply as unknown as shape.Consulted);
}

/** GET /api/consultations */
export async function consultations(
  house: House,
  actor: Actor,
  query: shape.DayQuery,
): Promise<shape.ConsultationList> {
  const { sites, themes } = await currentCatalogue(house);
  const site = query.site ?? Object.keys(sites)[0] ?? 'unknown';
  const day = query.day ?? legalDay(house.clock.now());
  const rows = await house.db.read<{
    consultation_id: string;
    at: Date;
    staff_id: string;
    way: shape.ConsultationBody['way'];
    theme: string | null;
    question: string;
    answer: string;
    is_told: boolean;
  }>(store.consultationsOfDay, [actor.office ?? 0, site, day]);
  const nameOf = await staffNames(
    house,
    rows.map((row) => row.staff_id),
  );
  return {
    site,
    day,
    consultations: rows.map((row) => ({
      consultation: row.consultation_id,
      at: row.at.toISOString(),
      by: nameOf(row.staff_id) ?? row.staff_id,
      way: row.way,
      theme: row.theme,
      title: row.theme === null ? null : (themes[row.theme]?.title ?? null),
      question: row.question,
      answer: row.answer,
      isTold: row.is_told,
    })),
  };
}
