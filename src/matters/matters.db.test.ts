import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isFull } from '../../test/support/figures.ts';
import { freshHouse, type FreshHouse } from '../../test/support/house.ts';
import { catalogue } from '../catalogue/index.ts';
import { externalRegistry } from '../external-registry/index.ts';
import { journal, load } from '../journal/index.ts';
import { demoPassword, people } from '../people/index.ts';
import { fold } from './evolve.ts';
import { cellOf } from './ids.ts';
import { matters, type MatterList, type Matters, type MatterView, type Receipt, type TaskList } from './index.ts';
import { readState } from './perform.ts';
import { restaurantAnswers } from '../../test/support/restaurant-answers.ts';
import { matterFact } from './facts.ts';

let at: FreshHouse;
let now = new Date('2026-11-25T02:00:00.000Z');
const cookies = new Map<string, Record<string, string>>();

beforeAll(async () => {
  at = await freshHouse([journal, people, catalogue, externalRegistry, matters], { clock: { now: () => now } });
  for (const room of [catalogue, people]) for (const seed of room.seeds ?? []) await seed.load(at.house);
});
afterAll(() => at.close());

let n = 0;
const key = (): string => `k-${(n += 1)}`;

async function as(account: string): Promise<Record<string, string>> {
  const known = cookies.get(account);
  if (known) return known;
  const reply = await at.app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { account, password: demoPassword },
  });
  const cookie = reply.cookies.find((one) => one.name === 'onevisit_session');
  if (!cookie) throw new Error(`${account} could not sign in: ${reply.body}`);
  const made = { onevisit_session: cookie.value };
  cookies.set(account, made);
  return made;
}

async function post(account: string, url: string, payload: object, idempotencyKey = key()) {
  return await at.app.inject({
    method: 'POST',
    url,
    payload,
    cookies: await as(account),
    headers: { 'idempotency-key': idempotencyKey },
  });
}

async function get<T>(account: string, url: string): Promise<T> {
  const reply = await at.app.inject({ url, cookies: await as(account) });
  if (reply.statusCode !== 200) throw new Error(`${url} as ${account}: ${reply.statusCode} ${reply.body}`);
  return reply.json() as T;
}

async function file(account: string, name: string): Promise<string> {
  const content = Buffer.from(`%PDF-1.4\n% ${name}\n%%EOF\n`).toString('base64');
  const reply = await at.app.inject({
    method: 'POST',
    url: '/api/files',
    payload: { name, content },
    cookies: await as(account),
  });
  if (reply.statusCode !== 201) throw new Error(reply.body);
  return (reply.json() as { sha256: string }).sha256;
}

const answers = restaurantAnswers;

interface PlanShape {
  readonly items: readonly { readonly id: string }[];
  readonly needs: readonly {
    readonly id: string;
    readonly material: string;
    readonly chosen: { readonly kind: string };
  }[];
}

async function handInAs(account: string, more: object = {}, idempotencyKey = key()) {
  const plan = (
    await at.app.inject({
      method: 'POST',
      url: '/api/plans',
      payload: { theme: 'restaurant', answers },
      cookies: await as(account),
    })
  ).json() as PlanShape;
  const uploads = plan.needs.filter((need) => need.chosen.kind === 'upload');
  const materials = await Promise.all(
    uploads.map(async (need) => ({
      need: need.id,
      sha256: await file(account, `${need.material}.pdf`),
      name: `${need.material}.pdf`,
    })),
  );
  return await post(account, '/api/matters', { theme: 'restaurant', answers, materials, ...more }, idempotencyKey);
}

const open = (view: MatterView, item: string) => {
  const found = view.cases.find((one) => one.item === item);
  if (!found) throw new Error(`no case ${item}`);
  return found;
};

async function act(account: string, id: string, command: string, body: object): Promise<void> {
  const reply = await post(account, `/api/matters/${id}/${command}`, body);
  if (reply.statusCode !== 200) throw new Error(`${command} as ${account}: ${reply.statusCode} ${reply.body}`);
}

