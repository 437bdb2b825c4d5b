/** What came out of the claims, as data and as the page docs/claims.md. The page says what was quoted, predicted, measured, and what could not be had. */
import { checkFigures, METRICS, type Checked } from '../../planner/index.ts';
import type { ClaimFile } from './claim-file.ts';
import { ablated, ablationText, type Ablated } from './ablation.ts';
import type { Played, Side } from './played.ts';

/** One figure of one case on both sides. */
interface Row {
  readonly case: string;
  readonly figure: string;
  readonly predicted: readonly [number | null, number | null];
  readonly measured: readonly [number | null, number | null];
  /** Why what was measured is another figure than the plan's, or could not be had. */
  readonly why: string;
}

export interface Report {
  readonly claim: ClaimFile['claim'];
  readonly quote: string;
  readonly systems: readonly string[];
  readonly note: string;
  readonly from: string;
  readonly until: string;
  readonly cases: number;
  readonly facts: number;
  readonly rows: readonly Row[];
  readonly checked: readonly Checked[];
  readonly missing: readonly string[];
  readonly stuck: readonly string[];
  readonly ablation: readonly Ablated[];
  readonly holds: boolean;
}

/** Sets the played sides of a claim beside each other and checks its expectations on what was measured. */
export function reportOf(claim: ClaimFile, all: readonly Played[]): Report {
  const played = all.filter((one) => one.claim === claim.id);
  const whole = played.filter((one) => one.without === undefined);
  const side = (id: string, of: Side): Played | undefined => whole.find((one) => one.case === id && one.side === of);
  const reasonIn = (reasons: ClaimFile['differs'], id: string, figure: string): string | undefined =>
    reasons?.[`${id} ${figure}`] ?? reasons?.[figure];
  const measured = (id: string, of: Side, figure: string): number | undefined =>
    reasonIn(claim.unmeasured, id, figure) === undefined ? side(id, of)?.measured(figure) : undefined;
  const expected = [...new Set(claim.expect.map((one) => one.figure))].filter((one) => !METRICS.includes(one as never));
  const checked = [
    ...checkFigures(claim, measured),
    ...checkFigures({ cases: claim.cases, expect: claim.seen ?? [] }, measured),
  ];
  const rows = claim.cases.flatMap(({ id }) =>
    [...METRICS, ...expected].flatMap((figure): Row[] => {
      const [before, after] = [side(id, 'baseline'), side(id, 'optimised')];
      if (!before || !after) return [];
      const predicted = [shownOf(before.predicted(figure)), shownOf(after.predicted(figure))] as const;
      const found = [measured(id, 'baseline', figure) ?? null, measured(id, 'optimised', figure) ?? null] as const;
      const isSame = predicted.every((value, index) => (value ?? 0) === (found[index] ?? 0));
      const why = reasonIn(claim.unmeasured, id, figure) ?? reasonIn(claim.differs, id, figure);
      return [{ case: id, figure, predicted, measured: found, why: isSame ? '' : (why ?? unexplained) }];
    }),
  );
  const stuck = played.flatMap((one) => one.stuck.map((why) => `${one.case} ${one.side}: ${why}`));
  return {
    claim: claim.claim,
    quote: claim.quote,
    systems: claim.systems,
    note: claim.note ?? '',
    from: claim.from?.en ?? 'papers handed in',
    until: claim.until?.en ?? 'last result handed over',
    cases: claim.cases.length,
    facts: whole.reduce((sum, one) => sum + one.facts, 0),
    rows,
    checked,
    missing: [
      ...Object.entries(claim.unmeasured ?? {}).map(([figure, why]) => `${figure}: ${why}`),
      ...(claim.notHad ?? []),
    ],
    stuck,
    ablation: ablated(claim, played),
    holds:
      stuck.length === 0 &&
      checked.length > 0 &&
      checked.every((one) => one.holds) &&
      rows.every((row) => row.why !== unexplained),
  };
}

/** A difference that the claim file does not explain; then the claim does not hold. */
const unexplained = 'not explained';

const shownOf = (value: number | undefined): number | null => value ?? null;

