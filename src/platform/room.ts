/** What a room hands to the house: one value, and everything in it optional but the name. */
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest, RawServerDefault } from 'fastify';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { Clock, Ids } from './clock.ts';
import type { Config } from './config.ts';
import type { Database } from './database/database.ts';
import type { Group, Statement } from './database/statement.ts';
import type { FileStore } from './files.ts';
import type { KeyRing } from './keys.ts';
import type { LiveHub } from './live.ts';
import type { Words } from './words.ts';

/** How a room's numbers go on when the number of cells changes. Numbers interleave: `n` of a cell gives `n * cells + place`. */
export interface CellNumbers {
  /** The highest counters over all cells: rows `series`, `period`, `n`. */
  readonly highest: Statement;
  /** Lets the counters of one cell begin there: (cell, series[], period[], n[]); a counter that is higher stays. */
  readonly begin: Statement;
}

/** The HTTP server as rooms see it: Fastify with TypeBox shapes. */
export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

/** What somebody may be; a person or member of staff can be several. */
export type Role =
  | 'anonymous'
  | 'applicant'
  | 'agent'
  | 'window-clerk'
  | 'reviewer'
  | 'approver'
  | 'inspector'
  | 'coordinator'
  | 'supervisor'
  | 'catalogue-editor'
  | 'system-admin'
  | 'security-admin'
  | 'audit-admin'
  | 'system';

/** Who is asking. */
export interface Actor {
  readonly kind: 'anonymous' | 'person' | 'staff' | 'system';
  readonly id: string;
  readonly roles: readonly Role[];
  readonly organ?: string;
  /** Roles that are held for some items only; every other role is held for all of the organ. */
  readonly onlyItems?: Readonly<Partial<Record<Role, readonly string[]>>>;
  /** Of staff at a counter: the site at which it stands. */
  readonly site?: string;
  readonly office?: number;
  readonly sessionId?: string;
  /** For whom is acted: the principal of a mandate in force, or the person standing at the counter. */
  readonly onBehalfOf?: string;
  /** What the mandate covers: ids of themes or matters, or `*`; absent where there is no mandate. */
  readonly scopes?: readonly string[];
  /** The session was confirmed with a passkey within the last five minutes (S7). */
  readonly isSteppedUp?: boolean;
}

/** Who may knock at a route. Relations (own file, own organ) are checked where the row is read. */
export interface Policy {
  readonly roles: readonly Role[];
  readonly note: string;
  /** Deciding, sealing, unmasking, exporting: only within five minutes of a passkey (S7). Demanded in real databases, elsewhere by setting. */
  readonly stepUp?: boolean;
}

/** A refusal code with its ordinary HTTP status; title and remedy are the words `problem.<code>.title` and `.remedy`. */
export interface ProblemDefinition {
  readonly code: string;
  readonly status: number;
}

/** An answer to facts of others: after commit, in order in each stream, at least once. Must be idempotent. */
export interface Reaction {
  readonly name: string;
  /** Names of facts; '*' is every one. */
  readonly topics: readonly string[];
  react(event: OutboxEvent, house: House): Promise<void>;
}

/** One fact as the outbox tells it. */
export interface OutboxEvent {
  readonly group: Group;
  readonly key: number;
  readonly stream: string;
  readonly seq: number;
  readonly topic: string;
}

/** What happens when a timer of that name is due. At least once. */
export interface TimerHandler {
  readonly name: string;
  fire(event: TimerEvent, house: House): Promise<void>;
}

/** One timer that is due. */
export interface TimerEvent {
  readonly group: Group;
  readonly key: number;
  readonly stream: string;
  readonly name: string;
  readonly dueAt: Date;
}

/** Sample data; loaded at each start of demo and scenario databases, must change nothing the second time. */
export interface Seed {
  readonly name: string;
  load(house: House): Promise<readonly DemoAccount[] | void>;
}

/** A built-in account, printed at start. */
export interface DemoAccount {
  readonly account: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly organ?: string;
  readonly password?: string;
}

/** An option or argument of a command, in the notation of `commander`: `--as-of <date>`, `[directory]`. */
export interface CliOption {
  readonly flags: string;
  readonly describe: string;
  readonly default?: string | boolean;
}

/** What a command is called with. */
export interface CliCall {
  readonly args: readonly string[];
  /** Values by camelCase name of the option. */
  readonly options: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
  /** `--json` was given. */
  readonly json: boolean;
  /** Opens the house (database, files, keys) when the command needs it; closed when the command ends. */
  house(): Promise<House>;
  readonly config: Config;
  /** Prints a result to standard output. */
  print(text: string): void;
  /** Tells progress on standard error. */
  progress(text: string): void;
}

/** A command of `onevisit`; the name may have two words (`journal verify`). Exit codes: 0 done, 1 findings or refusal, 2 wrong use. */
export interface CliCommand {
  readonly name: string;
  readonly describe: string;
  /** Positional arguments in order: `<needed>`, `[optional]`, `[many...]`. */
  readonly args?: readonly { readonly name: string; readonly describe: string }[];
  readonly options?: readonly CliOption[];
  run(call: CliCall): Promise<number>;
}

/** The one row of `platform.installation`. */
export interface Installation {
  readonly id: string;
  readonly kind: 'real' | 'demo' | 'scenario';
  readonly bornAt: Date;
}

/** Everything a room may use of the house. */
export interface House {
  readonly config: Config;
  readonly db: Database;
  readonly log: FastifyBaseLogger;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly live: LiveHub;
  readonly files: FileStore;
  readonly secrets: KeyRing;
  readonly installation: Installation;
  /** The shards that exist, rising, so that a shard keeps its place in the list; rooms spread new things over them by hash. */
  readonly shards: Readonly<Record<Group, readonly number[]>>;
  /**
   * The cells of each generation, the oldest first and the last as in `shards`. What is looked up by hash lies in cells of the first, so that
   * it is found when cells are opened.
   */
  readonly generations: readonly (readonly number[])[];
  readonly words: Words;
  /** The service that a room provides; asking for one that nobody provides throws. */
  room<T>(name: string): T;
  /** Whether a service is provided. */
  has(name: string): boolean;
  /** Provides a service under a name; a second one of the name throws. `authenticate` is `(request) => Promise<Actor>`. */
  provide(name: string, service: unknown): void;
}

/** How the server learns who is asking; provided by a room under the name `authenticate`. */
export type Authenticate = (request: FastifyRequest) => Promise<Actor>;

/** A room of the house. */
export interface Room {
  readonly name: string;
  register?(house: House): void | Promise<void>;
  routes?(app: App, house: House): void;
  readonly reactions?: readonly Reaction[];
  readonly timers?: readonly TimerHandler[];
  readonly commands?: readonly CliCommand[];
  readonly problems?: readonly ProblemDefinition[];
  readonly policies?: Readonly<Record<string, Policy>>;
  readonly words?: Readonly<Record<'zh-CN' | 'en', Readonly<Record<string, string>>>>;
  readonly seeds?: readonly Seed[];
  /** How its interleaved numbers go on when cells are opened. */
  readonly numbers?: CellNumbers;
  /** What the operator should know at start although the house runs: one sentence each, with its remedy. Empty when all is well. */
  notes?(house: House): Promise<readonly string[]>;
}