/** Clerk's view of one task, fresh. */
async function taskOf(account: string, id: string, item: string, kind: string) {
  const one = open(await get<MatterView>(account, `/api/matters/${id}`), item);
  const task = one.tasks.find((each) => each.kind === kind);
  if (!task) throw new Error(`no ${kind} in ${item}`);
  return task;
}

const staffOf: Record<string, { reviewer: string; approver: string; inspector: string }> = {
  'food-permit': { reviewer: 'zhao-shencha', approver: 'qian-jueding', inspector: 'sun-hecha' },
  'fire-check': { reviewer: 'wu-xiaofang', approver: 'zheng-xiaofang', inspector: 'feng-jiancha' },
  'tax-confirmation': { reviewer: 'xu-shuiwu', approver: 'he-shuiwu', inspector: 'xu-shuiwu' },
};

async function accept(id: string, item: string): Promise<void> {
  const who = staffOf[item]?.reviewer ?? '';
  const one = open(await get<MatterView>(who, `/api/matters/${id}`), item);
  await act(who, id, 'accept-case', { case: one.case, version: one.version });
}

async function survey(id: string, item: string): Promise<void> {
  const who = staffOf[item]?.inspector ?? '';
  const task = await taskOf(who, id, item, 'survey');
  await act(who, id, 'record-survey', {
    task: task.task,
    version: task.version,
    staff: [
      { name: '甲', card: 'SF99990100101' },
      { name: '乙', card: 'SF99990100102' },
    ],
    checklist: task.checklist.map((point) => ({ point: point.zh, fits: true })),
    findings: [],
    photographs: [],
    passed: true,
    concludedOnSite: true,
  });
}

async function decideGrant(id: string, item: string): Promise<void> {
  const { reviewer = '', approver = '' } = staffOf[item] ?? {};
  const examine = open(await get<MatterView>(reviewer, `/api/matters/${id}`), item).tasks.find(
    (each) => each.kind === 'examine',
  );
  if (examine)
    await act(reviewer, id, 'examine', {
      task: examine.task,
      version: examine.version,
      opinion: 'grant',
      text: '材料齐全，符合条件',
    });
  const decide = await taskOf(approver, id, item, 'decide');
  await act(approver, id, 'decide-case', {
    task: decide.task,
    version: decide.version,
    effect: 'granted',
    reasons: '符合法定条件',
  });
}

async function settle(): Promise<void> {
  await at.relay.drain();
}

/** The registration system decides, and the house asks for the result. */
async function registered(): Promise<void> {
  await settle();
  now = new Date(now.getTime() + 61_000);
  await settle();
}

async function certificates(id: string): Promise<void> {
  const service = at.house.room<Matters>('matters');
  const state = await service.state(id);
  for (const one of Object.values(state?.cases ?? {})) {
    if (one.decision?.effect !== 'granted') continue;
    for (const type of one.spec.outputs)
      await service.enterCertificate({
        matterId: id,
        case: one.spec.case,
        type,
        number: `${type}-1`,
        identifier: `id-${id}-${type}`,
        cause: `certificate:${id}:${type}`,
      });
  }
}

async function received(account = 'zhang-shifan', more: object = {}): Promise<string> {
  const reply = await handInAs(account, more);
  if (reply.statusCode !== 201) throw new Error(reply.body);
  return (reply.json() as { matterId: string }).matterId;
}

