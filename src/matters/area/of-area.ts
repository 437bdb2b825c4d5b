/** Which area reports (区域化评估, S097) stand for a matter with these answers. Pure: the server and the browser's live plan ask the same. */

/** One report as it stands in the register. Days are days of the district. */
export interface AreaReport {
  readonly report: string;
  readonly organ: string;
  readonly area: string;
  readonly document: string;
  /** What it stands for: materials of the catalogue. */
  readonly materials: readonly string[];
  /** A matter lies in the area when the answer to `element` is `value`. */
  readonly element: string;
  readonly value: string;
  readonly registeredOn: string;
  readonly validUntil: string;
  readonly withdrawnOn: string | null;
}

/** What a plan needs of a report that is in force today. Nothing in it is about a person. */
export type ReportInForce = Pick<AreaReport, 'materials' | 'element' | 'value' | 'validUntil'>;

/** Reports that count on a day: registered, neither over nor withdrawn. */
export const inForceOn = (reports: readonly AreaReport[], today: string): ReportInForce[] =>
  reports
    .filter((one) => one.registeredOn <= today && today <= one.validUntil)
    .filter((one) => one.withdrawnOn === null || today < one.withdrawnOn)
    .map(({ materials, element, value, validUntil }) => ({ materials, element, value, validUntil }));

/** What the planner may use of them for these answers: only of the declared area. */
export function reportsOfArea(
  reports: readonly ReportInForce[],
  answers: Readonly<Record<string, unknown>>,
): { readonly material: string; readonly validUntil: string }[] {
  const isOfArea = (one: ReportInForce): boolean => {
    const answer = answers[one.element];
    return Array.isArray(answer) ? answer.map(String).includes(one.value) : String(answer) === one.value;
  };
  return reports
    .filter(isOfArea)
    .flatMap(({ materials, validUntil }) => materials.map((material) => ({ material, validUntil })));
}
