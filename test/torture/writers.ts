/** People who write, by wish without pause, and repeat an unanswered act under the same key until it is answered. */
import { setTimeout as sleep } from 'node:timers/promises';

export interface Ack {
  readonly matter: string;
  readonly text: string;
}

export interface Writers {
  /** Requests sent and not yet answered at this moment. */
  inFlight(): number;
  readonly acks: readonly Ack[];
  readonly handedIn: readonly string[];
  /** Answers that were neither success nor "try again". */
  readonly wrong: readonly string[];
  /** When the last success came, by the process's clock. */
  lastSuccess(): number;
  stop(): Promise<void>;
}

/** Sends one write until it is answered; gives status and body. `undefined` when told to give up. */
export async function insist(
  base: string,
  path: string,
  body: object,
  who: { person: string; key: string },
  mayGiveUp: () => boolean = () => false,
  counted: { n: number } = { n: 0 },
): Promise<{ status: number; text: string } | undefined> {
  for (;;) {
    counted.n += 1;
    try {
      const reply = await fetch(`${base}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': who.key, 'x-person': who.person },
        body: JSON.stringify(body),
      });
      const text = await reply.text();
      if (reply.status < 500) return { status: reply.status, text };
    } catch {
      // The node died: nobody knows whether the act was done. The same key finds out.
    } finally {
      counted.n -= 1;
    }
    if (mayGiveUp()) return undefined;
    await sleep(15);
  }
}

/** Starts them. Each writes notes to a few shared matters and now and then hands in a new one, and rests so many milliseconds after each answer. */
export function startWriters(base: string, count: number, matters: readonly string[], run: string, rest = 0): Writers {
  const acks: Ack[] = [];
  const handedIn: string[] = [];
  const wrong: string[] = [];
  const counted = { n: 0 };
  const state = { running: true };
  let last = 0;
  async function write(writer: number): Promise<void> {
    for (let n = 0; state.running; n += 1) {
      const who = { person: `s-1-w${writer}`, key: `${run}-${writer}-${n}` };
      const isNew = n % 12 === 11;
      const matter = matters[(writer * 7 + n) % matters.length] as string;
      const text = `note ${who.key}`;
      const reply = isNew
        ? await insist(base, '/torture/matters', { n }, { ...who, person: `p-1-w${writer}` }, undefined, counted)
        : await insist(base, `/torture/matters/${matter}/notes`, { text }, who, undefined, counted);
      if (!reply || reply.status >= 300) {
        wrong.push(`${reply?.status} ${reply?.text.slice(0, 200)}`);
        continue;
      }
      last = performance.now();
      if (isNew) handedIn.push((JSON.parse(reply.text) as { matterId: string }).matterId);
      else acks.push({ matter, text });
      if (rest > 0) await sleep(rest);
    }
  }
  const all = Array.from({ length: count }, (_, writer) => write(writer));
  return {
    inFlight: () => counted.n,
    acks,
    handedIn,
    wrong,
    lastSuccess: () => last,
    async stop() {
      state.running = false;
      await Promise.all(all);
    },
  };
}
