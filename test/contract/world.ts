/** The ground of the fuzz test: a whole house with matters under way, and everybody who asks, signed in. */
import { rooms } from '../../src/main.ts';
import type { MatterView } from '../../src/matters/index.ts';
import { demoPassword } from '../../src/people/index.ts';
import { actorOf } from '../../src/people/signing-in/sessions.ts';
import type { Policy } from '../../src/platform/index.ts';
import { freshHouse, type FreshHouse } from '../support/house.ts';
import type { Pool } from './arbitrary.ts';
import type { Operation } from './operations.ts';
import { probeRoom } from './probe.ts';
import { restaurantAnswers } from '../support/restaurant-answers.ts';

/** Accounts that ask, beside somebody without one. */
export const askers = [
  'anonymous',
  'zhang-shifan',
  'li-yangli',
  'wang-daiban',
  'chen-chuangkou',
  'lin-waibao',
  'xie-xietiao',
  'du-jiancha',
  'zhao-shencha',
  'qian-jueding',
  'sun-hecha',
  'wu-xiaofang',
  'zheng-xiaofang',
  'xu-shuiwu',
  'he-shuiwu',
  'bai-mulu',
  'he-fuhe',
  'xi-tong',
  'an-quan',
  'shen-ji',
] as const;

const answers = restaurantAnswers;

export interface FuzzWorld extends FreshHouse {
  readonly pool: Pool;
  /** Names of requests whose handler was entered. */
  readonly reached: Set<string>;
  /** What was thrown, by the name of the request. */
  readonly thrown: Map<string, string>;
  admitted(operation: Operation): readonly string[];
  cookiesOf(who: string): Promise<Record<string, string>>;
  /** The session of somebody ended; the next request opens another. */
  forget(who: string): void;
  /** Time goes on by so many milliseconds. */
  pass(ms: number): void;
}

/** Opens it. */
export async function fuzzWorld(): Promise<FuzzWorld> {
  const reached = new Set<string>();
  const thrown = new Map<string, string>();
  const clock = { at: new Date('2026-11-25T02:00:00.000Z') };
  const all = [probeRoom(reached, thrown), ...rooms];
  const fresh = await freshHouse(all, { clock: { now: () => clock.at } });
  for (const room of rooms) for (const seed of room.seeds ?? []) await seed.load(fresh.house);
  const sessions = new Map<string, Record<string, string>>([['anonymous', {}]]);
  const policies = new Map<string, Policy>(all.flatMap((room) => Object.entries(room.policies ?? {})));
  const roles = new Map<string, readonly string[]>();
  let n = 0;
  const cookiesOf = async (who: string): Promise<Record<string, string>> => {
    const open = sessions.get(who);
    if (open) return open;
    n += 1;
    const reply = await fresh.app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { account: who, password: demoPassword },
      remoteAddress: `10.9.${n >> 8}.${n & 255}`,
    });
    const cookie = reply.cookies.find((one) => one.name === 'onevisit_session');
    if (!cookie) return {};
    const made = { onevisit_session: cookie.value };
    sessions.set(who, made);
    return made;
  };
  for (const who of askers)
    roles.set(who, (await actorOf(fresh.house, (await cookiesOf(who))['onevisit_session'])).roles);
  const world: FuzzWorld = {
    ...fresh,
    reached,
    thrown,
    pool: { byName: new Map(), versioned: new Map() },
    cookiesOf,
    forget: (who) => void (who !== 'anonymous' && sessions.delete(who)),
    pass: (ms) => void (clock.at = new Date(clock.at.getTime() + ms)),
    admitted: (operation) => {
      const policy = policies.get(operation.policy);
      return policy ? askers.filter((who) => roles.get(who)?.some((role) => policy.roles.includes(role as never))) : [];
    },
  };
  await furnish(world);
  return world;
}

