/**
 * Area reports (区域化评估, S097): an organ registers what the report of an area covers and until when; a matter that says that it lies there is
 * planned with it. Which answer says so is data of the report: no line here names an area, an element or an item.
 */
import { legalDay } from '../../calendar/index.ts';
import { append, atHead, inOwnName } from '../../journal/index.ts';
import { isRefusal, type Actor, type Cause, type House, type JsonValue, type Refusal } from '../../platform/index.ts';
import { currentCatalogue } from '../../catalogue/index.ts';
import { inForceOn, reportsOfArea, type AreaReport, type ReportInForce } from './of-area.ts';
import type { AreaReportBody, AreaReportList, AreaReportRegistered } from './schema.ts';
import * as store from './store.ts';

/** What the planner may use of the register for these answers on a day. */
export const reportsFor = (
  reports: readonly AreaReport[],
  answers: Readonly<Record<string, JsonValue | undefined>>,
  today: string,
): { readonly material: string; readonly validUntil: string }[] => reportsOfArea(inForceOn(reports, today), answers);

/** The reports that count today, as a live plan needs them. */
export const reportsToday = async (house: House): Promise<ReportInForce[]> =>
  inForceOn(await allReports(house), legalDay(house.clock.now()));

/** The whole register. */
export async function allReports(house: House): Promise<readonly AreaReport[]> {
  const rows = await house.db.read<{
    report_id: string;
    organ: string;
    area: string;
    document: string;
    materials: string[];
    element: string;
    value: string;
    registered_on: string;
    valid_until: string;
    withdrawn_on: string | null;
  }>(store.allReports, []);
  return rows.map((row) => ({
    report: row.report_id,
    organ: row.organ,
    area: row.area,
    document: row.document,
    materials: row.materials,
    element: row.element,
    value: row.value,
    registeredOn: row.registered_on,
    validUntil: row.valid_until,
    withdrawnOn: row.withdrawn_on,
  }));
}

/** GET /api/area-reports: the register, with names of what the reports stand for. */
export async function listReports(house: House): Promise<AreaReportList> {
  const catalogue = await currentCatalogue(house);
  const same = (id: string) => ({ zh: id, en: id });
  return {
    reports: (await allReports(house)).map((one) => ({
      ...one,
      organName: catalogue.organs[one.organ]?.name ?? same(one.organ),
      elementName: catalogue.elements[one.element]?.label ?? same(one.element),
      materials: one.materials.map((id) => ({ id, name: catalogue.materials[id]?.name ?? same(id) })),
    })),
  };
}

/** What is wrong with a report: a paper or an answer that the catalogue does not know, a day that has passed. */
async function wrongWith(house: House, body: AreaReportBody): Promise<Refusal | undefined> {
  const { materials, elements } = await currentCatalogue(house);
  const strange = body.materials.find((id) => !Object.hasOwn(materials, id));
  if (strange !== undefined) return { refused: 'material-not-found', detail: { material: strange } };
  if (!Object.hasOwn(elements, body.element))
    return { refused: 'element-not-found', detail: { element: body.element } };
  return body.validUntil < legalDay(house.clock.now()) ? { refused: 'area-report-over' } : undefined;
}

/** POST /api/area-reports */
export async function registerReport(
  house: House,
  actor: Actor,
  body: AreaReportBody,
  cause: Cause,
): Promise<AreaReportRegistered | Refusal> {
  const refusal = await wrongWith(house, body);
  if (refusal) return refusal;
  const report = `ar-${house.ids.next()}`;
  return await record(house, actor, cause, 'area-report-registered', { report, ...body }, async (tx) => {
    const { area, document, materials, element, value, validUntil } = body;
    const day = legalDay(tx.now);
    const row = [report, actor.organ ?? '', area, document, materials, element, value, day, validUntil, actor.id];
    await tx.query(store.addReport, row);
    return { report };
  });
}

/** POST /api/area-reports/:report/withdraw: from today no plan uses it; what was planned with it stays as it was. */
export async function withdrawReport(
  house: House,
  actor: Actor,
  report: string,
  reason: string,
  cause: Cause,
): Promise<AreaReportRegistered | Refusal> {
  return await record(house, actor, cause, 'area-report-withdrawn', { report, reason }, async (tx) => {
    const [gone] = await tx.query(store.withdrawReport, [report, actor.organ ?? '', legalDay(tx.now)]);
    return gone ? { report } : ({ refused: 'area-report-not-found' } satisfies Refusal);
  });
}

type Tx = Parameters<Parameters<House['db']['command']>[1]>[0];

/** The row and the fact of the organ's office, together. */
async function record(
  house: House,
  actor: Actor,
  cause: Cause,
  name: string,
  data: JsonValue,
  write: (tx: Tx) => Promise<AreaReportRegistered | Refusal>,
): Promise<AreaReportRegistered | Refusal> {
  const done = await house.db.command({ group: 'office', key: actor.office ?? 0, ...cause }, async (tx) => {
    const reply = await write(tx);
    if (isRefusal(reply)) return reply;
    const written = await append(tx, {
      stream: `area-reports-${tx.key}`,
      expectedSeq: atHead,
      facts: [{ name, version: 1, data }],
      actor: inOwnName(actor),
      now: tx.now,
    });
    return isRefusal(written) ? written : reply;
  });
  return isRefusal(done) ? done : (done.reply as unknown as AreaReportRegistered);
}
