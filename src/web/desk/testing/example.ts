/** A fixed matter, a fixed work list and a visit without a server, for the tests of the workbench. */
import { calendar } from '../../../calendar/index.ts';
import { journal } from '../../../journal/index.ts';
import {
  matters,
  type CaseView,
  type MaterialView,
  type MatterView,
  type TaskList,
  type TaskView,
} from '../../../matters/index.ts';
import { collectWords, type House } from '../../../platform/index.ts';
import { tellIn, type Lang } from '../../app/say.ts';
import type { Visit, Visitor } from '../../app/visit.ts';
import { web } from '../../index.ts';
import type { Choices } from '../choices.ts';

const words = collectWords([calendar, journal, matters, web]);
const text = (zh: string, en = zh) => ({ zh, en });

/** A visit of a member of staff; the API of it is never asked. */
export function visitAs(
  visitor: Partial<Visitor> = {},
  query: Record<string, string> = {},
  lang: Lang = 'zh-CN',
): Visit {
  return {
    house: { ids: { next: () => 'key-1' }, words, config: { kind: 'demo' } } as unknown as House,
    lang,
    say: (key: string, values?: Readonly<Record<string, string | number | boolean>>) => words.say(lang, key, values),
    tell: tellIn(lang),
    visitor: {
      kind: 'staff',
      id: 's-1-zhao',
      name: '赵审查',
      organ: 'approval-bureau',
      roles: ['reviewer'],
      ...visitor,
    },
    path: '/desk',
    params: {},
    query,
    form: {},
  } as unknown as Visit;
}

/** Colleagues, places and organs as the API gives them. */
export const choices: Choices = {
  staff: [
    { id: 's-1-qian', name: '钱决定', roles: ['approver'], card: null },
    { id: 's-1-zhou', name: '周核查', roles: ['inspector'], card: 'SF99990100102' },
    { id: 's-1-wu', name: '吴审查', roles: ['reviewer'], card: null },
  ],
  sites: [{ id: 'hall', name: text('安和县政务服务中心') }],
  organs: [
    { id: 'approval-bureau', name: text('安和县行政审批服务局') },
    { id: 'market-supervision', name: text('安和县市场监督管理局') },
  ],
};

export const examine: TaskView = {
  task: 'c1.examine',
  kind: 'examine',
  name: text('审查', 'Examination'),
  organ: 'approval-bureau',
  organName: text('安和县行政审批服务局'),
  state: 'open',
  version: 3,
  due: '2026-12-02',
  colour: 'amber',
  joint: null,
  scheduledAt: null,
  assignee: null,
  assigneeName: null,
  checklist: [],
  passed: null,
  deemed: false,
  opinion: null,
  waitsFor: [],
  session: null,
};
export const survey: TaskView = {
  ...examine,
  task: 'c1.survey',
  kind: 'survey',
  name: text('现场核查', 'Site check'),
  version: 2,
  checklist: [text('操作间布局与平面图一致'), text('洗消设施齐全')],
};
export const external: TaskView = { ...examine, task: 'c2.external', kind: 'external', name: text('外部系统办理') };
const clock = {
  limit: { n: 9, unit: 'wd' as const },
  due: '2026-12-08',
  provisional: false,
  colour: 'green' as const,
  usedWorkingDays: 1,
  leftWorkingDays: 8,
  why: [{ rule: 'start', date: '2026-11-25' }],
};

export const oneCase: CaseView = {
  case: 'c1',
  number: '9999012026112590000300',
  item: 'food-permit',
  name: text('食品经营许可', 'Food permit'),
  organ: 'approval-bureau',
  organName: text('安和县行政审批服务局'),
  organPhone: null,
  handlingCode: 'x',
  status: 'accepted',
  flags: ['tolerated'],
  variant: 'ordinary',
  version: 5,
  review: 'two',
  receivedOn: '2026-11-25',
  acceptedOn: '2026-11-25',
  external: null,
  promised: clock,
  statutory: { ...clock, due: '2026-12-22', limit: { n: 20, unit: 'wd' } },
  holder: 'approval-bureau',
  holderName: text('安和县行政审批服务局'),
  suspension: null,
  tasks: [survey, examine],
  decision: null,
  notAccepted: null,
  certificates: [],
  hearing: null,
  thirdParties: [{ party: 't1', interest: '相邻采光', until: '2026-12-02', isHeard: false }],
  recusals: [{ application: 'r1', whom: '经办人', isDecided: false }],
  supervision: null,
  remedies: { review: text('复议'), litigation: text('诉讼') },
};
const received: CaseView = {
  ...oneCase,
  case: 'c2',
  number: '9999012026112590000400',
  name: text('个体工商户登记'),
  status: 'received',
  acceptedOn: null,
  flags: [],
  tasks: [external],
  version: 1,
};

const paper = (need: string, name: string, more: Partial<MaterialView> = {}): MaterialView => ({
  need,
  case: 'c1',
  name: text(name),
  line: need,
  key: false,
  way: 'upload',
  gate: 'intake',
  state: 'given',
  sha256: 'a'.repeat(64),
  fileName: `${name}.pdf`,
  verdict: null,
  problem: null,
  originalSeen: false,
  due: null,
  ...more,
});

