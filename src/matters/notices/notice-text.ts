/** What stands on a notice, from its immutable content and its versioned template (field reference 2.4). Pure; a template is never edited, a new text is a new version. */
import type { MatterFact } from '../facts.ts';
import type { CaseState, MatterState } from '../state.ts';
import { byWeekendsMark } from '../clock/days-told.ts';
import templates from './templates.json' with { type: 'json' };

/** The notice as a document: name, paragraphs, table and remedies, ready to print. */
interface NoticeText {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly table?: {
    readonly columns: readonly {
      readonly title: string;
      readonly share: number;
    }[];
    readonly rows: readonly (readonly string[])[];
  };
  readonly remedies: readonly string[];
}

export type Issued = Extract<MatterFact, { name: 'notice-issued' }>;

const grounds: Readonly<Record<string, string>> = {
  hearing: '听证',
  tender: '招标',
  auction: '拍卖',
  inspection: '检验',
  testing: '检测',
  quarantine: '检疫',
  appraisal: '鉴定',
  'expert-review': '专家评审',
  'declared-by-item': '事项已公布的特别程序',
};
const units: Readonly<Record<string, string>> = {
  wd: '个工作日',
  d: '日',
  month: '个月',
  year: '年',
  h: '小时',
};
/** Notices against which the applicant may turn: they tell the remedies, also where the content does not repeat them (article 38 II of the licensing law). */
const adverse: ReadonlySet<string> = new Set([
  'denial',
  'not-required',
  'not-competent',
  'papers-returned',
  'revocation',
  'breach-decision',
]);

type Content = Readonly<Record<string, unknown>>;
type Remedies = {
  readonly review: { readonly zh: string };
  readonly litigation: { readonly zh: string };
};

