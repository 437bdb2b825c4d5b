/** Departments look at the place together: one booking, one trip, one record that all share; each keeps its own checklist (S132 S067). */
import type { Pass } from './pass.ts';
import { shareWork } from './share.ts';

export const jointSurvey: Pass = {
  mechanism: 'joint-survey',
  propose: (graph, context) => shareWork(graph, context, 'joint-survey', ['survey'], 'task.joint-survey'),
};