describe('一件事从头到尾', () => {
  test('one person opens a restaurant: handed in once, four organs in parallel, no visit, complete', async () => {
    const id = await received();
    expect(
      (await get<MatterView>('zhang-shifan', `/api/matters/${id}`)).cases.map((one) => one.item).toSorted(),
    ).toEqual(['fire-check', 'food-permit', 'registration-individual', 'tax-confirmation']);
    await registered();
    expect(open(await get<MatterView>('zhang-shifan', `/api/matters/${id}`), 'registration-individual')).toMatchObject({
      status: 'decided',
      decision: { effect: 'granted' },
    });
    for (const item of ['food-permit', 'fire-check', 'tax-confirmation']) await accept(id, item);
    const view = await get<MatterView>('xie-xietiao', `/api/matters/${id}`);
    const surveys = view.cases.flatMap((one) => one.tasks.filter((task) => task.kind === 'survey'));
    expect(surveys.map((task) => [task.state, task.joint])).toEqual([
      ['open', surveys[0]?.joint],
      ['open', surveys[0]?.joint],
    ]);
    await act('xie-xietiao', id, 'schedule-survey', {
      tasks: surveys.map((task) => task.task),
      at: '2026-11-27T02:00:00.000Z',
    });
    await survey(id, 'food-permit');
    await survey(id, 'fire-check');
    for (const item of ['food-permit', 'fire-check', 'tax-confirmation']) await decideGrant(id, item);
    await certificates(id);
    await settle();
    const done = await get<MatterView>('zhang-shifan', `/api/matters/${id}`);
    expect(done).toMatchObject({ status: 'complete', visits: 0, next: { what: 'complete' } });
    expect(done.timeline.filter((one) => one.name === 'joint-completed')).toHaveLength(1);
    expect(done.notices.every((one) => one.isServed && /〔2026〕第\d{5}号$/.test(one.number))).toBe(true);
    const mine = await get<MatterList>('zhang-shifan', '/api/matters');
    expect(mine.matters.find((one) => one.matterId === id)?.status).toBe('complete');
  });

  test('the rows are what the facts fold to', async () => {
    const id = await received();
    await registered();
    await accept(id, 'food-permit');
    const folded = fold((await load(at.house, 'cell', cellOf(id) ?? 0, id)).map(matterFact), id);
    expect((await readState(at.house.db, id))?.state).toEqual(folded);
  });

  test('the answers are readable by those who handle them, and in no fact, row or list', async () => {
    const id = await received();
    const texts = (await load(at.house, 'cell', cellOf(id) ?? 0, id)).map((fact) => fact.text).join('\n');
    expect(texts).not.toContain('110101190001010014');
    expect(texts).not.toContain('示范路1号');
    expect(JSON.stringify(await readState(at.house.db, id))).not.toContain('张示范');
    const view = await get<MatterView>('zhao-shencha', `/api/matters/${id}`);
    expect(view.answers.find((one) => one.element === 'premises.address')?.value).toBe('安和县示范路1号');
    expect(view.applicant?.identity).toBe('1101**********0014');
  });
});

describe('谁能看、谁能办', () => {
  test('a stranger does not even learn that the matter exists', async () => {
    const id = await received();
    const reply = await at.app.inject({ url: `/api/matters/${id}`, cookies: await as('li-yangli') });
    expect([reply.statusCode, reply.json().code]).toEqual([404, 'matter-not-found']);
    expect((await at.app.inject({ url: `/api/matters/${id}` })).statusCode).toBe(401);
  });

  test('an organ sees its own cases, the window all of them', async () => {
    const id = await received();
    expect((await get<MatterView>('wu-xiaofang', `/api/matters/${id}`)).cases.map((one) => one.item)).toEqual([
      'fire-check',
    ]);
    expect((await get<MatterView>('chen-chuangkou', `/api/matters/${id}`)).cases).toHaveLength(4);
  });

  test('every reading by staff is shown to the person', async () => {
    const id = await received('wang-daiban');
    await get<MatterView>('wu-xiaofang', `/api/matters/${id}`);
    const space = await get<{ reads: { matter?: string }[] }>('wang-daiban', '/api/data-space');
    expect(space.reads.some((one) => one.matter === id)).toBe(true);
  });

  test('the work list shows an organ its own work, soonest due first, and the next page goes on where it stopped', async () => {
    await received();
    const all = await get<TaskList>('wu-xiaofang', '/api/tasks');
    expect(new Set(all.tasks.map((one) => one.organ))).toEqual(new Set(['fire-brigade']));
    expect(all.tasks.map((one) => one.dueOn)).toEqual(all.tasks.map((one) => one.dueOn).toSorted());
    const first = await get<TaskList>('wu-xiaofang', '/api/tasks?limit=1');
    const second = await get<TaskList>(
      'wu-xiaofang',
      `/api/tasks?limit=1&after=${encodeURIComponent(first.next ?? '')}`,
    );
    expect([first.tasks[0]?.matterId, second.tasks[0]?.matterId]).toEqual(
      all.tasks.slice(0, 2).map((one) => one.matterId),
    );
    expect((await get<TaskList>('zheng-xiaofang', '/api/tasks?kind=intake')).tasks).toEqual([]);
  });
});