/** `2026-11-25` -> `2026年11月25日`. */
export const dayInWords = (day: string): string => {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${year}年${Number(month)}月${Number(date)}日`;
};

/** Documents that may set conditions. */
const withConditions: ReadonlySet<string> = new Set(['grant', 'preliminary-opinion']);

/** `2026-01-07T03:00:00.000Z` -> `2026年1月7日11时`, in the time of the district. */
function instantInWords(instant: string): string {
  const [day = '', time = ''] = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().split('T');
  const [hour, minute] = time.split(':');
  return `${dayInWords(day)}${Number(hour)}时${minute === '00' ? '' : `${minute}分`}`;
}

/** The document; undefined where its template is unknown. `until` is the day of the correction, which is a fact of its own. */
export function noticeText(
  state: MatterState,
  fact: Issued,
  known: {
    readonly on: string;
    readonly until?: string;
    readonly organName?: (organ: string) => string;
    readonly staffName?: (staff: string) => string;
  },
): NoticeText | undefined {
  const { kind, template, cases, content } = fact.data;
  const form = (templates as Readonly<Record<string, { title: string; paragraphs: readonly string[] }>>)[template];
  if (!form) return undefined;
  const own = cases.flatMap((id) => state.cases[id] ?? []);
  const days = {
    ...printable(content),
    ...(typeof content['promisedAt'] === 'string' ? { promisedDue: instantInWords(content['promisedAt']) } : {}),
    ...(known.until === undefined ? {} : { until: dayInWords(known.until) }),
  };
  const values: Readonly<Record<string, string | undefined>> = {
    ...marked(days, content),
    ...presiderIn(content, known.staffName),
    title: state.head.title.zh,
    matter: state.head.number,
    at: dayInWords(known.on),
    item: own.map((one) => one.spec.name.zh).join('、'),
    number: own.map((one) => one.number).join('、'),
  };
  const isInTable = !template.endsWith('@1');
  const conditions = withConditions.has(kind) ? conditionsTable(content, isInTable, known.organName) : undefined;
  const table = withConditions.has(kind) ? conditions : tableOf(kind, own, content);
  // From the second wording on the table has every condition, and the text does not say them twice.
  const printed = conditions && isInTable ? { ...values, conditions: '见下表' } : values;
  return {
    title: form.title,
    paragraphs: form.paragraphs.flatMap((text) => filled(text, printed) ?? []),
    ...(table ? { table } : {}),
    remedies: adverse.has(kind) ? remediesOf(content, own) : [],
  };
}

/** A notice names who presides, so that somebody can ask that they keep out. */
const presiderIn = ({ presider }: Content, staffName = (staff: string): string => staff) =>
  typeof presider === 'string' ? { presider: staffName(presider) } : {};

/** The text with its values; a paragraph that lacks one is left out. */
function filled(text: string, values: Readonly<Record<string, string | undefined>>): string | undefined {
  const names = [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  if (names.some((name) => (values[name] ?? '') === '')) return undefined;
  return text.replaceAll(/\{(\w+)\}/g, (_all, name: string) => values[name] ?? '');
}

function printable(content: Content): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(Object.entries(content).map(([name, value]) => [name, inWords(name, value)]));
}

/** Days that were counted by weekends only say so beside them (decision 0075). */
function marked(days: Readonly<Record<string, string | undefined>>, content: Content): typeof days {
  const names = (content['byWeekends'] as readonly string[] | undefined) ?? [];
  return { ...days, ...Object.fromEntries(names.map((name) => [name, `${days[name] ?? ''}${byWeekendsMark}`])) };
}

function inWords(name: string, value: unknown): string | undefined {
  if (name === 'ground') return grounds[String(value)];
  if (name === 'inError') return value === true ? '该件系误收，经复核予以作废。' : undefined;
  if (name === 'basis') return (value as readonly { law?: string; article?: string }[]).map(lawOf).join('、');
  if (typeof value === 'string') return /^\d{4}-\d{2}-\d{2}$/.test(value) ? dayInWords(value) : value;
  if (Array.isArray(value)) return value.every((each) => typeof each === 'string') ? value.join('；') : undefined;
  if (value === null || typeof value !== 'object') return undefined;
  if ('n' in value && 'unit' in value) return `${String(value.n)}${units[String(value.unit)] ?? ''}`;
  return 'erased' in value ? '（已依法删除）' : undefined;
}

const lawOf = ({ law = '', article = '' }: { law?: string; article?: string }): string =>
  law.startsWith('《') ? `${law}${article}` : `《${law}》${article}`;

function tableOf(kind: string, cases: readonly CaseState[], content: Content): NoticeText['table'] {
  const needs = new Map(cases.flatMap((one) => one.spec.needs.map((need) => [need.need, { one, need }] as const)));
  const nameOf = (need: string): string => needs.get(need)?.need.name.zh ?? need;
  if (kind === 'receipt') {
    const lines = content['lines'] as readonly {
      need: string;
      sha256: string | null;
      paper?: string | null;
    }[];
    if (lines.length === 0) return undefined;
    const rows = lines.map((line, index) => [
      String(index + 1),
      nameOf(line.need),
      line.sha256?.slice(0, 16) ?? (line.paper ? `纸质${line.paper}，窗口已核对` : '共享获取'),
    ]);
    return {
      columns: columns(['序号', 1], ['材料', 6], ['文件校验（前 16 位）', 4]),
      rows,
    };
  }
  if (kind === 'survey-record' && Array.isArray(content['points'])) {
    const points = content['points'] as readonly { point: string; fits: boolean; note: string }[];
    if (points.length === 0) return undefined;
    const rows = points.map((one, index) => [String(index + 1), one.point, one.fits ? '符合' : '不符合', one.note]);
    return { columns: columns(['序号', 1], ['核查项', 6], ['结论', 2], ['说明', 3]), rows };
  }
  if (kind !== 'correction') return undefined;
  const defects = content['defects'] as readonly {
    need: string;
    problem: string;
    field: string | null;
  }[];
  const rows = defects.map((each, index) => [
    String(index + 1),
    needs.get(each.need)?.one.spec.name.zh ?? '',
    nameOf(each.need),
    inWords('problem', each.problem) ?? '',
  ]);
  return {
    columns: columns(['序号', 1], ['事项', 3], ['材料', 3], ['需要补正的内容', 5]),
    rows,
  };
}

/** Conditions of a grant of which somebody looks at one: until when, and who. `withAll`: also those that nobody is to check on a day. */
function conditionsTable(
  content: Content,
  withAll: boolean,
  organName = (organ: string): string => organ,
): NoticeText['table'] {
  const { checks, conditions } = content as {
    checks?: readonly { condition: string; checker: string }[];
    conditions?: readonly string[];
  };
  if (!checks || checks.length === 0) return undefined;
  const checkerOf = (condition: string): string => {
    const found = checks.find((one) => one.condition === condition);
    return found ? organName(found.checker) : '长期遵守';
  };
  const lines = withAll ? (conditions ?? []) : checks.map((one) => one.condition);
  const rows = lines.map((condition, index) => [String(index + 1), condition, checkerOf(condition)]);
  return { columns: columns(['序号', 1], ['附条件及期限', 7], ['核查机关', 4]), rows };
}

const columns = (...of: readonly (readonly [string, number])[]) => of.map(([title, share]) => ({ title, share }));

function remediesOf(content: Content, cases: readonly CaseState[]): readonly string[] {
  const told = (content['remedies'] as Remedies | null | undefined) ?? cases[0]?.spec.remedies;
  return told ? [told.review.zh, told.litigation.zh].map((text) => (/[。；]$/.test(text) ? text : `${text}。`)) : [];
}
