/** Published lists (清单): snapshots, counts, differences, history, and the gate of filing. */
export { filingGate } from './gate.ts';
export { latestLists, listWithHistory, publishLists } from './publications.ts';
export { recordRefusedFiling, refusedFilings } from './refused.ts';
export type { RefusedFiling } from './refused.ts';
export { listRoutes } from './routes.ts';
export type { ListOverview, ListPage, RefusedFilings } from './schema.ts';
export { countsOf, listDifference, snapshotsOf } from './snapshot.ts';
export type { ListCounts, ListDifference, ListLine, ListSnapshot } from './snapshot.ts';