/** Two matters handed in, one of them with a certificate in force; a draft, a mandate, a paper; what replies show goes into the pool. */
async function furnish(world: FuzzWorld): Promise<void> {
  let n = 0;
  const ask = async (who: string, method: 'GET' | 'POST', url: string, payload?: object) => {
    n += 1;
    const reply = await world.app.inject({
      method,
      url,
      cookies: await world.cookiesOf(who),
      headers: { 'idempotency-key': `furnish-${n}` },
      ...(payload ? { payload } : {}),
    });
    if (reply.statusCode >= 300) throw new Error(`${url}: ${reply.statusCode} ${reply.body}`);
    const value = reply.json();
    harvest(world.pool, url.split(/[/?]/)[2] ?? '', value);
    return value;
  };
  const own = 'zhang-shifan';
  const plan = await ask(own, 'POST', '/api/plans', { theme: 'restaurant', answers });
  const { sha256 } = await ask(own, 'POST', '/api/files', {
    name: 'a.pdf',
    content: Buffer.from('%PDF-1.4\n%%EOF\n').toString('base64'),
  });
  const materials = (plan.needs as { id: string; chosen: { kind: string } }[])
    .filter((need) => need.chosen.kind === 'upload')
    .map((need) => ({ need: need.id, sha256, name: 'a.pdf' }));
  for (const [name, value] of Object.entries({
    theme: 'restaurant',
    answers,
    materials,
    account: own,
    password: demoPassword,
    agentAccount: 'wang-daiban',
    scope: '*',
  }))
    add(world.pool, name, value);
  for (const asked of [answers, { ...answers, 'premises.area': 86, 'fire.commitment': true }]) {
    const { matterId } = await ask(own, 'POST', '/api/matters', { theme: 'restaurant', answers: asked, materials });
    await world.relay.drain();
    await decide(world, ask, matterId);
    add(world.pool, 'matter', matterId);
    for (const one of (await ask(own, 'GET', `/api/certificates?matter=${matterId}`)).certificates as readonly {
      id: string;
    }[])
      await ask(own, 'GET', `/api/certificates/${one.id}`);
  }
  await ask(own, 'POST', '/api/drafts', { theme: 'restaurant', content: { facts: {}, form: {}, papers: {} } });
  await ask(own, 'POST', '/api/mandates', {
    agentAccount: 'wang-daiban',
    kind: 'agent',
    scope: 'restaurant',
    days: 30,
  });
  await world.relay.drain();
  for (const [who, url] of [
    [own, '/api/me'],
    [own, '/api/matters'],
    [own, '/api/drafts'],
    [own, '/api/mandates'],
    [own, '/api/data-space'],
    ['zhao-shencha', '/api/tasks'],
    ['anonymous', '/api/themes'],
    ['bai-mulu', '/api/catalogue/versions'],
    ['anonymous', '/api/certificate-keys'],
  ] as const)
    await ask(who, 'GET', url);
}

type Ask = (who: string, method: 'GET' | 'POST', url: string, payload?: object) => Promise<unknown>;

/** Registration is decided outside and filled back; then the tax bureau's case goes through, so that there is a certificate to ask about. */
async function decide(world: FuzzWorld, ask: Ask, matterId: string): Promise<void> {
  const tax = async () =>
    ((await ask('zhang-shifan', 'GET', `/api/matters/${matterId}`)) as MatterView).cases.find(
      (each) => each.organ === 'tax-bureau',
    );
  const first = await tax();
  if (!first) throw new Error('no case of the tax bureau');
  await ask('xu-shuiwu', 'POST', `/api/matters/${matterId}/accept-case`, { case: first.case, version: first.version });
  for (let tries = 0; tries < 60; tries += 1) {
    world.pass(60_000);
    await world.relay.drain();
    const task = (await tax())?.tasks.find((each) => each.kind === 'decide' && each.state === 'open');
    if (task)
      return void (await ask('he-shuiwu', 'POST', `/api/matters/${matterId}/decide-case`, {
        task: task.task,
        version: task.version,
        effect: 'granted',
        reasons: '符合条件，予以确认。',
      }));
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('the outside register never answered');
}

const most = 60;
function add(pool: Pool, name: string, value: unknown): void {
  const known = pool.byName.get(name) ?? [];
  if (known.includes(value)) return;
  pool.byName.set(name, [...known, value].slice(-most));
}

/** Keeps what a reply shows: every text and number by the name of its member, ids also by what the address was about. */
export function harvest(pool: Pool, about: string, value: unknown, depth = 0): void {
  if (depth > 8 || typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const one of value.slice(0, 40)) harvest(pool, about, one, depth + 1);
    return;
  }
  const record = value as Record<string, unknown>;
  for (const part of ['case', 'task'])
    if (typeof record[part] === 'string' && typeof record['version'] === 'number') {
      const { [part]: id, version } = record;
      const rest = (pool.versioned.get(part) ?? []).filter((one) => one[part] !== id);
      pool.versioned.set(part, [...rest, { [part]: id, version }].slice(-most));
    }
  for (const [name, one] of Object.entries(record)) {
    if (typeof one === 'string' && one.length > 0 && one.length < 200) {
      add(pool, name, one);
      if (/^[a-z]-\d{1,6}-[a-z0-9-]+$/.test(one)) add(pool, `$${about}`, one);
    }
    if (typeof one === 'number') add(pool, name, one);
    harvest(pool, about, one, depth + 1);
  }
}
