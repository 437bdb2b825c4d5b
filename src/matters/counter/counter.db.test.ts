import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessWorld, counterAnswers, type AccessWorld, type Who } from '../../../test/access/world.ts';
import type {
  CounterDay,
  MatterView,
  OneTimeList,
  OutageList,
  SealList,
  SealUseList,
  Sheet,
  SheetList,
  TaskList,
} from '../index.ts';

let at: AccessWorld;
let matterId = '';
/** A need whose original is only looked at, and what the house says to one that is not even described. */
let seen = '';
let undescribed = '';
interface Need {
  readonly id: string;
  readonly chosen: { readonly kind: string };
  readonly ways: readonly { readonly kind: string }[];
}
beforeAll(async () => {
  at = await accessWorld();
  matterId = await receiveAtCounter();
}, 240_000);
afterAll(() => at.close());

const json = <T>(reply: { json(): unknown }): T => reply.json() as T;
const clerk: Who = 'window clerk';
const reviewer: Who = 'reviewer of an organ with a case';
const day = async (): Promise<CounterDay> => json(await at.send(clerk, 'GET', '/api/counter/day'));
const view = async (who: Who = clerk): Promise<MatterView> =>
  json(await at.send(who, 'GET', `/api/matters/${matterId}`));

/** Somebody stands at the counter, shows their document and hands in on paper. */
async function receiveAtCounter(): Promise<string> {
  const opened = await at.send(clerk, 'POST', '/api/counter', { identity: '330106190101010022' });
  expect(opened.statusCode).toBe(200);
  const plan = json<{ needs: Need[] }>(
    await at.send(clerk, 'POST', '/api/plans', { theme: 'restaurant', answers: counterAnswers }),
  );
  const uploads = plan.needs.filter((need) => need.chosen.kind === 'upload');
  seen = uploads.find((need) => need.ways.some((way) => way.kind === 'original-at-window'))?.id ?? '';
  const hand = (materials: readonly object[]) =>
    at.send(clerk, 'POST', '/api/matters', {
      theme: 'restaurant',
      answers: counterAnswers,
      channel: 'window',
      delivery: 'window',
      site: 'hall',
      materials,
    });
  undescribed = (await hand([{ need: seen }])).body;
  const paper = { kind: 'original', pages: 3 };
  const reply = await hand(
    uploads.map((need) => (need.id === seen ? { need: need.id, paper } : { need: need.id, sha256: at.sha256 })),
  );
  expect(reply.statusCode).toBe(201);
  return json<{ matterId: string }>(reply).matterId;
}

test('what came over the counter lies at the counter until it is handed over', async () => {
  const { papers, rows } = await day();
  expect(papers).toMatchObject({ opening: 0, went: 0, waiting: papers.came });
  expect(papers.came).toBeGreaterThan(3);
  expect(rows.every((row) => row.open.includes('not-handed-over'))).toBe(true);
  expect(JSON.stringify(rows)).not.toContain('330106190101010022');
});

test('a paper that the item lets stay on paper is described by the clerk who saw it; one that is not described is refused', async () => {
  expect(undescribed).toContain('paper-not-described');
  const paper = (await view()).materials.find((one) => one.need === seen);
  expect(paper).toMatchObject({ state: 'given', sha256: null, onPaper: { text: '原件3页', seenBy: '陈窗口' } });
});

