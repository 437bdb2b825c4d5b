/** One field measurement yields every product; the checks of the products run side by side (S134). */
import type { Pass } from './pass.ts';
import { shareWork } from './share.ts';

export const jointMeasure: Pass = {
  mechanism: 'joint-measure',
  propose: (graph, context) => shareWork(graph, context, 'joint-measure', ['measure'], 'task.joint-measure'),
};
