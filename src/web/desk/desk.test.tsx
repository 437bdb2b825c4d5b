import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { CaseView } from '../../matters/index.ts';
import { renderDocument } from '../document.tsx';
import type { PageResult } from '../app/pages.ts';
import { html } from '../components/render.ts';
import { Beside } from '../matter/beside.tsx';
import { eventOf } from '../matter/event.tsx';
import type { Opened } from './matter/matter-page.tsx';
import { matterView } from './matter/matter-page.tsx';
import { usualAction } from './role-work.ts';
import { surveyView } from './survey/survey-page.tsx';
import { searchView } from './list/search-page.tsx';
import { covers, isChecked, outcomesView } from './list/batch.tsx';
import { filtersOf } from './list/task-filters.tsx';
import { tasksView } from './list/tasks-page.tsx';
import { nobodyLeft } from './matter/nobody-left.tsx';
import { SimilarPanel } from './matter/similar-panel.tsx';
import { dutiesOf } from './matter/who-panel.tsx';
import { list, matter, visitAs } from './testing/example.ts';

const bodyOf = (page: PageResult): string => {
  if (!('body' in page)) throw new Error('not a page');
  return html(<>{page.body}</>);
};
const matterHtml = (opened: Opened = {}, query: Record<string, string> = {}) =>
  bodyOf(matterView(visitAs({}, query), matter, {}, opened));
const examine = { command: 'examine', case: 'c1', task: 'c1.examine' };
const links = (markup: string): string[] => [...markup.matchAll(/\?do=([a-z-]+)/g)].map((match) => match[1] as string);

test('the work list says how much is open and late, in words and not by colour alone', () => {
  const markup = bodyOf(tasksView(visitAs(), list, {}));
  expect(markup).toContain('2 件待办，1 件临近到期，1 件已超期。');
  expect(markup).toContain('已超期');
  expect(markup).toContain(`href="/desk/matters/${matter.id}?task=c1.examine#act"`);
  expect(markup).toContain('约定 2026年12月1日 09:30');
  expect(markup).toContain('等您审查的');
});

test('the next page of the list keeps the filters and goes on after the last row', () => {
  const markup = bodyOf(tasksView(visitAs(), list, { kind: 'examine' }));
  expect(markup).toContain('href="/desk?kind=examine&amp;after=2026-12-02%7Cm%7Cc1"');
});

test('an empty list teaches how work gets there', () => {
  const none = { tasks: [], counts: { open: 0, amber: 0, red: 0 }, next: null };
  expect(bodyOf(tasksView(visitAs(), none, {}))).toContain('点开一行就能办');
  expect(bodyOf(tasksView(visitAs(), none, { colour: 'red' }))).toContain('看全部待办');
});

test('a filter that does not exist is left out', () => {
  expect(filtersOf(visitAs({}, { kind: '<b>', colour: 'blue', mine: 'true' }))).toEqual({ mine: 'true' });
});

test('the matter shows both clocks, the masked applicant, papers and facts', () => {
  const markup = matterHtml();
  for (const words of [
    '承诺期限',
    '法定期限',
    '为什么是这一天？',
    '1101**********0014',
    '平面布置图',
    '核对材料',
    '陈窗口',
    '承诺符合消防条件',
    '没有签字',
  ])
    expect(markup).toContain(words);
  expect(markup).toContain(`/api/matters/${matter.id}/files/${'a'.repeat(64)}`);
});

test('only the permitted actions are offered', () => {
  expect(links(matterHtml()).sort()).toEqual(['add-note', 'examine', 'suspend-clock']);
});

test('a task of the work list opens its form, with the version that was seen', () => {
  const markup = matterHtml({}, { task: 'c1.examine' });
  expect(markup).toContain('确认审查');
  expect(markup).toMatch(/name="version" value="3"/);
  expect(markup).toMatch(/name="key" value="key-1"/);
  expect(markup.indexOf('id="act"')).toBeLessThan(markup.indexOf('data-live'));
});

