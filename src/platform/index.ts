/** The door of the platform. Every room may use it; it knows no room. */
export { canonical, holdsFor, isRefusal, type JsonValue, type Refusal } from './pure.ts';
export { systemClock, uuids, type Clock, type Ids } from './clock.ts';
export { causeOf, causesOfHouse, houseActor, type Cause } from './cause.ts';
export { commandKey, idempotencyField, officeKey } from './command-key.ts';
export { armCrashpoints, crashpoint } from './crashpoint.ts';
export { readConfig, type Config } from './config.ts';
export { openDatabase, type CommandKey, type Database, type Outcome, type Tx } from './database/database.ts';
export { interleaved } from './database/cells.ts';
export { groups, statement, statements, type Group, type Statement } from './database/statement.ts';
export { doors, type Doors, type Download } from './doors.ts';
export type { ErrorPage, ToldProblem } from './error-page.ts';
export { folderStore, type FileStore } from './files.ts';
export { assemble, type HouseParts } from './house.ts';
export { keyRing, type KeyRing } from './keys.ts';
export { liveHub, type LiveHub } from './live.ts';
export {
  checkGlyphs,
  demonstrationWords,
  qrModules,
  renderLicence,
  renderNotice,
  type LicencePaper,
  type NoticePaper,
  type SealFace,
} from './paper/index.ts';
export { applicants, everybody, staff } from './roles.ts';
export type {
  Actor,
  App,
  Authenticate,
  CliCall,
  CliCommand,
  CliOption,
  DemoAccount,
  House,
  Installation,
  OutboxEvent,
  Policy,
  ProblemDefinition,
  Reaction,
  Role,
  Room,
  Seed,
  TimerEvent,
  TimerHandler,
} from './room.ts';
export { buildServer } from './server.ts';
export { Stop } from './stop.ts';
export { collectWords, preferredLang, type Lang, type Words } from './words.ts';