test('one sheet is for one organ; the window signs by giving, the organ by taking, and what is missing is named', async () => {
  const cases = (await view()).cases;
  const own = cases.filter((one) => one.organ === 'approval-bureau').map((one) => one.case);
  const foreign = cases.find((one) => one.organ === 'fire-brigade')?.case as string;
  const hand = (body: object) => at.send(clerk, 'POST', `/api/matters/${matterId}/hand-over-papers`, body);
  expect((await hand({ sheet: 'jj-1', organ: 'approval-bureau', cases: [...own, foreign] })).body).toContain(
    'sheet-of-another-organ',
  );
  expect((await hand({ sheet: 'jj-1', organ: 'approval-bureau', cases: own })).statusCode).toBe(200);
  expect((await hand({ sheet: 'jj-2', organ: 'approval-bureau', cases: own })).body).toContain('no-papers-at-window');
  expect(json<SheetList>(await at.send(reviewer, 'GET', '/api/counter/sheets')).sheets).toMatchObject([
    { sheet: 'jj-1', cases: own.length },
  ]);
  expect((await at.send('reviewer of another organ', 'GET', '/api/counter/sheets/jj-1')).statusCode).toBe(404);
  const [paper] = (await view(reviewer)).handOvers[0]?.papers ?? [];
  const taken = await at.send(reviewer, 'POST', `/api/matters/${matterId}/take-papers`, {
    sheet: 'jj-1',
    missing: [paper],
    note: '封套里没有这一份',
  });
  expect(taken.statusCode).toBe(200);
  const sheet = json<Sheet>(await at.send(clerk, 'GET', '/api/counter/sheets/jj-1'));
  expect(sheet.rows.map((row) => [row.handedBy, row.takenBy])).toEqual(own.map(() => ['陈窗口', '赵审查']));
  expect(sheet.rows.flatMap((row) => row.papers).length).toBeGreaterThan(0);
  expect(sheet.rows.filter((row) => row.open.includes('paper-missing'))).toHaveLength(1);
  expect((await day()).papers).toMatchObject({ went: own.length });
});

test('the day is closed when the count is right or the difference is named, and only once', async () => {
  const { waiting } = (await day()).papers;
  const close = (papers: number, explained: object) =>
    at.send(clerk, 'POST', '/api/counter/close', { counted: { papers, results: 0 }, explained });
  expect((await close(waiting - 1, {})).body).toContain('difference-not-named');
  expect((await close(waiting - 1, { papers: '消防一件被借阅，明早归还' })).statusCode).toBe(200);
  expect((await close(waiting, {})).body).toContain('day-already-closed');
  expect((await day()).closed).toMatchObject({
    by: '陈窗口',
    differences: [{ side: 'papers', by: -1, why: '消防一件被借阅，明早归还' }],
  });
});

test('a consultation stands in the register with question and answer', async () => {
  const asked = await at.send(clerk, 'POST', '/api/consultations', {
    way: 'counter',
    theme: 'restaurant',
    question: '二楼能不能开餐馆',
    answer: '可以，须单独设置排烟道；已给一次性告知书',
    isTold: true,
  });
  expect(asked.statusCode).toBe(200);
  const list = json<{ consultations: object[] }>(await at.send(clerk, 'GET', '/api/consultations'));
  expect(list.consultations).toMatchObject([{ by: '陈窗口', theme: 'restaurant', isTold: true }]);
  expect((await at.send(reviewer, 'GET', '/api/consultations')).statusCode).toBe(403);
});

test('whoever stands at the counter and waits comes first on the work list, until they go', async () => {
  const one = (await view()).cases.find((each) => each.organ === 'approval-bureau' && each.status === 'received');
  const mark = (waits: boolean, version?: number) =>
    at.send(clerk, 'POST', `/api/matters/${matterId}/mark-waiting`, { case: one?.case, version, waits });
  const first = async () => json<TaskList>(await at.send(reviewer, 'GET', '/api/tasks?kind=intake')).tasks;
  expect((await mark(true, one?.version)).statusCode).toBe(200);
  const waiting = await first();
  // The intake line of a case is no task of its own; it follows the case.
  expect(waiting[0]).toMatchObject({ matterId, case: one?.case, waitingSince: at.now.toISOString() });
  expect(waiting.filter((task) => task.case === one?.case && task.matterId === matterId)).toHaveLength(1);
  const now = (await view()).cases.find((each) => each.case === one?.case);
  expect((await mark(false, now?.version)).statusCode).toBe(200);
  expect((await first()).every((task) => task.waitingSince === null)).toBe(true);
});