test('whoever decides reads beside the form what was examined, by whom and with which reasons', () => {
  const examined = {
    seq: 20,
    name: 'examined',
    at: '2026-11-26T02:00:00.000Z',
    recordedAt: '2026-11-26T02:00:00.000Z',
    isLate: false,
    cases: ['c1'],
    by: { kind: 'staff' as const, name: '赵审查', organName: null },
    detail: { case: 'c1', opinion: 'deny', text: '生熟交叉，布局与图纸不一致' },
  };
  const decide = { command: 'decide-case' as const, case: 'c1', task: 'c1.examine', version: 3 };
  const weighed = { ...matter, timeline: [...matter.timeline, examined], permittedActions: [decide] };
  const page = bodyOf(
    matterView(visitAs({ roles: ['approver'] }), weighed, {}, { wanted: { ...decide, task: 'c1.examine' } }),
  );
  const form = page.slice(page.indexOf('id="act"'), page.indexOf('data-live'));
  for (const words of ['建议不予许可', '生熟交叉，布局与图纸不一致', '赵审查 · 2026年11月26日 10:00'])
    expect(form).toContain(words);
});

test('a document that nobody has served is named where the next step would stand, once for all its cases', () => {
  const notice = { ...(matter.notices[0] as (typeof matter.notices)[number]), isServed: false, cases: ['c1', 'c2'] };
  const held = matter.cases.map((one) => ({ ...one, flags: [...one.flags, 'notice-unserved' as const] }));
  const waiting = { ...matter, cases: held, notices: [notice], permittedActions: [] };
  const page = bodyOf(matterView(visitAs(), waiting, {}, {}));
  expect(page).toContain('有文书还没有送达，送达登记以后才能办下一步');
  expect(dutiesOf(visitAs(), waiting).filter((duty) => duty.what === '送达文书')).toHaveLength(1);
  expect(bodyOf(surveyView(visitAs({ roles: ['inspector'] }), waiting, []))).toContain(notice.number);
  const free = { ...waiting, cases: matter.cases };
  expect(bodyOf(surveyView(visitAs({ roles: ['inspector'] }), free, []))).toContain('现在没有您要做的现场核查');
});

test('an action that is not permitted has no form, and says so', () => {
  const markup = matterHtml({
    wanted: { command: 'decide-case', case: 'c1', task: 'c1.decide' },
  });
  expect(markup).not.toContain('<form');
  expect(markup).toContain('这一步现在不能办');
  // What was written can be copied; what was chosen from a list is a code that nobody can read.
  const values = { command: ['decide-case'], effect: ['denied'], reasons: ['布局与图纸不一致'] };
  const again = matterHtml({ wanted: { command: 'decide-case', case: 'c1', task: 'c1.decide' }, attempt: { values } });
  expect(again).toContain('<li>布局与图纸不一致</li>');
  expect(again).not.toContain('<li>denied</li>');
});

test('mistakes come back with everything that was typed', () => {
  const values = {
    command: ['examine'],
    'at.case': ['c1'],
    'at.task': ['c1.examine'],
    version: ['2'],
    seq: ['19'],
    key: ['k9'],
    text: ['材料齐全 <b>'],
  };
  const markup = matterHtml({
    wanted: examine,
    attempt: {
      values,
      mistakes: [{ field: 'opinion', control: 'a-opinion', error: 'web.error.empty' }],
    },
  });
  expect(markup).toContain('审查意见：请回答这一项。');
  expect(markup).toContain('材料齐全 &lt;b>');
  expect(markup).toMatch(/name="key" value="k9"/);
  expect(markup).toMatch(/name="version" value="2"/);
});

