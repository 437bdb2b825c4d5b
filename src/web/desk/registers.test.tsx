import { expect, test } from 'vitest';
import type { PageResult } from '../app/pages.ts';
import { html } from '../components/render.ts';
import type { CalendarPreview, CalendarView, OutageList, SealList, SealUseList } from '../../matters/index.ts';
import type { StandingIn } from '../../people/index.ts';
import { absenceView } from './absence/absence-page.tsx';
import { calendarView } from './calendar/calendar-page.tsx';
import { DueCell } from './colour.tsx';
import { outageView } from './counter/outage-page.tsx';
import { lettersView } from './organ/letters-page.tsx';
import { registerFilters, registerView } from './organ/register-page.tsx';
import { choices, list, visitAs } from './testing/example.ts';
import { tasksView } from './list/tasks-page.tsx';

const bodyOf = (page: PageResult): string => {
  if (!('body' in page)) throw new Error('not a page');
  return html(<>{page.body}</>);
};
const text = (zh: string) => ({ zh, en: zh });

const seals: SealList = {
  kinds: [{ kind: 'reception-seal', name: text('收件专用章'), documents: ['receipt', 'one-time'] }],
  letters: [
    {
      letter: 'l1',
      organ: 'approval-bureau',
      organName: text('行政审批局'),
      kind: 'reception-seal',
      form: 'electronic',
      number: '安印授〔2026〕1号',
      documents: ['receipt'],
      items: [{ id: 'food-permit', name: text('食品经营许可') }],
      from: '2026-01-01',
      until: '2026-12-31',
      keeper: '章保管',
      endedOn: null,
      state: 'in-force',
      isBuiltIn: false,
    },
  ],
  items: [{ id: 'food-permit', name: text('食品经营许可') }],
  mayRecord: true,
};

test('who decides in the organ records letters and takes them back; everybody else reads them', () => {
  const own = bodyOf(lettersView(visitAs(), seals));
  expect(own).toContain('登记授权书');
  expect(own).toContain('收回授权');
  expect(own).toContain('只用于：食品经营许可');
  const other = bodyOf(lettersView(visitAs(), { ...seals, mayRecord: false }));
  expect(other).toContain('安印授〔2026〕1号');
  expect(other).not.toContain('登记授权书');
  expect(other).not.toContain('收回授权');
});

test('a letter without a number is told at its field and nothing else is lost', () => {
  const page = lettersView(visitAs(), seals, { errors: { number: '请填写' } });
  expect('status' in page && page.status).toBe(422);
  expect(bodyOf(page)).toMatch(/href="#number"[\s\S]*aria-invalid="true"/);
});

test('the register says what waits for its seal, and the file takes the filters along', () => {
  const uses: SealUseList = {
    uses: [
      {
        matterId: 'm-1-x',
        documentId: 'n3',
        document: 'acceptance',
        number: '安政审受〔2026〕第00001号',
        title: text('开餐馆'),
        itemName: text('食品经营许可'),
        organ: 'approval-bureau',
        organName: text('行政审批局'),
        kind: 'acceptance-seal',
        form: null,
        letter: null,
        by: null,
        day: '2026-11-25',
        sealedAt: null,
      },
    ],
    next: '2026-11-25|m-1-x|n3',
  };
  const markup = bodyOf(registerView(visitAs(), uses, seals.kinds, { kind: 'acceptance-seal' }));
  expect(markup).toContain('待用印');
  expect(markup).toContain('href="/api/seal-uses/csv?kind=acceptance-seal"');
  expect(markup).toContain('after=2026-11-25%7Cm-1-x%7Cn3');
  expect(registerFilters(visitAs({}, { kind: '<b>', from: '2026-13-01', waiting: 'true' }))).toEqual({
    waiting: 'true',
  });
});

const standing: StandingIn = {
  absences: [
    {
      absence: 'a-1-x',
      staff: 's-1-qian',
      name: '钱决定',
      cover: 's-1-wu',
      coverName: '吴审查',
      from: '2026-12-01',
      until: '2026-12-03',
      reason: '培训',
      isNow: true,
      mayEnd: true,
    },
  ],
  delegations: [{ grant: 'g-1-dx', from: '钱决定', to: '吴审查', until: '2026-12-03T00:00:00.000Z', mayEnd: false }],
};

/** The organ with a second approver. */
const able = (id: string) =>
  choices.staff.map((one) => (one.id === id ? { ...one, roles: [...one.roles, 'approver'] } : one));

