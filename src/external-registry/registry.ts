/**
 * The simulated registration system (模拟登记注册系统): a separate service that owns its decisions, as a county's registration organ does.
 * It takes a registration, decides after a while, answers whoever asks, and calls back once with a serial number. Demonstration only.
 */
import { createHmac } from 'node:crypto';
import fastify from 'fastify';
import { Type, type Static } from 'typebox';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { openMemory } from './memory.ts';
import { makeUscc } from '../vocabulary/index.ts';

/** What it is started with. */
export interface RegistryOptions {
  readonly port?: number;
  /** Time between taking a registration and deciding it. */
  readonly decideAfterMs: number;
  readonly clock: { now(): Date };
  /** Signs callbacks: HMAC-SHA256 over the exact bytes of the payload. */
  readonly secret: string;
  /** Calls back by itself every so often; without it only `tick` does (virtual clocks). */
  readonly everyMs?: number;
  /** File in which it remembers over restarts; without it a restart forgets. */
  readonly file?: string;
}

/** A running registry. */
export interface RunningRegistry {
  readonly url: string;
  /** Decides what is due and calls back; gives how many callbacks were taken. */
  tick(): Promise<number>;
  /** Down: every request is answered 503 until it is up again. */
  setDown(isDown: boolean): void;
  close(): Promise<void>;
}

const Body = Type.Object({
  reference: Type.String({ maxLength: 200 }),
  item: Type.String(),
  number: Type.String(),
  answers: Type.Record(Type.String(), Type.Unknown()),
  callback: Type.String(),
});
type Registration = Static<typeof Body> & {
  readonly serial: string;
  readonly nth: number;
  readonly dueAt: number;
  readonly isTold: boolean;
};

/** Starts it on the loopback address. */
export async function startRegistry(options: RegistryOptions): Promise<RunningRegistry> {
  const memory = openMemory<Registration>(options.file);
  let isDown = false;
  const app = fastify({ logger: false }).withTypeProvider<TypeBoxTypeProvider>();
  app.addHook('onRequest', async (_request, reply) =>
    isDown ? reply.code(503).send({ error: 'down for maintenance' }) : undefined,
  );
  const now = (): Date => options.clock.now();
  app.post('/registrations', { schema: { body: Body } }, async (request, reply) => {
    const known = memory.all.get(request.body.reference);
    if (known) return answer(known, now());
    const nth = memory.all.size + 1;
    const serial = `DJ${now().toISOString().slice(0, 10).replaceAll('-', '')}${String(nth).padStart(6, '0')}`;
    const made: Registration = {
      ...request.body,
      serial,
      nth,
      dueAt: now().getTime() + options.decideAfterMs,
      isTold: false,
    };
    memory.keep(made);
    return reply.code(201).send(answer(made, now()));
  });
  app.get(
    '/registrations/:reference',
    { schema: { params: Type.Object({ reference: Type.String() }) } },
    async (request, reply) => {
      const known = memory.all.get(request.params.reference);
      return known ? answer(known, now()) : reply.code(404).send({ error: 'unknown' });
    },
  );
  const url = await app.listen({ host: '127.0.0.1', port: options.port ?? 0 });
  const tick = async (): Promise<number> => {
    let taken = 0;
    for (const one of memory.all.values()) {
      if (one.isTold || isDown || now().getTime() < one.dueAt) continue;
      if (await callBack(one, answer(one, now()), options.secret)) {
        memory.keep({ ...one, isTold: true });
        taken += 1;
      }
    }
    return taken;
  };
  let isTelling = false;
  // What could not be remembered (a full disk) is told again at the next tick; while a slow house takes one answer, no second round begins.
  const tellAll = async (): Promise<void> => {
    if (isTelling) return;
    isTelling = true;
    await tick().catch(() => 0);
    isTelling = false;
  };
  const timer = options.everyMs === undefined ? undefined : setInterval(() => void tellAll(), options.everyMs);
  timer?.unref();
  return {
    url,
    tick,
    setDown: (value) => void (isDown = value),
    async close() {
      clearInterval(timer);
      await app.close();
    },
  };
}

/** How a registration stands at an instant. A name that says 不予登记 is denied, so that the way of a denial can be shown. */
function answer(one: Registration, now: Date): Readonly<Record<string, string>> {
  const { reference, serial } = one;
  if (now.getTime() < one.dueAt) return { reference, serial, status: 'pending' };
  const name = String(one.answers['organisation.name'] ?? '');
  if (name.includes('不予登记')) return { reference, serial, status: 'denied', reasons: '名称不符合登记要求' };
  return { reference, serial, status: 'granted', number: creditCode(one) };
}

/** An evidently invented credit code: district 999901, DEM in the body, valid check characters. */
function creditCode(one: Registration): string {
  return makeUscc(
    `${one.item.includes('company') ? '91' : '92'}999901`,
    `MADEM${String(one.nth % 1000).padStart(3, '0')}`,
  );
}

/** Tells the result once; whatever goes wrong, it is told again at the next tick. */
async function callBack(one: Registration, result: object, secret: string): Promise<boolean> {
  const payload = JSON.stringify(result);
  const signature = createHmac('sha256', secret).update(payload, 'utf8').digest('hex');
  try {
    const response = await fetch(one.callback, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-signature': signature },
      body: JSON.stringify({ payload }),
      signal: AbortSignal.timeout(3000),
    });
    return response.ok && ((await response.json()) as { recorded?: boolean }).recorded === true;
  } catch {
    return false;
  }
}