test('a stale page says what has changed since, keeps the words, and can be sent again', () => {
  const values = {
    command: ['examine'],
    version: ['2'],
    seq: ['20'],
    opinion: ['deny'],
    text: ['不符合条件'],
  };
  const problem = {
    status: 409,
    code: 'stale',
    title: '页面内容已不是最新',
    remedy: '请核对',
  };
  const markup = matterHtml({ wanted: examine, attempt: { values, problem } });
  const [, changes = ''] = /您打开页面之后[^<]*<\/p><ul>(.*?)<\/ul>/s.exec(markup) ?? [];
  expect(changes).toContain('核对材料 · 陈窗口');
  expect(changes).not.toContain('到场');
  expect(markup).toContain('不符合条件');
  expect(markup).toMatch(/value="deny" type="radio" checked/);
  expect(markup).toMatch(/name="version" value="3"/);
});

test('when a colleague was faster, what one typed can still be copied', () => {
  const values = {
    command: ['decide-case'],
    reasons: ['符合法定条件'],
    key: ['k'],
  };
  const problem = {
    status: 409,
    code: 'task-already-answered',
    title: '这一步已经有人办过',
    remedy: '请刷新页面查看结果。',
  };
  const markup = matterHtml({
    wanted: { command: 'decide-case', case: 'c1', task: 'c1.decide' },
    attempt: { values, problem },
  });
  expect(markup).toContain('这一步已经有人办过');
  expect(markup).toContain('符合法定条件');
});

test('the line of a task leads to what this person may do there, and to nothing else', () => {
  expect(usualAction(matter, 'c1.examine')?.command).toBe('examine');
  expect(usualAction(matter, 'c1.decide')).toBeUndefined();
});

test('a site check without a date is first given one by whoever may', () => {
  const may = {
    ...matter,
    permittedActions: [
      { command: 'schedule-survey' },
      { command: 'record-survey', case: 'c1', task: 'c1.survey', version: 2 },
    ],
  };
  expect(usualAction(may, 'c1.survey')?.command).toBe('schedule-survey');
});

test('intake looks at the papers before it accepts', () => {
  const may = {
    ...matter,
    permittedActions: [
      { command: 'accept-case', case: 'c1', version: 5 },
      { command: 'check-materials', case: 'c1', version: 5 },
    ],
  };
  expect(usualAction(may, 'c1.intake')?.command).toBe('check-materials');
  const checked = {
    ...may,
    materials: may.materials.map((each) => ({
      ...each,
      verdict: 'fits' as const,
    })),
  };
  expect(usualAction(checked, 'c1.intake')?.command).toBe('accept-case');
});

test('what was looked for and not found says what to do', () => {
  expect(bodyOf(searchView(visitAs(), '9999', { cases: [], next: null }))).toContain('没有找到“9999”');
});

test('the pages of the desk speak English too', () => {
  const markup = bodyOf(matterView(visitAs({}, { task: 'c1.examine' }, 'en'), matter, {}, {}));
  expect(markup).toContain('Food permit');
  expect(markup).not.toContain('web.desk.');
  expect(bodyOf(tasksView(visitAs({}, {}, 'en'), list, {}))).toContain('2 open, 1 due soon, 1 late.');
});

test('intake can be ticked by whoever accepts, tasks by whoever gives them away, and a decision by nobody', () => {
  const rows = { ...list, tasks: [{ ...list.tasks[0], kind: 'intake', task: 'c1.intake' }] } as typeof list;
  const ticked = (markup: string) => /type="checkbox"[^>]*name="row"|name="row"[^>]*type="checkbox"/.test(markup);
  expect(ticked(bodyOf(tasksView(visitAs(), rows, {})))).toBe(true);
  expect(ticked(bodyOf(tasksView(visitAs({ roles: ['inspector'] }), rows, {})))).toBe(false);
  const decide = { ...list, tasks: [{ ...list.tasks[0], kind: 'decide' }] } as typeof list;
  const markup = bodyOf(tasksView(visitAs({ roles: ['approver'] }), decide, {}));
  expect(markup).toContain('value="assign-task"');
  expect(markup).not.toContain('value="decide-case"');
});