/** Two cases: one in review, one in intake with a paper that is missing. */
export const matter: MatterView = {
  id: 'm-6-9s9vvqz37989-9',
  number: '9999012026112590000383',
  seq: 21,
  theme: 'restaurant',
  title: text('我要开餐馆', 'Open a restaurant'),
  status: 'running',
  receivedAt: '2026-11-25T01:20:18.160Z',
  completedAt: null,
  channel: 'online',
  delivery: 'window',
  site: 'w-1',
  catalogue: 'abcdef',
  promisedOn: '2026-12-08',
  promisedProvisional: false,
  elapsedDays: 0,
  workingDays: 0,
  visits: 1,
  violations: 0,
  sees: 'whole',
  isOwn: false,
  mayUnmask: true,
  applicant: { name: '张示范', identity: '1101**********0014', phone: '138****0001' },
  answers: [{ element: 'premises.area', label: text('面积'), subject: 'premises', value: 86 }],
  replannings: [],
  next: { what: 'examination', who: text('安和县行政审批服务局'), until: '2026-12-02', cases: ['c1'] },
  cases: [oneCase, received],
  materials: [
    paper('food.layout', '平面布置图'),
    paper('food.rules', '管理制度'),
    paper('reg.place', '场所证明', { case: 'c2', state: 'missing', sha256: null, fileName: null }),
  ],
  notices: [
    {
      notice: 'n1',
      kind: 'receipt',
      number: '安政收〔2026〕8号',
      cases: ['c1'],
      at: '2026-11-25T01:20:18.160Z',
      isServed: false,
      servedBy: null,
      servedAt: null,
      proof: null,
      organName: null,
      content: {},
    },
  ],
  correction: {
    notice: 'n2',
    until: '2026-12-20',
    defects: [{ case: 'c2', need: 'reg.place', name: text('场所证明'), problem: '没有签字', field: null }],
  },
  obligations: [
    {
      obligation: 'o1',
      case: 'c1',
      kind: 'check',
      text: '承诺符合消防条件',
      due: '2027-01-20',
      colour: 'green',
      state: 'open',
      need: null,
    },
  ],
  commitments: [
    {
      relief: 'r1',
      case: 'c1',
      need: null,
      variant: 'by-law',
      promise: true,
      text: { zh: '发证后现场核查承诺事项', en: 'checked after issue' },
      textVersion: 'v1',
      document: null,
      signer: 'self',
      isSigned: false,
    },
  ],
  handlings: [
    {
      handling: 'h1',
      obligation: 'o1',
      case: 'c1',
      finding: '安全出口被堵',
      putRightBy: '2026-12-10',
      isHeard: false,
      state: 'open',
      outcome: null,
      isRepaired: false,
    },
    {
      handling: 'h2',
      obligation: 'o1',
      case: 'c1',
      finding: '擅自扩大面积',
      putRightBy: '2026-11-10',
      isHeard: true,
      state: 'decided',
      outcome: 'credit-entry',
      isRepaired: false,
    },
  ],
  joints: [],
  handOvers: [
    {
      sheet: 'jj-0',
      organ: 'approval-bureau',
      organName: text('安和县行政审批服务局'),
      cases: ['c2'],
      papers: [{ case: 'c2', need: 'reg.place' }],
      isTaken: false,
    },
  ],
  timeline: [
    {
      seq: 20,
      name: 'visit-recorded',
      at: '2026-11-25T02:00:00.000Z',
      recordedAt: '2026-11-25T02:00:00.000Z',
      isLate: false,
      cases: [],
      by: { kind: 'staff', name: '陈窗口', organName: text('政务服务中心') },
      detail: { visit: 'v1' },
    },
    {
      seq: 21,
      name: 'materials-checked',
      at: '2026-11-25T02:10:00.000Z',
      recordedAt: '2026-11-25T02:10:00.000Z',
      isLate: false,
      cases: ['c1'],
      by: { kind: 'staff', name: '陈窗口', organName: text('政务服务中心') },
      detail: {},
    },
  ],
  permittedActions: [
    { command: 'add-note' },
    { command: 'examine', case: 'c1', task: 'c1.examine', version: 3 },
    { command: 'suspend-clock', case: 'c1', version: 5 },
  ],
};

export const list: TaskList = {
  tasks: [
    {
      task: 'c1.examine',
      matterId: matter.id,
      case: 'c1',
      number: oneCase.number,
      kind: 'examine',
      name: text('审查'),
      item: 'food-permit',
      itemName: oneCase.name,
      organ: 'approval-bureau',
      title: matter.title,
      dueOn: '2026-11-24',
      colour: 'red',
      openedAt: '2026-11-20T01:00:00.000Z',
      assignee: null,
      scheduledAt: null,
      joint: null,
      version: 3,
    },
    {
      task: 'c1.survey',
      matterId: matter.id,
      case: 'c1',
      number: oneCase.number,
      kind: 'survey',
      name: text('现场核查'),
      item: 'food-permit',
      itemName: oneCase.name,
      organ: 'approval-bureau',
      title: matter.title,
      dueOn: '2026-12-02',
      colour: 'amber',
      openedAt: '2026-11-20T01:00:00.000Z',
      assignee: 's-1-zhao',
      scheduledAt: '2026-12-01T01:30:00.000Z',
      joint: 'j:site',
      version: 2,
    },
  ],
  counts: { open: 2, amber: 1, red: 1 },
  next: '2026-12-02|m|c1',
};
