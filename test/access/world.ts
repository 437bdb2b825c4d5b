/** A whole house with one matter in it and everybody who may or may not have a part in it: the ground of the authorisation matrix (S2). */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { rooms } from '../../src/main.ts';
import type { MatterView } from '../../src/matters/index.ts';
import { demoPassword } from '../../src/people/index.ts';
import { routesOf, type RouteRow } from '../../src/platform/server.ts';
import { freshHouse, type FreshHouse } from '../support/house.ts';
import { restaurantAnswers } from '../support/restaurant-answers.ts';

/** The person whose data must appear only where it is allowed (S9). */
export const canary = {
  account: 'zhang-shifan',
  name: '金雀儿',
  number: '110101190001010014',
  phone: '13800000077',
  address: '安和县金雀巷77号',
} as const;

/** Everybody who knocks. `relation` is how they stand to the canary's matter; the rules never read it, the tests do. */
export const knockers = [
  { who: 'anonymous', account: null, relation: 'none' },
  { who: 'applicant', account: 'zhang-shifan', relation: 'own' },
  { who: 'kiosk', account: 'zhang-shifan', relation: 'own' },
  { who: 'other applicant', account: 'li-yangli', relation: 'none' },
  { who: 'agent', account: 'wang-daiban', relation: 'own' },
  { who: 'agent without mandate', account: 'wang-daiban', relation: 'none' },
  { who: 'lapsed agent', account: 'wang-daiban', relation: 'none' },
  { who: 'window clerk', account: 'chen-chuangkou', relation: 'whole' },
  { who: 'outsourced clerk', account: 'lin-waibao', relation: 'whole' },
  { who: 'coordinator', account: 'xie-xietiao', relation: 'whole' },
  { who: 'supervisor', account: 'du-jiancha', relation: 'whole' },
  { who: 'reviewer of an organ with a case', account: 'zhao-shencha', relation: 'own-cases' },
  { who: 'approver of an organ with a case', account: 'qian-jueding', relation: 'own-cases' },
  { who: 'inspector of an organ with a case', account: 'sun-hecha', relation: 'own-cases' },
  { who: 'reviewer of another organ', account: 'kong-gongjijin', relation: 'none' },
  { who: 'approver of another organ', account: 'cao-gongjijin', relation: 'none' },
  { who: 'conflicted reviewer', account: 'wu-xiaofang', relation: 'none' },
  { who: 'former inspector', account: 'feng-jiancha', relation: 'none' },
  { who: 'catalogue editor', account: 'bai-mulu', relation: 'none' },
  { who: 'system administrator', account: 'xi-tong', relation: 'none' },
  { who: 'security administrator', account: 'an-quan', relation: 'none' },
  { who: 'audit administrator', account: 'shen-ji', relation: 'none' },
] as const;
export type Who = (typeof knockers)[number]['who'];

/** What somebody answers who opens a restaurant; all of it, so that nothing is left to ask. */
export const counterAnswers = {
  ...restaurantAnswers,
  'person.name': canary.name,
  'person.residentId': canary.number,
  'person.address': canary.address,
  'person.phone': canary.phone,
  'organisation.representative': canary.name,
};

export interface AccessWorld extends FreshHouse {
  readonly matterId: string;
  readonly draftId: string;
  readonly personId: string;
  readonly sha256: string;
  readonly view: MatterView;
  readonly table: readonly RouteRow[];
  now: Date;
  /** The cookies of somebody who knocks, opened once. */
  as(who: Who): Promise<Record<string, string>>;
  /** Forgets sessions, so that the next call opens fresh ones. */
  forget(who?: Who): void;
  key(): string;
  send(
    who: Who,
    method: 'GET' | 'POST' | 'DELETE' | 'PUT',
    url: string,
    payload?: object,
  ): Promise<{ statusCode: number; body: string; json(): never; headers: Record<string, unknown> }>;
}

