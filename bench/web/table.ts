/** The table of the run, and what of it is a fault. */
import os from 'node:os';
import { budgets } from './budgets.ts';
import type { Measured } from './measure.ts';

/** One page of ours or of the anchor. */
export interface Row extends Measured {
  readonly name: string;
  readonly kind: keyof typeof budgets;
  readonly isAnchor: boolean;
}

const kilobytes = (row: Measured): number => row.bytes / 1024;

/** Faults that do not depend on the machine: weight, requests, other hosts, a page that did not come. Times are never one. */
export function faultsOf(row: Row): readonly string[] {
  if (row.isAnchor) return [];
  const budget = budgets[row.kind];
  return [
    ...(row.status === 200 ? [] : [`${row.name} answered ${row.status}`]),
    ...(kilobytes(row) <= budget.kilobytes
      ? []
      : [`${row.name} weighs ${kilobytes(row).toFixed(1)} KB of ${budget.kilobytes}`]),
    ...(row.requests <= budget.requests ? [] : [`${row.name} asks ${row.requests} times of ${budget.requests}`]),
    ...(row.later / 1024 <= budget.later
      ? []
      : [`${row.name} fetches ${(row.later / 1024).toFixed(1)} KB later of ${budget.later}`]),
    ...(row.foreign === 0 ? [] : [`${row.name} asks another host`]),
  ];
}

/** Our pages that painted or answered later than their budget in this run. Told, never a failure: machines are shared and noisy. */
export function slowOf(rows: readonly Row[]): readonly Row[] {
  return rows.filter(
    (row) => !row.isAnchor && (row.paint > budgets[row.kind].paint || row.touch > budgets[row.kind].touch),
  );
}

/** The record of one run as a page for docs/. */
export function report(figures: string, sum: string): string {
  const cpus = os.cpus();
  return `# What the pages weigh, and how fast they come

Written by \`npm run bench:web -- --write docs/pages.md\`; every page in the real browser beside an anchor page in the manner of GOV.UK served in the
same run. Portal pages on a phone over slow 4G with the processor four times slower, desk pages on a local network with it twice slower. Weight is
everything that the page loads by itself, on the wire. \`!\` marks a time over its budget; a time depends on the machine, so read it beside the anchor's.

${new Date().toISOString().slice(0, 10)}, ${cpus.length} x ${cpus[0]?.model ?? 'unknown processor'}, Node ${process.versions.node}. ${sum}.

\`\`\`text
${figures}
\`\`\`
`;
}

/** The table: each figure with its budget, and as a ratio to the anchor page of its kind. `!` marks a time over its budget. */
export function table(rows: readonly Row[]): string {
  const anchors = new Map(rows.filter((row) => row.isAnchor).map((row) => [row.kind, row]));
  const head = [
    'page',
    'kind',
    'KB gz',
    'of',
    '/anchor',
    'requests',
    'later',
    'FCP ms',
    'of',
    '/anchor',
    'INP ms',
    'of',
  ];
  const lines = rows.map((row) => {
    const budget = budgets[row.kind];
    const anchor = anchors.get(row.kind);
    const ratio = (of: (one: Row) => number): string => (anchor ? (of(row) / of(anchor)).toFixed(2) : '');
    const over = (value: number, most: number): string => `${Math.round(value)}${value > most ? '!' : ''}`;
    return [
      row.name,
      row.kind,
      kilobytes(row).toFixed(1),
      row.isAnchor ? '' : String(budget.kilobytes),
      ratio((one) => one.bytes),
      String(row.requests),
      row.later === 0 ? '' : (row.later / 1024).toFixed(1),
      over(row.paint, budget.paint),
      String(budget.paint),
      ratio((one) => one.paint),
      over(row.touch, budget.touch),
      String(budget.touch),
    ];
  });
  const all = [head, ...lines];
  const widths = head.map((_, index) => Math.max(...all.map((line) => (line[index] ?? '').length)));
  return all
    .map((line) =>
      line
        .map((cell, index) => (index < 2 ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0)))
        .join('  '),
    )
    .join('\n');
}