describe('一次动作，一个效果', () => {
  test('a double click hands in once, and both answers are the same', async () => {
    const same = key();
    const replies = await Promise.all([
      handInAs('li-yangli', {}, same),
      handInAs('li-yangli', {}, same),
      handInAs('li-yangli', {}, same),
    ]);
    expect(replies.map((one) => one.statusCode)).toEqual([201, 201, 201]);
    expect(new Set(replies.map((one) => one.body)).size).toBe(1);
  });

  test('the same key with another body is refused and has no effect', async () => {
    const same = key();
    await handInAs('li-yangli', {}, same);
    const other = await handInAs('li-yangli', { delivery: 'window' }, same);
    expect(other.json()).toMatchObject({ status: 422, code: 'idempotency-key-reused' });
  });

  test('open questions, missing answers and unknown files are told, and nothing is stored', async () => {
    const withoutKind = Object.fromEntries(Object.entries(answers).filter(([element]) => element !== 'applicant.kind'));
    expect(
      (await post('zhang-shifan', '/api/matters', { theme: 'restaurant', answers: withoutKind, materials: [] })).json(),
    ).toMatchObject({ code: 'questions-open' });
    const withoutName = Object.fromEntries(
      Object.entries(answers).filter(([element]) => element !== 'organisation.name'),
    );
    expect(
      (await post('zhang-shifan', '/api/matters', { theme: 'restaurant', answers: withoutName, materials: [] })).json(),
    ).toMatchObject({ code: 'answers-missing' });
    const unknown = { need: 'food-permit#layout', sha256: 'f'.repeat(64) };
    expect(
      (await post('zhang-shifan', '/api/matters', { theme: 'restaurant', answers, materials: [unknown] })).json(),
    ).toMatchObject({ code: 'file-not-found' });
  });

  test('a ban is told instead of a receipt', async () => {
    const banned = { ...answers, 'premises.buildingKind': 'residential' };
    expect(
      (await post('zhang-shifan', '/api/matters', { theme: 'restaurant', answers: banned, materials: [] })).json(),
    ).toMatchObject({ code: 'stopped-by-law' });
  });

  test('a mistyped number of a matter is not another matter', async () => {
    const id = await received();
    const wrong = `${id.slice(0, -1)}${id.endsWith('0') ? '1' : '0'}`;
    expect((await at.app.inject({ url: `/api/matters/${wrong}`, cookies: await as('zhang-shifan') })).statusCode).toBe(
      404,
    );
  });
});

