/** Notices (文书): issued with number and content, served by the way the applicant agreed to. Numbers are filled in by the shell. */
import { lawfulDays } from '../../calendar/index.ts';
import { lookUp } from '../../platform/pure.ts';
import { noticeKinds } from '../facts/ending.ts';
import { sealOfDocument } from '../seal-kinds.ts';
import { isEnded, type CaseState, type MatterState } from '../state.ts';
import { onMatter, refuse, type Context, type Draft } from './scene.ts';
import { sealNotice } from './seals.ts';
import { sortOf, type Sort } from './sort.ts';

/** In how many working days of being told somebody may ask for a hearing (art. 47). */
export const toApply = lawfulDays('licence.hearing-application');

type NoticeKind = (typeof noticeKinds)[number];

/** Placeholder of a number that the shell draws from the counter of the cell: `{number:notice:acceptance}`. */
export const numberOf = (series: string): string => `{number:${series}}`;

/** Wordings that came after the first; an issued notice keeps its own. */
const wordings: Partial<Record<NoticeKind, number>> = {
  acceptance: 2,
  commitment: 2,
  denial: 2,
  'due-moved': 2,
  grant: 3,
  'hearing-notice': 2,
  'hearing-right': 2,
  'preliminary-opinion': 2,
  'statement-right': 2,
  'survey-record': 2,
  'third-party': 2,
  tolerance: 2,
};

/** Decisions by their own names; a licence has the plain one. */
const ofSort: Readonly<Record<Sort, Partial<Record<NoticeKind, string>>>> = {
  licence: {},
  benefit: { grant: 'grant-benefit@1', denial: 'denial-benefit@1' },
  renewal: { grant: 'grant-renewal@2', denial: 'denial-renewal@1' },
  other: { grant: 'grant-other@1', denial: 'denial-other@1' },
};

function templateOf(kind: NoticeKind, cases: readonly CaseState[]): string {
  const [first] = cases;
  return (first && ofSort[sortOf(first.spec)][kind]) ?? `${kind}@${wordings[kind] ?? 1}`;
}

/** Issues a notice and, where the applicant agreed to electronic service, serves it: arrival in the system is the day of service. */
export function issue(
  draft: Draft,
  context: Context,
  kind: NoticeKind,
  cases: readonly CaseState[],
  content: Readonly<Record<string, unknown>>,
  to: 'applicant' | 'third-party' = 'applicant',
): string {
  const notice = `n${Object.keys(draft.state.ledger.notices).length + 1}`;
  const organs = [...new Set(cases.map((one) => one.spec.organ))];
  const issued = {
    notice,
    kind,
    number: numberOf(`notice:${kind}`),
    organ: organs.length === 1 ? (organs[0] as string) : null,
    cases: cases.map((one) => one.spec.case),
  };
  draft.add('notice-issued', {
    ...issued,
    template: templateOf(kind, cases),
    seal: sealOfDocument(kind),
    content: { ...content, ...(to === 'applicant' ? {} : { to }) },
  });
  sealNotice(draft, context, issued);
  // The applicant agreed to the channel for themselves: whoever else is told is told on paper.
  if (draft.state.head.electronicService && to === 'applicant')
    draft.add('notice-served', { notice, way: 'electronic', at: context.now, evidence: null });
  return notice;
}

/** Notices of a case that nobody has served yet; a case does not move on before them. */
export const unserved = (state: MatterState, id: string): readonly string[] =>
  Object.entries(state.ledger.notices).flatMap(([notice, one]) =>
    one.cases.includes(id) && !one.isServed ? [notice] : [],
  );

export const noticeStillUnserved = (state: MatterState, one: CaseState) => {
  const open = unserved(state, one.spec.case);
  return open.length > 0 && !isEnded(one) ? refuse('notice-not-served', { notices: [...open] }) : undefined;
};

/** Days in which somebody may answer run from the day on which they were told: that is the day of service. */
function runFromService(draft: Draft, { almanac, today }: Context, one: CaseState, notice: string): void {
  if (isEnded(one) || one.decision) return;
  const { kind, to, within } = draft.state.ledger.notices[notice] ?? {};
  const id = one.spec.case;
  const { hearing, statement } = one;
  const isAnswered = hearing?.answers?.[to ?? 'applicant'] !== undefined;
  if (kind === 'hearing-right' && hearing?.notice !== undefined && hearing.isOver !== true && !isAnswered)
    draft.add('hearing-right-told', { case: id, notice: hearing.notice, applyUntil: almanac.due(toApply, today).on });
  if (kind === 'statement-right' && statement?.notice === notice && !statement.isMade && within)
    draft.add('statement-right-told', { case: id, notice, until: almanac.due(within, today) });
  const party = Object.keys(one.thirdParties ?? {}).find((each) => one.thirdParties?.[each]?.notice === notice);
  if (kind === 'third-party' && to === 'third-party' && party !== undefined && within)
    draft.add('third-party-told', {
      case: id,
      party,
      interest: one.thirdParties?.[party]?.interest ?? '',
      notice,
      until: almanac.due(within, today),
    });
}

/** `serve-notice`: how a paper notice reached the applicant, with evidence. */
export const serveNotice = onMatter<'serve-notice'>({
  possible: ({ state }) =>
    Object.values(state.ledger.notices).some((one) => !one.isServed) ? undefined : refuse('nothing-to-serve'),
  decide: ({ body, draft, context }) => {
    const notice = lookUp(draft.state.ledger.notices, body.notice);
    if (!notice) return refuse('notice-not-found');
    if (notice.isServed) return refuse('notice-already-served');
    draft.add('notice-served', {
      notice: body.notice,
      way: body.way,
      at: context.occurredAt ?? context.now,
      evidence: body.evidence,
    });
    for (const id of notice.cases) runFromService(draft, context, draft.state.cases[id] as CaseState, body.notice);
    return undefined;
  },
});
