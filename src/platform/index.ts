/** The door of the platform. Every room may use it; it knows no room. */
export { canonical, isRefusal, type JsonValue, type Refusal } from './pure.ts';
export { systemClock, uuids, type Clock, type Ids } from './clock.ts';
export type { CommandKey, Database, Outcome, Tx } from './database/database.ts';
export { groups, statement, statements, type Group, type Statement } from './database/statement.ts';
export { Stop } from './stop.ts';
