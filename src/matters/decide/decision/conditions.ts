/** Conditions of a grant (附条件): a sentence, or a row that says until when or after what event, and who looks whether it was kept. */
import { lookUp, type Refusal } from '../../../platform/pure.ts';
import type { CommandBody } from '../../commands.ts';
import type { CaseState, MatterState } from '../../state.ts';
import { onMatter, refuse, type Context, type Draft } from '../scene.ts';

type Condition = NonNullable<CommandBody<'decide-case'>['conditions']>[number];
/** A condition with a day or an event. */
export type ConditionRow = Exclude<Condition, string>;

const units: Readonly<Record<string, string>> = {
  wd: '个工作日',
  d: '日',
  month: '个月',
  year: '年',
  h: '小时',
  min: '分钟',
};
const day = (text: string): string => {
  const [year = '', month = '', date = ''] = text.split('-');
  return `${year}年${Number(month)}月${Number(date)}日`;
};

/** The condition as it stands in the decision, complete in itself. */
export function conditionText(condition: Condition): string {
  if (typeof condition === 'string') return condition;
  const { text, due, event, within } = condition;
  if (due !== undefined) return `${text}（${day(due)}前）`;
  if (within === undefined) return text;
  const limit = `${within.n}${units[within.unit] ?? ''}内`;
  return event === undefined ? `${text}（决定之日起${limit}）` : `${text}（${event}之日起${limit}）`;
}

export const conditionTexts = (conditions: readonly Condition[] | undefined): string[] =>
  (conditions ?? []).map(conditionText);
export const conditionRows = (conditions: readonly Condition[] | undefined): readonly ConditionRow[] =>
  (conditions ?? []).filter((one) => typeof one !== 'string');

/** What the document prints in its table: each condition with its limit, and who looks. Nothing where no condition is checked. */
export const checksOf = (
  organ: string,
  rows: readonly ConditionRow[],
): { checks?: { condition: string; checker: string }[] } =>
  rows.length === 0
    ? {}
    : { checks: rows.map((row) => ({ condition: conditionText(row), checker: row.checker ?? organ })) };

/** Organs that may look whether a condition is kept: whoever decides, has a step in the case, or supervises afterwards. */
const checkersOf = ({ spec }: CaseState): readonly string[] => [
  ...new Set([
    spec.organ,
    ...spec.tasks.map((task) => task.organ),
    ...(spec.supervisor === null ? [] : [spec.supervisor]),
  ]),
];

/** What is wrong with the rows. */
export function conditionsRefused(one: CaseState, rows: readonly ConditionRow[], today: string): Refusal | undefined {
  for (const { text, due, event, within, checker } of rows) {
    if (due !== undefined && due < today) return refuse('limit-in-the-past', { condition: text });
    if (event !== undefined && within === undefined)
      return refuse('condition-event-without-limit', { condition: text });
    if (checker !== undefined && !checkersOf(one).includes(checker))
      return refuse('checker-not-concerned', { checker });
  }
  return undefined;
}

/** Each row becomes an obligation that is checked: at once where its day is known, with its event where it waits for one. */
export function setConditions(draft: Draft, context: Context, one: CaseState, rows: readonly ConditionRow[]): void {
  for (const row of rows) {
    if (row.due === undefined && row.within === undefined) continue;
    const condition = `k${Object.keys(draft.state.ledger.conditions ?? {}).length + 1}`;
    const isOpen = row.event === undefined;
    const obligation = isOpen ? nextObligation(draft) : null;
    draft.add('condition-set', {
      case: one.spec.case,
      condition,
      text: row.text,
      due: row.due ?? null,
      event: row.event ?? null,
      within: row.within ?? null,
      checker: row.checker ?? one.spec.organ,
      obligation,
    });
    if (obligation !== null) owe(draft, context, condition, obligation, context.today);
  }
}

const nextObligation = (draft: Draft): string => `o${Object.keys(draft.state.ledger.obligations).length + 1}`;

function owe(draft: Draft, context: Context, condition: string, obligation: string, from: string): void {
  const set = draft.state.ledger.conditions?.[condition];
  if (!set) return;
  const within = set.within ?? undefined;
  const due =
    set.due === null ? context.almanac.due(within ?? { n: 0, unit: 'd' }, from) : { on: set.due, provisional: false };
  draft.add('obligation-opened', {
    obligation,
    case: set.case,
    need: null,
    mechanism: 'condition',
    kind: 'check',
    due,
    ...(set.due === null && within ? { within } : {}),
    text: set.text,
    breach: 'handling-task',
    withholds: false,
    checker: set.checker,
  });
}

const waiting = (state: MatterState, organ: string | undefined): readonly string[] =>
  Object.entries(state.ledger.conditions ?? {}).flatMap(([id, one]) => {
    const spec = state.cases[one.case]?.spec;
    return one.obligation === null && (organ === one.checker || organ === spec?.organ) ? [id] : [];
  });

/** `record-condition-event`: what the condition waited for has happened; its limit runs from that day. */
export const recordConditionEvent = onMatter<'record-condition-event'>({
  possible: ({ state }, actor) => (waiting(state, actor.organ).length > 0 ? undefined : refuse('no-condition-waiting')),
  decide: ({ body, draft, context }) => {
    if (!waiting(draft.state, context.actor.organ).includes(body.condition))
      return refuse('no-condition-waiting', { condition: body.condition });
    if (body.on > context.today) return refuse('occurred-in-the-future');
    const set = lookUp(draft.state.ledger.conditions, body.condition);
    const obligation = nextObligation(draft);
    draft.add('condition-event-recorded', {
      case: set?.case ?? '',
      condition: body.condition,
      on: body.on,
      evidence: body.evidence,
      obligation,
    });
    owe(draft, context, body.condition, obligation, body.on);
    return undefined;
  },
});
