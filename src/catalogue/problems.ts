/** Refusals of this room; titles and remedies are words `problem.<code>.…`. */
import type { ProblemDefinition } from '../platform/index.ts';

export const problems: readonly ProblemDefinition[] = [
  { code: 'theme-not-found', status: 404 },
  { code: 'item-not-found', status: 404 },
  { code: 'catalogue-version-not-found', status: 404 },
  { code: 'catalogue-state-out-of-order', status: 409 },
  { code: 'catalogue-review-by-second-person', status: 403 },
  { code: 'list-already-published', status: 409 },
  { code: 'list-not-found', status: 404 },
  { code: 'item-on-no-list', status: 409 },
];
