/** The stage of a scenario: a throw-away house with a virtual clock, actors who sign in, and time that passes day by day. */
import type { InjectOptions } from 'fastify';
import type { App, House } from '../platform/index.ts';
import { demoPassword } from '../people/index.ts';

/** A clock that the script turns. */
export interface VirtualClock {
  now(): Date;
  set(instant: Date): void;
}

export function virtualClock(start: Date): VirtualClock {
  let at = start;
  return { now: () => new Date(at), set: (instant) => void (at = instant) };
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
  /** Lets time pass to an instant; on every day between, what is due happens. */
  passTo(instant: Date): Promise<void>;
}

const sessionMs = 10 * 60_000;
const dayMs = 86_400_000;

/** Makes a stage on an open house. `drain` answers everything in the outbox and every due timer. */
export function stageOf(house: House, app: App, clock: VirtualClock, drain: () => Promise<unknown>): Stage {
  const sessions = new Map<string, { cookie: string; at: number }>();
  let n = 0;
  /** A server that is busy for a moment (loading, a slow machine) is asked again; it says so itself. */
  const ask = async (request: InjectOptions) => {
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
    const reply = await ask({ method: 'POST', url: '/api/session', payload: { account, password: demoPassword } });
    const cookie = reply.cookies.find((one) => one.name === 'onevisit_session');
    if (!cookie) throw new Error(`${account} cannot sign in: ${reply.body}`);
    sessions.set(account, { cookie: cookie.value, at: now });
    return cookie.value;
  };
  return {
    house,
    async send(account, method, url, payload) {
      n += 1;
      const reply = await ask({
        method,
        url,
        cookies: { onevisit_session: await cookieOf(account) },
        headers: { 'idempotency-key': `step-${n}` },
        ...(payload === undefined ? {} : { payload }),
      });
      await drain();
      return { status: reply.statusCode, body: reply.body === '' ? null : (JSON.parse(reply.body) as unknown) };
    },
    async passTo(instant) {
      while (instant.getTime() - clock.now().getTime() > dayMs) {
        clock.set(new Date(clock.now().getTime() + dayMs / 4));
        await drain();
      }
      if (instant > clock.now()) clock.set(instant);
      await drain();
    },
  };
}