describe('看得见的进度', () => {
  test('the page is told of every fact as it happens, and after a broken line goes on where it stopped', async () => {
    const id = await received();
    const address = await at.app.listen({ host: '127.0.0.1', port: 0 });
    const cookie = Object.entries(await as('zhang-shifan'))
      .map(([name, value]) => `${name}=${value}`)
      .join('; ');
    const listen = async (lastEventId: number, until: string): Promise<string> => {
      const stop = new AbortController();
      const reply = await fetch(`${address}/api/matters/${id}/live`, {
        headers: { cookie, 'last-event-id': String(lastEventId) },
        signal: stop.signal,
      });
      let text = '';
      for await (const chunk of reply.body as unknown as AsyncIterable<Uint8Array>) {
        text += Buffer.from(chunk).toString('utf8');
        if (text.includes(until)) break;
      }
      stop.abort();
      return text;
    };
    const { seq } = await get<MatterView>('zhang-shifan', `/api/matters/${id}`);
    const first = await listen(0, `"seq":${seq}}`);
    expect(first).toMatch(/id: 1\nevent: fact\ndata: \{"seq":1\}\n/);
    const later = listen(seq, `"seq":${seq + 1}}`);
    await accept(id, 'tax-confirmation');
    const text = await later;
    expect(text).not.toContain('"seq":1}');
    expect(first + text, "names of facts tell of an organ's inner work").not.toMatch(/"name"|received|accepted/);
  });

  test('a paper opens for its people and nobody else, and never inline', async () => {
    const id = await received();
    const view = await get<MatterView>('zhang-shifan', `/api/matters/${id}`);
    const paper = view.materials.find((one) => one.sha256 !== null);
    const url = `/api/matters/${id}/files/${paper?.sha256 ?? ''}`;
    const own = await at.app.inject({ url, cookies: await as('zhang-shifan') });
    expect([own.statusCode, String(own.headers['content-disposition']).startsWith('attachment')]).toEqual([200, true]);
    expect((await at.app.inject({ url, cookies: await as('li-yangli') })).statusCode).toBe(404);
  });

  test('the receipt names what was received, by whom, and until when an answer is promised', async () => {
    const id = await received();
    const slip = await get<Receipt>('zhang-shifan', `/api/matters/${id}/receipt`);
    expect(slip).toMatchObject({ matterId: id, applicant: '张示范', title: { zh: '我要开餐馆' } });
    expect(slip.materials.filter((one) => one.way === 'upload').every((one) => one.fileName?.endsWith('.pdf'))).toBe(
      true,
    );
    expect(slip.promisedOn).toMatch(/^2026-12-/);
  });
});

