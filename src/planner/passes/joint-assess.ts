/** Base data is gathered once for all assessments, reports are written side by side, and one meeting reviews them (S040 S081). */
import type { Pass } from './pass.ts';
import { shareWork } from './share.ts';

export const jointAssess: Pass = {
  mechanism: 'joint-assess',
  propose: (graph, context) =>
    shareWork(graph, context, 'joint-assess', ['assess', 'measure', 'expert-review'], 'task.joint-assess'),
};
