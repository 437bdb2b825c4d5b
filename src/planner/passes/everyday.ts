/** The passes that a theme of everyday life uses, in the order of `index.ts`. The others are for projects in stages and loaded when one comes. */
import type { Catalogue } from '../../catalogue/pure.ts';
import { agent } from './agent.ts';
import { commit } from './commit.ts';
import { courier } from './courier.ts';
import { jointNotify } from './joint-notify.ts';
import { jointSurvey } from './joint-survey.ts';
import { mergeForm } from './merge-form.ts';
import { mergeMaterials } from './merge-materials.ts';
import { oneWindow } from './one-window.ts';
import { online } from './online.ts';
import { parallelise } from './parallelise.ts';
import { reuseKnown } from './reuse-known.ts';
import { tolerate } from './tolerate.ts';
import type { Pass } from './pass.ts';

export const everyday: readonly Pass[] = [
  reuseKnown,
  parallelise,
  tolerate,
  commit,
  jointSurvey,
  jointNotify,
  mergeForm,
  mergeMaterials,
  oneWindow,
  online,
  courier,
  agent,
];

/** Whether everyday passes are all that could ever do something on this catalogue: no item names another mechanism or takes an area report. */
export function isEveryday(catalogue: Catalogue): boolean {
  return Object.values(catalogue.items).every(
    (item) =>
      item.mechanisms.every((m) => everyday.some((p) => p.mechanism === m.mechanism)) &&
      item.requirements.every((r) => !r.metBy.includes('area-report')),
  );
}
