import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessWorld, counterAnswers, type AccessWorld, type Who } from '../../../test/access/world.ts';
import type { CounterDay, MatterView, Sheet, SheetList } from '../index.ts';

let at: AccessWorld;
let matterId = '';
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
  const plan = json<{ needs: { id: string; chosen: { kind: string } }[] }>(
    await at.send(clerk, 'POST', '/api/plans', { theme: 'restaurant', answers: counterAnswers }),
  );
  const reply = await at.send(clerk, 'POST', '/api/matters', {
    theme: 'restaurant',
    answers: counterAnswers,
    channel: 'window',
    delivery: 'window',
    site: 'hall',
    materials: plan.needs
      .filter((need) => need.chosen.kind === 'upload')
      .map((need) => ({ need: need.id, sha256: at.sha256 })),
  });
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
