/** The stage of a scenario: a throw-away house with a virtual clock, actors who sign in, and time that passes day by day. */
import type { InjectOptions } from 'fastify';
import type { Actor, App, House } from '../platform/index.ts';
import { demoPassword } from '../people/index.ts';

/** A clock that the script turns. */
interface VirtualClock {
  now(): Date;
  set(instant: Date): void;
}

export function virtualClock(start: Date): VirtualClock {
  let at = start;
  return { now: () => new Date(at), set: (instant) => void (at = instant) };
}

/** What turns with the clock: the relay's work, and when there will be some again. */
export interface Turning {
  drain(besides?: readonly string[]): Promise<number>;
  nextDue(besides?: readonly string[]): Promise<Date | undefined>;
}

/** Local time of the district (UTC+8) as an instant. */
export const instantOf = (local: string): Date => new Date(`${local.replace(' ', 'T')}:00+08:00`);

export interface Reply {
  readonly status: number;
  readonly body: unknown;
}

export interface Stage {
  readonly house: House;
  /** Sends a request as somebody; they sign in again when they have been away. */
  send(account: string, method: 'GET' | 'POST', url: string, payload?: object): Promise<Reply>;
  /** The same, but what follows from it waits for `settle`: several people act at one moment. */
  ask(account: string, method: 'GET' | 'POST', url: string, payload?: object): Promise<Reply>;
  /** The actor behind an account. */
  whoIs(account: string): Promise<Actor>;
  /** Uploads an evidently invented paper once, and gives its hash. */
  upload(account: string, name: string): Promise<string>;
  /** Answers everything in the outbox and every due timer. */
  settle(): Promise<void>;
  /** Lets time pass to an instant; what is due on the way happens when it is due, work that is due every minute each quarter of an hour. */
  passTo(instant: Date): Promise<void>;
}

const sessionMs = 10 * 60_000;
const quarterMs = 15 * 60_000;
/** Timers that move nothing in a matter. A play keeps nothing, and nobody reads its journal but for the facts. */
const bookkeeping = ['journal.checkpoint'];

/** Makes a stage on an open house. `enter` gives a session's cookie, by the password of the built-in accounts where nothing else is said. */
export function stageOf(
  house: House,
  app: App,
  clock: VirtualClock,
  turning: Turning,
  enter?: (account: string) => Promise<string>,
): Stage {
  const sessions = new Map<string, { cookie: string; at: number }>();
  let n = 0;
  /** A server that is busy for a moment (loading, a slow machine) is asked again; it says so itself. */
  const patiently = async (request: InjectOptions) => {
    for (let tries = 0; ; tries += 1) {
      const reply = await app.inject(request);
      if (reply.statusCode !== 503 || tries > 20) return reply;
      await new Promise((done) => setTimeout(done, 250));
    }
  };
  const cookieOf = async (account: string): Promise<string> => {
    const known = sessions.get(account);
    const now = clock.now().getTime();
    if (known && now - known.at < sessionMs) return known.cookie;
    if (enter) {
      const cookie = await enter(account);
      sessions.set(account, { cookie, at: now });
      return cookie;
    }
    const reply = await patiently({
      method: 'POST',
      url: '/api/session',
      payload: { account, password: demoPassword },
    });
    const cookie = reply.cookies.find((one) => one.name === 'onevisit_session');
    if (!cookie) throw new Error(`${account} cannot sign in: ${reply.body}`);
    sessions.set(account, { cookie: cookie.value, at: now });
    return cookie.value;
  };
  const uploads = new Map<string, string>();
  const stage: Stage = {
    house,
    async whoIs(account) {
      const { kind, id, roles, organ } = (await stage.send(account, 'GET', '/api/me')).body as Actor;
      return { kind, id, roles, ...(organ === undefined ? {} : { organ }) };
    },
    async upload(account, name) {
      const known = uploads.get(name);
      if (known !== undefined) return known;
      const content = Buffer.from(`%PDF-1.4\n% ${name}, demonstration\n%%EOF\n`).toString('base64');
      const reply = await stage.send(account, 'POST', '/api/files', { name: `${name}.pdf`, content });
      const { sha256 } = reply.body as { sha256: string };
      uploads.set(name, sha256);
      return sha256;
    },
    async settle() {
      await turning.drain(bookkeeping);
    },
    async ask(account, method, url, payload) {
      n += 1;
      const key = `step-${n}`;
      const reply = await patiently({
        method,
        url,
        cookies: { onevisit_session: await cookieOf(account) },
        headers: { 'idempotency-key': key },
        ...(payload === undefined ? {} : { payload }),
      });
      return { status: reply.statusCode, body: reply.body === '' ? null : (JSON.parse(reply.body) as unknown) };
    },
    async send(account, method, url, payload) {
      const reply = await stage.ask(account, method, url, payload);
      await turning.drain(bookkeeping);
      return reply;
    },
    async passTo(instant) {
      for (;;) {
        const due = await turning.nextDue(bookkeeping);
        if (!due || due >= instant) break;
        const soonest = clock.now().getTime() + quarterMs;
        if (soonest >= instant.getTime()) break;
        clock.set(new Date(Math.max(due.getTime(), soonest)));
        await turning.drain(bookkeeping);
      }
      if (instant > clock.now()) clock.set(instant);
      await turning.drain(bookkeeping);
    },
  };
  return stage;
}
