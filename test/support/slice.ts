/** The slice with something on every page: drafts, a matter under way, one with a correction asked for, a certificate. */
import { demoPassword } from '../../src/people/index.ts';
import type { MatterView } from '../../src/matters/index.ts';
import type { Plan } from '../../src/planner/pure.ts';
import type { App } from '../../src/platform/index.ts';
import { answers, papersFor } from './hand-in.ts';
import { statesOf, type SliceState } from './slice-states.ts';
import { pagesOf, type Looker, type Made, type SlicePage } from './slice-pages.ts';

export type { SlicePage };

/** What is needed of a house to furnish it: its server, its relay, and time that goes on. */
export interface Furnishable {
  readonly app: App;
  readonly relay: { drain(): Promise<unknown> };
  /** Time goes on by so many milliseconds. */
  pass(milliseconds: number): void;
}

/** A furnished slice. */
export interface Slice {
  readonly pages: readonly SlicePage[];
  /** Pages in the states that come of doing something. */
  readonly states: readonly SliceState[];
  /** Pages of the house without an address here. Empty, or somebody forgot. */
  readonly forgotten: readonly string[];
  /** Opens a session and gives its cookie; `nobody` gives none. */
  session(who: Looker): Promise<string | undefined>;
}

type Ask = (
  who: Looker | 'lv-shebao' | 'xu-shuiwu' | 'he-shuiwu' | 'zhu-chengguan',
  url: string,
  payload?: object,
) => Promise<unknown>;

/** Furnishes the house and gives its pages. */
export async function furnishSlice(at: Furnishable): Promise<Slice> {
  const sessions = new Map<string, string>();
  let asked = 0;
  const open = async (who: string): Promise<string> => {
    asked += 1;
    const reply = await at.app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { account: who, password: demoPassword },
      remoteAddress: `10.8.0.${asked % 250}`,
    });
    const cookie = reply.cookies.find((one) => one.name === 'onevisit_session');
    if (!cookie) throw new Error(`${who}: ${reply.body}`);
    return cookie.value;
  };
  const ask: Ask = async (who, url, payload) => {
    if (who !== 'nobody' && !sessions.has(who)) sessions.set(who, await open(who));
    asked += 1;
    const session = sessions.get(who);
    const reply = await at.app.inject({
      method: payload ? 'POST' : 'GET',
      url,
      ...(session ? { cookies: { onevisit_session: session } } : {}),
      headers: { 'idempotency-key': `slice-${asked}` },
      ...(payload ? { payload } : {}),
    });
    if (reply.statusCode >= 300) throw new Error(`${who} ${url}: ${reply.statusCode} ${reply.body}`);
    return reply.json();
  };
  const sessionFor = async (who: Looker): Promise<string | undefined> => {
    const [account = '', serving] = who.split(', ');
    if (account === 'nobody') return undefined;
    const session = await open(account);
    if (serving !== undefined) await serve(at, session);
    return session;
  };
  const made = await furnish(at, ask);
  const { pages, forgotten } = pagesOf(made);
  const states = statesOf(made);
  return { pages, states, forgotten, session: sessionFor };
}

async function furnish(at: Furnishable, ask: Ask): Promise<Made> {
  const own = 'zhang-shifan';
  const { file, uploads, materials } = await papersFor((url, payload) => ask(own, url, payload));
  const handIn = async () =>
    ((await ask(own, '/api/matters', { theme: 'restaurant', answers, materials })) as { matterId: string }).matterId;
  const [matter, corrected] = [await handIn(), await handIn()];
  await at.relay.drain();
  await letOrgansWork(at, ask, matter);
  await askForCorrection(ask, corrected);
  const { permittedActions } = (await ask(own, `/api/matters/${corrected}`)) as MatterView;
  const { certificates } = (await ask(own, `/api/certificates?matter=${matter}`)) as { certificates: { id: string }[] };
  const ids = certificates.map((one) => one.id);
  const views = await Promise.all(
    ids.map(
      (id) => ask(own, `/api/certificates/${id}`) as Promise<{ number: string; check: string; elsewhere?: object }>,
    ),
  );
  const ours = Math.max(
    0,
    views.findIndex((one) => one.elsewhere === undefined),
  );
  const { number = '', check = '' } = views[ours] ?? {};
  const stored = { ...file, type: 'application/pdf', size: 15 };
  const lines = [...new Set(uploads.map((need) => need.line))];
  const draft = async (facts: object, papers: object) => {
    const content = { facts, papers, delivery: 'electronic' };
    return ((await ask(own, '/api/drafts', { theme: 'restaurant', content })) as { draftId: string }).draftId;
  };
  const hardly = { 'food.scope': 'catering' };
  const plan = (await ask(own, '/api/plans', { theme: 'restaurant', answers: hardly })) as Plan;
  await ask(own, '/api/mandates', { agentAccount: 'wang-daiban', kind: 'agent', scope: 'restaurant', days: 30 });
  await at.relay.drain();
  const { lists } = (await ask('nobody', '/api/lists')) as { lists: { list: string }[] };
  return {
    draft: await draft(answers, Object.fromEntries(lines.map((line) => [line, [stored]]))),
    begun: await draft(hardly, {}),
    asked: plan.questions[0]?.element ?? '',
    banned: await draft({ ...answers, 'premises.buildingKind': 'residential' }, {}),
    line: lines[0] ?? '',
    sha256: file.sha256,
    matter,
    corrected,
    withdrawable: permittedActions.find((one) => one.command === 'withdraw-case')?.case ?? '',
    certificate: ids[ours] ?? '',
    verify: `number=${encodeURIComponent(number)}&check=${encodeURIComponent(check)}`,
    list: lists[0]?.list ?? '',
    project: await openProject(ask),
    benefit: await runBenefit(ask),
    ...(await receiveAtTheWindow(at, ask, materials)),
  };
}