test('an absence is undone where it stands, by whom it concerns; lent power only by who lent it', () => {
  const markup = bodyOf(absenceView(visitAs(), standing, able('s-1-wu')));
  expect(markup).toContain('action="/desk/absence/end"');
  expect(markup).toContain('现在由 吴审查 代岗');
  expect(markup).toContain('今天结束');
  expect(markup).not.toContain('action="/desk/absence/take-back"');
  expect(markup).not.toContain('action="/desk/absence/lend"');
  const decider = bodyOf(absenceView(visitAs({ roles: ['approver'] }), standing, choices.staff));
  expect(decider).toContain('action="/desk/absence/lend"');
  expect(decider).toContain('action="/desk/absence/hand-over"');
});

test('whoever is named to cover without a role of whoever is away is told to have no power', () => {
  expect(bodyOf(absenceView(visitAs(), standing, choices.staff))).toContain('没有钱决定的岗位权限');
  expect(bodyOf(absenceView(visitAs(), standing, able('s-1-wu')))).not.toContain('岗位权限');
  // Nobody can do the work: the page says so first, and what to do; where a colleague could, whom to choose.
  const nobody = bodyOf(absenceView(visitAs(), standing, choices.staff));
  expect(nobody).toContain('钱决定的工作现在没有人能办');
  expect(nobody).toContain('请安全管理员把这个岗位授予吴审查');
  expect(nobody).not.toContain('现在由 吴审查 代岗');
  expect(bodyOf(absenceView(visitAs(), standing, able('s-1-zhou')))).toContain('请改由有同样岗位的同事代岗：周核查');
});

test('an absence gets another last day in its own form, opened from its line', () => {
  const closed = bodyOf(absenceView(visitAs(), standing, choices.staff));
  expect(closed).toContain('href="/desk/absence?change=a-1-x#change"');
  expect(closed).not.toContain('action="/desk/absence/change"');
  const opened = bodyOf(absenceView(visitAs({}, { change: 'a-1-x' }), standing, choices.staff));
  expect(opened).toContain('action="/desk/absence/change"');
  const planned = { ...standing, absences: standing.absences.map((one) => ({ ...one, isNow: false })) };
  expect(bodyOf(absenceView(visitAs(), planned, choices.staff))).toContain('今天没有人请假');
});

const inForce: CalendarView = {
  number: 0,
  source: '国务院办公厅',
  lastPublishedYear: 2026,
  years: [{ year: '2026', notice: '国办', rest: 'N1001-1007', work: 'N1010' }],
  changes: [],
};
const typed = { year: '2027', rest: '10-01 至 10-07 国庆节', work: '', notice: '国办发', reason: '年度安排' };

test('a calendar is put in force only after one has seen what it moves', () => {
  const first = bodyOf(calendarView(visitAs(), inForce, typed));
  expect(first).toContain('value="preview"');
  expect(first).not.toContain('value="apply"');
  const preview: CalendarPreview = {
    days: [{ date: '2027-10-01', from: 'workday', to: 'holiday' }],
    matters: 3,
    cases: 2,
    dates: 4,
    examples: [{ matterId: 'm-1-x', case: 'c1', from: '2027-10-01', to: '2027-10-08', isFirm: true }],
  };
  const seen = bodyOf(calendarView(visitAs(), inForce, typed, { errors: {} }, preview));
  expect(seen).toContain('会改变 1 天，影响 3 件申报');
  expect(seen).toContain('value="apply"');
});

test('a slip that is not entered leads to the counter with its number and time', () => {
  const slips: OutageList = {
    slips: [{ outage: 'TJ-1', slip: 'S1', occurredAt: '2026-11-25T01:00:00.000Z', note: '', matterId: null }],
  };
  const markup = bodyOf(outageView(visitAs({ roles: ['window-clerk'] }), slips));
  expect(markup).toContain('/desk/intake?outage=TJ-1&amp;slip=S1&amp;at=2026-11-25T01%3A00%3A00.000Z');
  expect(markup).toContain('还有 1 张没有补录');
});

test('whoever waits at the counter is named on the work list with the minutes', () => {
  const [first, ...rest] = list.tasks;
  if (!first) throw new Error('no task');
  const tasks = [{ ...first, waitingSince: '2026-11-25T02:00:00.000Z' }, ...rest];
  const at = new Date('2026-11-25T02:12:30.000Z');
  const visit = visitAs();
  const house = { ...visit.house, clock: { now: () => at } } as typeof visit.house;
  expect(bodyOf(tasksView({ ...visit, house }, { ...list, tasks }, {}))).toContain('申请人在场等候 12 分钟');
});

test('a day counted beyond the last published calendar says so beside it; once that year is published it does not', () => {
  const shown = (publishedUntil: number, isFirm = false) =>
    html(<DueCell visit={{ ...visitAs(), publishedUntil }} due="2027-01-08" colour="none" isFirm={isFirm} />);
  expect(shown(2026)).toContain('2027年1月8日 星期五（暂按周末推算）');
  expect(shown(2027)).not.toContain('暂按周末推算');
  expect(shown(2026, true)).not.toContain('暂按周末推算');
});
