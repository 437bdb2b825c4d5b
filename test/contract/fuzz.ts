/** Sends requests one after the other and judges every reply; what a seed made once it makes again. */
import fc from 'fast-check';
import { wrongWith, type Reply } from './judge.ts';
import type { Operation } from './operations.ts';
import { probeHeader } from './probe.ts';
import { requests, type Mix, type Sent } from './requests.ts';
import { askers, harvest, type FuzzWorld } from './world.ts';

export interface Finding {
  readonly what: string;
  readonly request: string;
  /** The first lines of what was thrown, if anything was. */
  readonly thrown: string;
}

export interface Outcome {
  readonly sent: number;
  /** Requests that passed the door and the shape. */
  readonly entered: number;
  readonly mixes: Readonly<Record<Mix, number>>;
  /** Operations whose handler was entered at least once, as `METHOD path`. */
  readonly operations: ReadonlySet<string>;
  readonly statuses: Readonly<Record<string, number>>;
  readonly findings: readonly Finding[];
  readonly slowest: { readonly ms: number; readonly request: string };
}

/** Fuzzes these operations with `count` requests. A wait beyond `limit` milliseconds is a finding, and the request is left to itself. */
export async function fuzz(
  world: FuzzWorld,
  operations: readonly Operation[],
  order: { readonly count: number; readonly seed: number; readonly limit?: number },
): Promise<Outcome> {
  const { count, seed, limit = 5000 } = order;
  const mixes: Record<Mix, number> = { valid: 0, 'one broken part': 0, 'raw bytes': 0 };
  const [entered, statuses, findings]: [Set<string>, Record<string, number>, Finding[]] = [new Set(), {}, []];
  let [sent, hits, slowest] = [0, 0, { ms: 0, request: '' }];
  const round = 250;
  for (let from = 0; from < count; from += round) {
    // Each round draws from what the replies before it have shown.
    const arbitrary = requests(operations, askers, world.admitted, world.pool);
    for (const one of fc.sample(arbitrary, { numRuns: Math.min(round, count - from), seed: seed + from })) {
      sent += 1;
      mixes[one.mix] += 1;
      const name = `${seed}-${sent}`;
      const reply = await send(world, one, name, limit);
      if (world.reached.has(name)) {
        hits += 1;
        entered.add(`${one.operation.method} ${one.operation.path}`);
      }
      statuses[reply.statusCode] = (statuses[reply.statusCode] ?? 0) + 1;
      const what = wrongWith(
        leadsElsewhere(one.url) ? { ...one.operation, isPage: true, replies: {} } : one.operation,
        reply,
        limit,
      );
      if (what !== undefined) findings.push({ what, request: told(one), thrown: world.thrown.get(name) ?? '' });
      if (reply.ms > slowest.ms) slowest = { ms: reply.ms, request: told(one) };
      if (reply.statusCode < 300 && reply.type.startsWith('application/json'))
        harvest(world.pool, one.operation.path.split('/')[2] ?? '', JSON.parse(reply.body));
      if (reply.statusCode === 401 || one.operation.path.includes('session') || one.operation.path.startsWith('/sign-'))
        world.forget(one.who);
      world.pass(1000);
    }
    await world.relay.drain();
  }
  return { sent, entered: hits, mixes, operations: entered, statuses, findings, slowest };
}

/** A path with `.` or `..` in it is resolved before anybody reads it, to whatever it then names. */
const leadsElsewhere = (url: string): boolean => /\/(?:\.|%2e){1,2}(?:\/|$)/i.test(url.split(/[?#]/)[0] ?? '');

const told = ({ mix, operation, who, url, headers, payload }: Sent): string =>
  `${mix}, ${who}: ${operation.method} ${url.slice(0, 400)} ${JSON.stringify(headers).slice(0, 300)} ${payload === undefined ? '' : JSON.stringify(payload.toString()).slice(0, 1200)}`;

async function send(world: FuzzWorld, one: Sent, name: string, limit: number): Promise<Reply> {
  const n = Number(name.split('-').at(-1));
  const isStream = one.operation.path.endsWith('/live');
  const began = performance.now();
  const asked = world.app.inject({
    method: one.operation.method,
    url: one.url,
    cookies: await world.cookiesOf(one.who),
    headers: { ...one.headers, [probeHeader]: name },
    remoteAddress: `10.${(n >> 16) & 7}.${(n >> 8) & 255}.${n & 255}`,
    ...(one.payload === undefined ? {} : { payload: one.payload }),
    ...(isStream ? { payloadAsStream: true } : {}),
  });
  let timer: number | NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((done) => (timer = setTimeout(done, limit + 250)));
  const reply = await Promise.race([asked, late]);
  clearTimeout(timer);
  const ms = performance.now() - began;
  if (reply === undefined) return { statusCode: 0, body: '', type: '', ms };
  const type = String(reply.headers['content-type'] ?? '');
  if (!isStream || !type.startsWith('text/event-stream'))
    return { statusCode: reply.statusCode, body: isStream ? await whole(reply.stream()) : reply.body, type, ms };
  reply.stream().destroy();
  return { statusCode: reply.statusCode, body: '', type, ms };
}

async function whole(stream: NodeJS.ReadableStream): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part as Buffer));
  return Buffer.concat(parts).toString();
}