/** The applicant is offered a policy that pays without application. */
async function runBenefit(ask: Ask): Promise<string> {
  const item = 'graduates-subsidy';
  await ask('lv-shebao', `/api/benefit-runs/${item}`, {});
  return item;
}

async function openProject(ask: Ask): Promise<string> {
  const opened = (await ask('zhang-shifan', '/api/projects', {
    code: '2026-999901-33-03-000777',
    name: '安和示范零部件项目',
    theme: 'industrial-project',
    answers: { 'project.name': '安和示范零部件项目', 'project.investment': 5000, 'project.special': true },
  })) as { projectId: string };
  return opened.projectId;
}

const applicantsNumber = '110101190001010014';

/** The applicant stands at the counter of the clerk whose session it is. */
async function serve(at: Furnishable, session: string): Promise<void> {
  const done = await at.app.inject({
    method: 'POST',
    url: '/api/counter',
    payload: { identity: applicantsNumber },
    cookies: { onevisit_session: session },
  });
  if (done.statusCode !== 200) throw new Error(`nobody is served: ${done.body}`);
}

/** The applicant is served: a draft hardly begun, one with everything told, and a matter whose papers go to the first organ. */
async function receiveAtTheWindow(
  at: Furnishable,
  ask: Ask,
  materials: readonly object[],
): Promise<Pick<Made, 'told' | 'toldAll' | 'sheet'>> {
  const clerk = 'chen-chuangkou';
  const draft = async (facts: object) => {
    const content = { facts, papers: {}, delivery: 'window' };
    return ((await ask(clerk, '/api/drafts', { theme: 'restaurant', content })) as { draftId: string }).draftId;
  };
  await ask(clerk, '/api/counter', { identity: applicantsNumber });
  const [told, toldAll] = [await draft({ 'food.scope': 'catering' }), await draft(answers)];
  const body = { theme: 'restaurant', answers, materials, channel: 'window', delivery: 'window' };
  const { matterId } = (await ask(clerk, '/api/matters', body)) as { matterId: string };
  await at.relay.drain();
  const { cases } = (await ask(clerk, `/api/matters/${matterId}`)) as MatterView;
  const organ = 'approval-bureau';
  const sheet = 'jj-000000000001';
  const own = cases.filter((one) => one.organ === organ).map((one) => one.case);
  await ask(clerk, `/api/matters/${matterId}/hand-over-papers`, { sheet, organ, cases: own });
  return { told, toldAll, sheet };
}

/** The registration is filled back from outside; then the tax bureau decides, so that there is a certificate, and city management's approver has something to decide. */
async function letOrgansWork(at: Furnishable, ask: Ask, matterId: string): Promise<void> {
  const of = async (organ: string) => {
    const { cases } = (await ask('zhang-shifan', `/api/matters/${matterId}`)) as MatterView;
    const one = cases.find((each) => each.organ === organ);
    if (!one) throw new Error(`no case of ${organ}`);
    return one;
  };
  for (const [who, organ] of [
    ['xu-shuiwu', 'tax-bureau'],
    ['zhu-chengguan', 'city-management'],
  ] as const) {
    const one = await of(organ);
    await ask(who, `/api/matters/${matterId}/accept-case`, { case: one.case, version: one.version });
  }
  for (let tries = 0; tries < 14; tries += 1) {
    at.pass(60_000);
    await at.relay.drain();
    const task = (await of('tax-bureau')).tasks.find((each) => each.kind === 'decide' && each.state === 'open');
    if (task) {
      const order = { task: task.task, version: task.version, effect: 'granted', reasons: '符合条件，予以确认。' };
      await ask('he-shuiwu', `/api/matters/${matterId}/decide-case`, order);
      await at.relay.drain();
      return;
    }
    await new Promise((done) => setTimeout(done, 150));
  }
  throw new Error('the outside register never answered');
}

async function askForCorrection(ask: Ask, matterId: string): Promise<void> {
  const view = (await ask('zhao-shencha', `/api/matters/${matterId}`)) as MatterView;
  const paper = view.materials.find((each) => each.sha256);
  if (!paper) throw new Error('no paper to put right');
  await ask('zhao-shencha', `/api/matters/${matterId}/notify-correction`, {
    seq: view.seq,
    defects: [{ case: paper.case, need: paper.need, problem: '平面布置图缺少比例尺，请补画后重新上传。' }],
  });
}
