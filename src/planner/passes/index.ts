/**
 * The passes in their order. The reasons:
 * - `area-assessment` first: a waiver must come before sharing, or waiving later would delete base data that others share by then.
 * - `reuse-known` next: what is known needs no relief.
 * - `parallelise` before the reliefs: they add declared coordination tasks, and whether those lengthen is seen only when mere custom no
 *   longer hides the true path.
 */
import type { Measured, Pass } from './pass.ts';
import { measure, runPass } from './pass.ts';
import type { Graph } from '../graph.ts';
import type { PassReport } from '../plan.ts';
import { isOff } from '../resolve/context.ts';
import type { Context } from '../resolve/context.ts';
import { commit } from './commit.ts';
import { mergeForm } from './merge-form.ts';
import { mergeMaterials } from './merge-materials.ts';
import { oneWindow } from './one-window.ts';
import { online } from './online.ts';
import { parallelise } from './parallelise.ts';
import { reuseKnown } from './reuse-known.ts';

export const passes: readonly Pass[] = [reuseKnown, parallelise, commit, mergeForm, mergeMaterials, oneWindow, online];

/** Runs all passes that are not switched off. */
export function runPasses(
  graph: Graph,
  context: Context,
): { baseline: Measured; last: Measured; reports: PassReport[] } {
  const baseline = measure(graph, context);
  const reports: PassReport[] = [];
  let last = baseline;
  for (const pass of passes) {
    if (isOff(context, pass.mechanism)) continue;
    const { after, report } = runPass(pass, last, context);
    last = after;
    if (report) reports.push(report);
  }
  return { baseline, last, reports };
}