/** Makes the world: the canary hands in, gives the agent a mandate for the theme; the lapsed agent chose to act before a mandate ended. */
export async function accessWorld(
  env: Record<string, string> = {},
  logTo?: { write(line: string): void },
): Promise<AccessWorld> {
  const clock = { at: new Date('2026-11-25T02:00:00.000Z') };
  const district = await districtOfCanary();
  const fresh = await freshHouse(rooms, {
    clock: { now: () => clock.at },
    env: { ONEVISIT_CATALOGUE: district, ...env },
    ...(logTo ? { logTo } : {}),
  });
  for (const room of rooms) for (const seed of room.seeds ?? []) await seed.load(fresh.house);
  spreadAddresses(fresh);
  const sessions = new Map<Who, Record<string, string>>();
  let n = 0;
  const key = (): string => `access-${(n += 1)}`;
  const open = async (account: string, place: 'own' | 'kiosk' = 'own') => {
    const reply = await fresh.app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { account, password: demoPassword, place },
    });
    const cookie = reply.cookies.find((one) => one.name === 'onevisit_session');
    if (!cookie) throw new Error(`${account}: ${reply.body}`);
    return { onevisit_session: cookie.value };
  };
  const write = async (cookies: Record<string, string>, method: 'POST' | 'PUT', url: string, payload: object) => {
    const reply = await fresh.app.inject({ method, url, payload, cookies, headers: { 'idempotency-key': key() } });
    if (reply.statusCode >= 300) throw new Error(`${url}: ${reply.statusCode} ${reply.body}`);
    return reply.json();
  };
  const get = async (cookies: Record<string, string>, url: string) => (await fresh.app.inject({ url, cookies })).json();
  /** The reviewer of the fire brigade withdraws from its only case (回避). */
  const withdrawReviewer = async (reviewer: Record<string, string>, matter: string) => {
    const { cases } = (await get(reviewer, `/api/matters/${matter}`)) as MatterView;
    const one = cases.find((each) => each.organ === 'fire-brigade');
    const order = { case: one?.case, version: one?.version, reason: '申请人是本人亲属。' };
    await write(reviewer, 'POST', `/api/matters/${matter}/declare-conflict`, order);
  };
  /** The inspector of the fire brigade loses the role. */
  const endInspector = async (security: Record<string, string>) => {
    const { staff } = (await get(security, '/api/grants')) as {
      staff: { staffId: string; name: string; grants: { grant: string }[] }[];
    };
    const one = staff.find((each) => each.name === '冯检查');
    const order = { staff: one?.staffId, reason: '调离岗位' };
    await write(security, 'POST', `/api/grants/${one?.grants[0]?.grant}/revoke`, order);
  };
  const own = await open(canary.account);
  const personId: string = (await fresh.app.inject({ url: '/api/me', cookies: own })).json().id;
  const plan = await write(own, 'POST', '/api/plans', { theme: 'restaurant', answers: counterAnswers });
  const content = Buffer.from('%PDF-1.4\n%%EOF\n').toString('base64');
  const { sha256 } = await write(own, 'POST', '/api/files', { name: 'a.pdf', content });
  const uploads = (plan.needs as { id: string; chosen: { kind: string } }[]).filter(
    (need) => need.chosen.kind === 'upload',
  );
  const handed = await write(own, 'POST', '/api/matters', {
    theme: 'restaurant',
    answers: counterAnswers,
    materials: uploads.map((need) => ({ need: need.id, sha256, name: 'a.pdf' })),
  });
  const { draftId } = await write(own, 'POST', '/api/drafts', {
    theme: 'restaurant',
    content: { facts: { 'person.phone': canary.phone }, form: {}, papers: {} },
  });
  await withdrawReviewer(await open('wu-xiaofang'), handed.matterId);
  if (env['ONEVISIT_STEP_UP'] !== 'on') await endInspector(await open('an-quan'));
  const mandate = (days: number, scope: string) =>
    write(own, 'POST', '/api/mandates', { agentAccount: 'wang-daiban', kind: 'agent', scope, days });
  await fresh.relay.drain();
  const act = async (cookies: Record<string, string>) => write(cookies, 'POST', '/api/acting', { principal: personId });
  const lapsed = await open('wang-daiban');
  const short = await mandate(1, '*');
  await act(lapsed);
  await write(own, 'POST', `/api/mandates/${short.mandateId}/revoke`, {});
  sessions.set('lapsed agent', lapsed);
  const view = (await fresh.app.inject({ url: `/api/matters/${handed.matterId}`, cookies: own })).json() as MatterView;
  let inForce: string | undefined;
  const mandateInForce = async () => {
    inForce ??= (await mandate(30, 'restaurant')).mandateId as string;
  };
  const mandateOver = async () => {
    if (inForce === undefined) return;
    await write(own, 'POST', `/api/mandates/${inForce}/revoke`, {});
    inForce = undefined;
    sessions.delete('agent');
  };
  const as = async (who: Who): Promise<Record<string, string>> => {
    if (who === 'agent') await mandateInForce();
    if (who === 'lapsed agent') await mandateOver();
    const known = sessions.get(who);
    if (known) return known;
    const { account } = knockers.find((one) => one.who === who) as (typeof knockers)[number];
    const made: Record<string, string> = account === null ? {} : await open(account, who === 'kiosk' ? 'kiosk' : 'own');
    if (who === 'agent') await act(made);
    sessions.set(who, made);
    return made;
  };
  // The lapsed agent is asked first, while no mandate is in force; the agent's own mandate comes after and covers the theme only.
  const world: AccessWorld = {
    ...fresh,
    matterId: handed.matterId,
    draftId,
    personId,
    sha256,
    view,
    key,
    as,
    async close() {
      await fresh.close();
      await rm(dirname(district), { recursive: true, force: true });
    },
    table: routesOf(fresh.app),
    get now() {
      return clock.at;
    },
    set now(at) {
      clock.at = at;
    },
    forget(who) {
      if (who === undefined) sessions.clear();
      else sessions.delete(who);
    },
    async send(who, method, url, payload) {
      const reply = await fresh.app.inject({
        method,
        url,
        cookies: await as(who),
        headers: { 'idempotency-key': key() },
        ...(payload ? { payload } : {}),
      });
      return reply as never;
    },
  };
  return world;
}

/** The sample district with a person in it whose data stand nowhere else, not even among examples. */
async function districtOfCanary(): Promise<string> {
  const folder = join(await mkdtemp(join(tmpdir(), 'onevisit-canary-')), 'anhe');
  await cp('catalogue/anhe', folder, { recursive: true });
  const file = join(folder, 'people.yaml');
  const text = (await readFile(file, 'utf8'))
    .replace('name: 张示范', `name: ${canary.name}`)
    .replace('13800000001', canary.phone)
    .replace('安和县示范路100号', canary.address);
  await writeFile(file, text);
  return folder;
}

/** Every request comes from an address of its own, so that what is judged is the door and not the limit of requests before it. */
function spreadAddresses({ app }: FreshHouse): void {
  const inject = app.inject.bind(app) as (options: object) => unknown;
  let n = 0;
  const spread = (options: string | object) => {
    n += 1;
    const remoteAddress = `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`;
    return inject(typeof options === 'string' ? { url: options, remoteAddress } : { ...options, remoteAddress });
  };
  app.inject = spread as typeof app.inject;
}
