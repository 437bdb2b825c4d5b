/** What came out of the claims, as data and as the page docs/claims.md. The page says what was quoted, predicted, measured, and what could not be had. */
import { checkFigures, METRICS, type Checked } from '../../planner/index.ts';
import type { ClaimFile } from './claim-file.ts';
import type { Played, Side } from './play-claims.ts';

/** One figure of one case on both sides. */
export interface Row {
  readonly case: string;
  readonly figure: string;
  readonly predicted: readonly [number, number];
  readonly measured: readonly [number | null, number | null];
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
  readonly holds: boolean;
}

/** Sets the played sides of a claim beside each other and checks its expectations on what was measured. */
export function reportOf(claim: ClaimFile, all: readonly Played[]): Report {
  const played = all.filter((one) => one.claim === claim.id);
  const side = (id: string, of: Side): Played | undefined => played.find((one) => one.case === id && one.side === of);
  const unmeasured = claim.unmeasured ?? {};
  const isHad = (id: string, figure: string): boolean => !(figure in unmeasured) && !(`${id} ${figure}` in unmeasured);
  const measured = (id: string, of: Side, figure: string): number | undefined =>
    isHad(id, figure) ? side(id, of)?.measured(figure) : undefined;
  const expected = [...new Set(claim.expect.map((one) => one.figure))].filter((one) => !METRICS.includes(one as never));
  const stuck = played.flatMap((one) => one.stuck.map((why) => `${one.case} ${one.side}: ${why}`));
  const checked = checkFigures(claim, measured);
  return {
    claim: claim.claim,
    quote: claim.quote,
    systems: claim.systems,
    note: claim.note ?? '',
    from: claim.from?.en ?? 'papers handed in',
    until: claim.until?.en ?? 'last result handed over',
    cases: claim.cases.length,
    facts: played.reduce((sum, one) => sum + one.facts, 0),
    rows: claim.cases.flatMap(({ id }) =>
      [...METRICS, ...expected].flatMap((figure): Row[] => {
        const [before, after] = [side(id, 'baseline'), side(id, 'optimised')];
        if (!before || !after) return [];
        const predicted = [number(before.predicted, figure), number(after.predicted, figure)] as const;
        const found = [measured(id, 'baseline', figure) ?? null, measured(id, 'optimised', figure) ?? null] as const;
        return [{ case: id, figure, predicted, measured: found }];
      }),
    ),
    checked,
    missing: Object.entries(unmeasured).map(([figure, why]) => `${figure}: ${why}`),
    stuck,
    holds: stuck.length === 0 && checked.length > 0 && checked.every((one) => one.holds),
  };
}

function number(figures: object, figure: string): number {
  const value = (figures as Readonly<Record<string, unknown>>)[figure];
  return typeof value === 'number' ? value : Number.NaN;
}

const head = `# What the reports claim, and what the engine measures

Written by \`onevisit scenario claims --write docs/claims.md\`; a test plays some of it again and compares. Each claim is quoted from one of five
published reports (shared numbering Q01-Q66). Its catalogue is small and invented: the totals are the reports', the durations of single tasks are
assumptions that make the old totals come out, and they are the same in both runs. Both runs go through the engine on a virtual clock: papers are
handed in, and staff accept, survey, examine and decide at the moments that the plan expects. *Old way* has every mechanism off and one matter for
each item; *reformed* has the mechanisms of the catalogue on. *Predicted* is the planner's figure, *measured* is counted from the facts by the same
function. A working day has eight hours; elapsed days are calendar days. A dash means that no fact tells it.
`;

/** The page. */
export function textOf(reports: readonly Report[]): string {
  return [head, summary(reports), ...reports.map(section)].join('\n');
}

function summary(reports: readonly Report[]): string {
  const rows = reports.map(
    (one) =>
      `| [${one.claim}](#${one.claim.toLowerCase()}) | ${one.quote} | ${one.checked.filter((each) => each.holds).length} of ${one.checked.length} | ${one.facts} | ${one.holds ? 'holds' : 'does not hold'} |`,
  );
  return ['| claim | quote | expectations met | facts | |', '|---|---|---|---|---|', ...rows, ''].join('\n');
}

function section(one: Report): string {
  const few = one.cases <= 3;
  return [
    `## ${one.claim}`,
    '',
    `> ${one.quote}`,
    '',
    `${one.note === '' ? '' : `${one.note} `}Measured from *${one.from}* until *${one.until}*. Systems: ${one.systems.join(', ')}.`,
    '',
    ...(few
      ? [
          '| case | figure | old, predicted | old, measured | reformed, predicted | reformed, measured |',
          '|---|---|---|---|---|---|',
          ...one.rows.filter(isTold).map(rowText),
          '',
        ]
      : []),
    '| expectation | wanted | measured | |',
    '|---|---|---|---|',
    ...one.checked.map(
      (each) => `| ${each.what} | ${each.expected} | ${each.found} | ${each.holds ? 'met' : 'missed'} |`,
    ),
    '',
    ...(one.missing.length > 0 ? ['Not to be had from facts:', '', ...one.missing.map((line) => `- ${line}`), ''] : []),
    ...(one.stuck.length > 0
      ? ['Could not be played to the end:', '', ...one.stuck.slice(0, 10).map((line) => `- ${line}`), '']
      : []),
  ].join('\n');
}

/** A figure that is nothing on either side and measured nothing is no news. */
const isTold = ({ predicted, measured }: Row): boolean =>
  [...predicted, ...measured].some((value) => value !== null && value !== 0 && !Number.isNaN(value));

const shown = (value: number | null): string => (value === null || Number.isNaN(value) ? '–' : String(value));

const rowText = ({ case: id, figure, predicted, measured }: Row): string =>
  `| ${id} | ${figure} | ${shown(predicted[0])} | ${shown(measured[0])} | ${shown(predicted[1])} | ${shown(measured[1])} |`;