test('a one-time notice is numbered, sealed under the letter, printed and registered', async () => {
  const { 'premises.area': area } = counterAnswers as Record<string, unknown>;
  const given = await at.send(clerk, 'POST', '/api/one-time-notices', {
    theme: 'restaurant',
    answers: area === undefined ? {} : { 'premises.area': area },
  });
  expect(given.statusCode).toBe(200);
  const { notice, number } = json<{ notice: string; number: string }>(given);
  expect(number).toMatch(/^安政务告〔2026〕第\d{7}号$/);
  const list = json<OneTimeList>(await at.send(clerk, 'GET', '/api/one-time-notices'));
  expect(list.notices).toMatchObject([{ notice, number, by: '陈窗口' }]);
  const pdf = await at.send(clerk, 'GET', `/api/one-time-notices/${notice}/pdf`);
  expect([pdf.statusCode, pdf.body.slice(0, 5)]).toEqual([200, '%PDF-']);
  const uses = json<SealUseList>(await at.send(clerk, 'GET', '/api/seal-uses?document=one-time'));
  expect(uses.uses).toMatchObject([
    { number, kind: 'reception-seal', letter: '演示授权', by: '陈窗口', matterId: null },
  ]);
  const next = await at.send(clerk, 'POST', '/api/one-time-notices', { theme: 'restaurant', answers: {} });
  expect(json<{ number: string }>(next).number, 'no two papers bear one number').not.toBe(number);
});

test('slips of an outage are listed at once; one that has not come yet is refused', async () => {
  const list = (occurredAt: string) =>
    at.send(clerk, 'POST', '/api/outages', { outage: 'TJ-1', slips: [{ slip: 'S1', occurredAt }] });
  expect((await list('2036-11-25T01:00:00.000Z')).body).toContain('occurred-in-the-future');
  expect(json(await list('2026-11-25T01:00:00.000Z'))).toEqual({ listed: 1 });
  expect(json(await list('2026-11-25T01:00:00.000Z'))).toEqual({ listed: 0 });
  const { slips } = json<OutageList>(await at.send(clerk, 'GET', '/api/outages'));
  expect(slips).toEqual([
    { outage: 'TJ-1', slip: 'S1', occurredAt: '2026-11-25T01:00:00.000Z', note: '', matterId: null },
  ]);
});

test('a letter of the organ takes the place of the demonstration; when it ends nothing more is sealed, and the register keeps what was', async () => {
  const approver: Who = 'approver of an organ with a case';
  const letter = (number: string, documents?: readonly string[], items?: readonly string[]) =>
    at.send(approver, 'POST', '/api/seals', {
      kind: 'acceptance-seal',
      form: 'electronic',
      number,
      keeper: '章保管',
      from: '2026-01-01',
      until: '2026-12-31',
      ...(documents ? { documents } : {}),
      ...(items ? { items } : {}),
    });
  expect((await at.send(reviewer, 'POST', '/api/seals', {})).statusCode).toBe(403);
  expect((await letter('安印授〔2026〕1号', ['grant'])).body).toContain('seal-not-for-document');
  expect((await letter('安印授〔2026〕1号', undefined, ['fire-check'])).body).toContain('seal-not-for-item');
  expect((await letter('安印授〔2026〕1号')).statusCode).toBe(200);
  expect((await letter('安印授〔2026〕1号')).body).toContain('letter-number-used');
  const turnDown = async () => {
    const one = (await view(reviewer)).cases.find((each) => each.status === 'received');
    return await at.send(reviewer, 'POST', `/api/matters/${matterId}/not-accept-case`, {
      case: one?.case,
      version: one?.version,
      kind: 'not-required',
      reasons: '依法无需许可',
      signpost: { organ: null, site: null, text: '可以直接经营' },
    });
  };
  expect((await turnDown()).statusCode).toBe(200);
  const used = async (query = '') => json<SealUseList>(await at.send(reviewer, 'GET', `/api/seal-uses${query}`)).uses;
  expect(await used('?document=not-required')).toMatchObject([
    { letter: '安印授〔2026〕1号', kind: 'acceptance-seal', by: '赵审查', matterId },
  ]);
  expect((await used('?kind=organ-seal&from=2026-11-25')).length).toBe(0);
  const { letters } = json<SealList>(await at.send(approver, 'GET', '/api/seals'));
  const own = letters.find((one) => one.number === '安印授〔2026〕1号');
  const ended = await at.send(approver, 'POST', `/api/seals/${own?.letter}/end`, { reason: '换发新章' });
  expect(ended.statusCode).toBe(200);
  const refused = await turnDown();
  expect([refused.statusCode, refused.body]).toEqual([409, expect.stringContaining('seal-letter-ended')]);
  const csv = await at.send(reviewer, 'GET', '/api/seal-uses/csv?document=not-required');
  expect(csv.headers['content-type']).toContain('text/csv');
  expect(csv.body.split('\r\n')).toHaveLength(3);
  expect(csv.body).toContain('"安印授〔2026〕1号"');
});