describe('停机补录与日历调整', () => {
  test('slips from an outage are entered in one go: each on the day it happened, flagged with its evidence, one refusal holding up no other', async () => {
    const known = (await handInAs('zhang-shifan')).json() as { matterId: string };
    const applicant = (await at.house.room<Matters>('matters').state(known.matterId))?.head.applicant;
    const occurredAt = new Date(now.getTime() - 26 * 3_600_000).toISOString();
    const handIn = { theme: 'restaurant', answers, materials: [], applicant };
    const body = {
      outage: '停机记录 2026-7',
      entries: [
        { slip: 'sj-001', occurredAt, handIn },
        { slip: 'sj-002', occurredAt, handIn: { ...handIn, answers: {} } },
      ],
    };
    const entered = await post('chen-chuangkou', '/api/matters/outage', body, 'outage-7');
    expect(entered.statusCode).toBe(200);
    const { entries } = entered.json() as {
      entries: { slip: string; matterId: string | null; refused: string | null }[];
    };
    expect(entries.map((one) => [one.slip, one.refused === null])).toEqual([
      ['sj-001', true],
      ['sj-002', false],
    ]);
    const id = entries[0]?.matterId ?? '';
    const view = await get<MatterView>('chen-chuangkou', `/api/matters/${id}`);
    expect(view.receivedAt).toBe(occurredAt);
    const late = view.timeline.find((one) => one.name === 'late-entry-recorded');
    expect(late).toMatchObject({ isLate: true, detail: { evidence: '停机记录 2026-7 sj-001' } });
    const again = await post('chen-chuangkou', '/api/matters/outage', body, 'outage-7');
    expect((again.json() as { entries: unknown[] }).entries[0]).toEqual(entries[0]);
    expect((await post('zhang-shifan', '/api/matters/outage', body)).statusCode).toBe(403);
  });

  test('a corrected calendar is previewed, put in force with its reason, and reaches the running matters; days past stay', async () => {
    const id = (await handInAs('zhang-shifan')).json() as { matterId: string };
    await accept(id.matterId, 'food-permit');
    const before = open(await get<MatterView>('zhang-shifan', `/api/matters/${id.matterId}`), 'food-permit').promised
      ?.due;
    const { mainlandCalendar } = await import('../calendar/index.ts');
    const shipped = mainlandCalendar.years[2026];
    const body = {
      source: '安和县人民政府通告（示范）',
      years: {
        2026: { notice: '示范通告 1 号', rest: `${shipped?.rest ?? ''} E1126-1127`, work: shipped?.work ?? '' },
      },
    };
    const preview = await post('xi-tong', '/api/calendar/preview', body);
    expect(preview.json()).toMatchObject({ days: [{ date: '2026-11-26' }, { date: '2026-11-27' }] });
    expect((preview.json() as { matters: number }).matters).toBeGreaterThan(0);
    expect((await post('qian-jueding', '/api/calendar', { ...body, reason: '试' })).statusCode).toBe(403);
    expect((await post('xi-tong', '/api/calendar', { ...body, reason: '县庆放假' })).statusCode).toBe(200);
    await at.relay.drain();
    const view = await get<MatterView>('zhang-shifan', `/api/matters/${id.matterId}`);
    const after = open(view, 'food-permit').promised;
    expect(after?.due).not.toBe(before);
    expect(view.timeline.some((one) => one.name === 'due-moved')).toBe(true);
    expect(view.notices.some((one) => one.kind === 'due-moved')).toBe(true);
    const wrong = {
      ...body,
      years: { 2027: { notice: '安政办发〔2026〕9号', rest: 'N0230', work: '' } },
      reason: '试',
    };
    const until = () => at.house.room<Matters>('matters').publishedUntil();
    expect(await until()).toBe(2026);
    expect((await post('xi-tong', '/api/calendar', wrong)).json()).toMatchObject({
      code: 'calendar-unreadable',
      detail: { year: '2027', entry: 'N0230' },
    });
    expect((await post('xi-tong', '/api/calendar', { ...body, reason: '再来' })).json()).toMatchObject({
      code: 'calendar-unchanged',
    });
    const next = { ...body, years: { 2027: { notice: '安政办发〔2026〕9号', rest: 'N0101-0103', work: '' } } };
    expect((await post('xi-tong', '/api/calendar', { ...next, reason: '年度安排' })).statusCode).toBe(200);
    expect(await until()).toBe(2027);
  });
});