test('a case with a paper that nobody looked at is never accepted with others', () => {
  expect(isChecked(matter, 'c1')).toBe(false);
  const checked = { ...matter, materials: matter.materials.map((each) => ({ ...each, verdict: 'fits' as const })) };
  expect(isChecked(checked, 'c1')).toBe(true);
});

test('a task is given together with others to nobody whose power does not cover its item', async () => {
  const given = async (ofItem: readonly string[], roles: readonly string[] = ['reviewer']) => {
    const get = async (url: string) => {
      const staff = [{ id: 's-1-zhao', name: '赵审查', roles: url.includes('item=') ? ofItem : roles, card: null }];
      return { ok: true, body: { staff } };
    };
    const visit = { ...visitAs({ roles: ['approver'] }), client: { get } } as unknown as Parameters<typeof covers>[0];
    return await covers(visit, 's-1-zhao', matter, { case: 'c1', task: 'c1.examine' });
  };
  expect(await given(['reviewer'])).toBe(true);
  expect(await given([])).toBe(false);
  // Who does no such work at all is the server's to judge, not a matter of items.
  expect(await given([], ['window-clerk'])).toBe(true);
});

test('a batch tells of every row whether it was done, or why not', () => {
  const told = { matter: matter.id, name: '食品经营许可', number: '1' };
  const markup = bodyOf(outcomesView(visitAs(), 'accept-case', [told, { ...told, refused: '材料还没有逐份核对' }]));
  expect(markup).toContain('办成 1 件，没有办成 1 件');
  expect(markup).toContain('材料还没有逐份核对');
});

test('the matter says first who has to do what, the soonest above', () => {
  const duties = dutiesOf(visitAs(), matter);
  expect(duties.map((one) => `${one.who}: ${one.what}`)).toContain('安和县行政审批服务局: 审查');
  expect(duties.map((one) => `${one.who}: ${one.what}`)).toContain('申请人: 补正 1 份材料');
  expect(duties.map((one) => one.due)).toEqual(duties.map((one) => one.due).toSorted());
});

test('the history says which step of which case began, in the words of the step', () => {
  const begun = { ...(matter.timeline[0] as (typeof matter.timeline)[number]), name: 'step-begun', cases: ['c1'] };
  const line = (task: string) => html(eventOf(visitAs(), matter, { ...begun, detail: { task } }).detail ?? <p />);
  expect(line('c1.survey')).toContain('食品经营许可 · 现场核查');
  expect(line('c1.examine')).toContain('食品经营许可 · 审查');
  expect(line('gone')).toMatch(/食品经营许可<\/p>$/);
});

test('a case says how many are called to its session, how many have voted, and how it ended', () => {
  const [one, ...others] = matter.cases as [CaseView, ...CaseView[]];
  const page = (outcome: 'denied' | null) => {
    const session = { members: 5, voted: 3, outcome };
    const cases = [{ ...one, tasks: one.tasks.map((task) => ({ ...task, session })) }, ...others];
    return bodyOf(matterView(visitAs(), { ...matter, cases }, {}, {}));
  };
  expect(page(null)).toContain('集体讨论：召集 5 人，已表决 3 人<');
  expect(page('denied')).toContain('集体讨论：召集 5 人，已表决 3 人，结论：不予<');
  expect(matterHtml()).not.toContain('集体讨论：');
});

test('only whoever asked for the hearing themselves is told that they may take it back; staff read nothing of it', () => {
  const [one] = matter.cases as [CaseView];
  const rights = (isOwn: boolean, isWantedByApplicant: boolean | null) => {
    const hearing: CaseView['hearing'] = {
      applyUntil: null,
      isWanted: true,
      holdBy: null,
      calledFor: '2026-12-01T01:30:00.000Z',
      place: '三楼',
      presiderName: '孙核查',
      isWantedByApplicant,
      isOver: false,
      heldOn: null,
      transcript: null,
    };
    return html(<Beside visit={visitAs()} matter={{ ...matter, isOwn }} one={{ ...one, hearing }} />);
  };
  expect(rights(true, true)).toContain('不想听证了，可以撤回');
  for (const answer of [false, null]) {
    expect(rights(true, answer)).toContain('可以申请回避');
    expect(rights(true, answer)).not.toContain('撤回');
  }
  expect(rights(false, true)).not.toMatch(/撤回|可以申请回避/);
});