const head = `# What the reports claim, and what the engine measures

Written by \`onevisit scenario claims --write docs/claims.md\`; a test plays some of it again and compares. Each claim is quoted from one of five
published reports (shared numbering Q01-Q66). Its catalogue is small and invented: the totals are the reports', the durations of single tasks are
assumptions that make the old totals come out, and they are the same in both runs. Both runs go through the engine on a virtual clock: papers are
handed in, and staff accept, survey, examine and decide at the moments that the plan expects. *Old way* has every mechanism off and one matter for
each item; *reformed* has the mechanisms of the catalogue on. *Predicted* is the planner's figure, *measured* is counted from the facts by the same
function. A working day has eight hours; elapsed days are calendar days. A dash means that no plan or no fact tells it; the last column says why
the two figures are not the same. *Switched off* takes one mechanism away: what the plan then has more (a plus) or less, and, for the smaller
claims, the same played. Savings of several mechanisms are not added up: two may save the same day.
`;

/** The page, with the marks of the files that it was made of; the law of `test/laws/claims.test.ts` compares them. */
export function textOf(reports: readonly Report[], claims: readonly Pick<ClaimFile, 'id' | 'mark'>[] = []): string {
  return [head, marksOf(claims), summary(reports), ...reports.map(sectionOf)].filter((part) => part !== '').join('\n');
}

/** `<claim> <mark>` of each claim, as the page says them. */
export const marksOf = (claims: readonly Pick<ClaimFile, 'id' | 'mark'>[]): string =>
  claims.length === 0 ? '' : `Made from: ${claims.map(({ id, mark }) => `${id} ${mark}`).join(', ')}.\n`;

function summary(reports: readonly Report[]): string {
  const rows = reports.map((one) => {
    const met = one.checked.filter((each) => each.holds).length;
    const apart = one.rows.filter((row) => row.why !== '').length;
    return `| [${one.claim}](#${one.claim.toLowerCase()}) | ${one.quote} | ${met} of ${one.checked.length} | ${apart === 0 ? 'none' : `${apart}, explained`} | ${one.facts} | ${one.holds ? 'holds' : 'does not hold'} |`;
  });
  const columns = '| claim | quote | expectations met | figures unlike the plan | facts | |';
  return [columns, '|---|---|---|---|---|---|', ...rows, ''].join('\n');
}

/** The part of the page for one claim. */
export function sectionOf(one: Report): string {
  return [
    `## ${one.claim}`,
    '',
    `> ${one.quote}`,
    '',
    `${one.note === '' ? '' : `${one.note} `}Measured from *${one.from}* until *${one.until}*. Systems: ${one.systems.join(', ')}.`,
    '',
    ...(one.cases <= few ? figureTable(one) : []),
    '| expectation | wanted | measured | |',
    '|---|---|---|---|',
    ...one.checked.map(
      (each) => `| ${each.what} | ${each.expected} | ${each.found} | ${each.holds ? 'met' : 'missed'} |`,
    ),
    '',
    ...ablationText(one.ablation),
    ...(one.missing.length > 0
      ? ['What could not be had, and why:', '', ...one.missing.map((line) => `- ${line}`), '']
      : []),
    ...(one.stuck.length > 0
      ? ['Could not be played to the end:', '', ...one.stuck.slice(0, 10).map((line) => `- ${line}`), '']
      : []),
  ].join('\n');
}

/** With more cases than this only the expectations are shown. */
const few = 10;

function figureTable(one: Report): readonly string[] {
  return [
    '| case | figure | unit | old, predicted | old, measured | reformed, predicted | reformed, measured | why not the same |',
    '|---|---|---|---|---|---|---|---|',
    ...one.rows.filter(isTold).map(rowText),
    '',
  ];
}

/** A figure that is nothing on either side and measured nothing is no news. */
const isTold = ({ predicted, measured }: Row): boolean =>
  [...predicted, ...measured].some((value) => value !== null && value !== 0);

const shown = (value: number | null): string => (value === null ? '–' : String(value));

const units: Readonly<Record<string, string>> = {
  workingDays: 'working days',
  elapsedDays: 'calendar days',
  fees: 'yuan',
  statutoryDays: 'working days',
  documentLines: 'papers',
  documentSets: 'sets',
  formFields: 'fields',
  siteTrips: 'trips',
};

const rowText = ({ case: id, figure, predicted, measured, why }: Row): string =>
  `| ${id} | ${figure} | ${units[figure] ?? 'times'} | ${shown(predicted[0])} | ${shown(measured[0])} | ${shown(predicted[1])} | ${shown(measured[1])} | ${why} |`;