describe('代岗、移交与委托', () => {
  const staffId = async (account: string): Promise<string> => {
    const id = (await handInAs('zhang-shifan')).json() as { matterId: string };
    const one = open(await get<MatterView>(account, `/api/matters/${id.matterId}`), 'food-permit');
    await act(account, id.matterId, 'accept-case', { case: one.case, version: one.version });
    const facts = await at.house.room<Matters>('matters').facts(id.matterId);
    return facts.find((fact) => fact.name === 'case-accepted')?.actor ?? '';
  };

  test('work in the hands of somebody away is done by the cover on the days named, and handed over whole when they leave', async () => {
    const zhao = await staffId('zhao-shencha');
    const id = ((await handInAs('zhang-shifan')).json() as { matterId: string }).matterId;
    await accept(id, 'food-permit');
    const colleagues = await get<{ staff: { id: string; name: string; roles: string[] }[] }>(
      'qian-jueding',
      '/api/staff',
    );
    const withRole = (role: string) =>
      colleagues.staff.find((one) => one.id !== zhao && one.roles.includes(role))?.id ?? '';
    const other = withRole('inspector');
    const task = await taskOf('zhao-shencha', id, 'food-permit', 'survey');
    const assign = (to: string) =>
      post('qian-jueding', `/api/matters/${id}/assign-task`, { task: task.task, version: task.version, to });
    // Who decides does no site check: a task goes to nobody whose power does not cover it, nor to another organ.
    expect((await assign(withRole('approver'))).json()).toMatchObject({ code: 'power-does-not-cover' });
    expect((await assign('s-3-nobody')).json()).toMatchObject({ code: 'not-a-colleague' });
    expect((await assign(zhao)).statusCode).toBe(200);
    const absent = { staff: zhao, cover: other, from: '2026-11-25', until: '2026-11-30', reason: '年休假' };
    expect((await post('qian-jueding', '/api/absences', absent)).statusCode).toBe(201);
    expect((await post('wu-xiaofang', '/api/absences', { ...absent, staff: undefined })).json()).toMatchObject({
      code: 'not-a-colleague',
    });
    const standing = async () =>
      (
        await get<{ absences: { absence: string; staff: string; until: string; isNow: boolean }[] }>(
          'qian-jueding',
          '/api/standing-in',
        )
      ).absences.find((one) => one.staff === zhao);
    const { absence = '' } = (await standing()) ?? {};
    const change = (who: string, until: string) =>
      post(who, `/api/absences/${absence}/change`, { until, reason: '手术后休养' });
    expect((await change('qian-jueding', '2026-12-04')).json()).toMatchObject({ until: '2026-12-04' });
    expect(await standing()).toMatchObject({ until: '2026-12-04', isNow: true });
    expect((await change('wu-xiaofang', '2026-12-05')).json()).toMatchObject({ code: 'absence-not-found' });
    expect((await change('qian-jueding', '2026-11-20')).json()).toMatchObject({ code: 'absence-dates-wrong' });
    const handed = await post('qian-jueding', '/api/tasks/hand-over', { from: zhao, to: other, reason: '调离' });
    expect(handed.json()).toMatchObject({ kept: [] });
    expect((handed.json() as { handed: number }).handed).toBeGreaterThan(0);
    expect((await taskOf('qian-jueding', id, 'food-permit', 'survey')).assignee).toBe(other);
    // Whoever touches a task while all is handed over holds nothing up: it goes as it stands then.
    for (let [from, to, n] = [other, zhao, 0]; n < (isFull ? 100 : 3); [from, to, n] = [to, from, n + 1]) {
      const { version } = await taskOf('qian-jueding', id, 'food-permit', 'survey');
      const touch = { task: task.task, version, to: from };
      const [both] = await Promise.all([
        post('qian-jueding', '/api/tasks/hand-over', { from, to, reason: '轮岗' }),
        post('qian-jueding', `/api/matters/${id}/assign-task`, touch),
      ]);
      expect(JSON.stringify((both.json() as { kept: unknown[] }).kept)).not.toContain('stale');
    }
    // Whoever applied reads which organ has it in hand, and nobody's account.
    const own = await taskOf('zhang-shifan', id, 'food-permit', 'survey');
    expect([own.organ, own.assignee, own.assigneeName]).toEqual(['approval-bureau', null, null]);
  });

  test('power is lent to a colleague for some days, with a reason, and not lent on', async () => {
    const zhao = await staffId('zhao-shencha');
    const lent = await post('qian-jueding', '/api/delegations', { to: zhao, days: 7, reason: '外出培训' });
    expect(lent.statusCode).toBe(201);
    const { staff } = await get<{ staff: { id: string; roles: string[] }[] }>('qian-jueding', '/api/staff');
    expect(staff.find((one) => one.id === zhao)?.roles).toContain('approver');
    const on = await post('zhao-shencha', '/api/delegations', { to: staff[0]?.id, days: 7, reason: '再委托' });
    expect(on.statusCode).toBeGreaterThanOrEqual(400);
  });
});