test('earlier decisions stand beside the form with their reasons', () => {
  const decision = {
    effect: 'denied' as const,
    on: '2026-10-01',
    reasons: '布局不合要求',
    conditions: [],
    basis: ['《食品安全法》第三十五条'],
    isSameGround: true,
  };
  const markup = html(<SimilarPanel visit={visitAs()} decisions={[decision]} />);
  for (const words of ['不予许可', '布局不合要求', '同一依据', '第三十五条']) expect(markup).toContain(words);
});

test('a full list and a matter stay far below 110 KB', () => {
  const full = {
    ...list,
    tasks: Array.from({ length: 100 }, (_, index) => ({
      ...list.tasks[0],
      task: `c${index}.examine`,
      number: `99990120261125900${index}`,
    })),
  } as typeof list;
  const pages = [tasksView(visitAs(), full, {}), matterView(visitAs({}, { task: 'c1.examine' }), matter, {}, {})];
  for (const page of pages) {
    if (!('body' in page)) throw new Error('not a page');
    const document = renderDocument({
      lang: 'zh-CN',
      mode: 'standard',
      theme: 'auto',
      nonce: 'n',
      title: page.title,
      body: page.body,
    });
    expect(gzipSync(document).length).toBeLessThan(30_000);
  }
});

test('a decision in the history has the name of what was asked for: a renewal is not renewed, a licence is denied', () => {
  const told = (sort: CaseView['sort'], effect: string): string => {
    const [first] = matter.timeline;
    const [one] = matter.cases;
    if (!first || !one) throw new Error('an empty example');
    const entry = { ...first, name: 'case-decided', cases: [one.case], detail: { effect } };
    return eventOf(visitAs(), { ...matter, cases: [{ ...one, sort }] }, entry).title;
  };
  expect([told('renewal', 'granted'), told('renewal', 'denied')]).toEqual(['准予延续', '不予延续']);
  expect([told('licence', 'granted'), told('licence', 'denied')]).toEqual(['准予', '不予许可']);
});

test('a step in a colleague’s hands says whose, and how one comes by it, in place of no form at all', () => {
  const held = {
    ...matter,
    cases: matter.cases.map((one) => ({
      ...one,
      tasks: one.tasks.map((task) => ({ ...task, state: 'open' as const, assignee: 's-1-wu', assigneeName: '吴审查' })),
    })),
    permittedActions: [],
  };
  const task = held.cases[0]?.tasks[0]?.task ?? '';
  expect(bodyOf(matterView(visitAs({}, { task }), held, {}, {}))).toContain('这一步在吴审查手里');
});

test('where the only reviewer keeps out of the case, the page names the steps that nobody can do and says what to do', () => {
  const [first] = matter.timeline;
  const [one] = matter.cases;
  if (!first || !one) throw new Error('an empty example');
  const out = { ...first, name: 'conflict-declared', cases: [one.case], detail: { staff: '吴审查' } };
  const kept = { ...matter, timeline: [out] };
  const staff = [{ id: 's-1-wu', name: '吴审查', roles: ['reviewer'], card: null }];
  const second = { id: 's-1-zhao', name: '赵审查', roles: ['reviewer', 'approver', 'inspector'], card: null };
  const stuck = nobodyLeft(kept, one, staff);
  expect(stuck.map(([, task]) => task.kind)).toContain('examine');
  expect(nobodyLeft(kept, one, [...staff, second])).toEqual([]);
  expect(bodyOf(matterView(visitAs(), kept, {}, { stuck }))).toContain('请安全管理员把这个岗位授予');
});
