/** Notices (文书): issued with number and content, served by the way the applicant agreed to. Numbers are filled in by the shell. */
import { noticeKinds } from '../facts/ending.ts';
import { sealOfDocument } from '../seal-kinds.ts';
import { isEnded, type CaseState, type MatterState } from '../state.ts';
import { onMatter, refuse, type Context, type Draft } from './scene.ts';
import { sealNotice } from './seals.ts';

export type NoticeKind = (typeof noticeKinds)[number];

/** Placeholder of a number that the shell draws from the counter of the cell: `{number:notice:acceptance}`. */
export const numberOf = (series: string): string => `{number:${series}}`;

/** Wordings that came after the first; an issued notice keeps its own. */
const wordings: Partial<Record<NoticeKind, number>> = {
  commitment: 2,
  'due-moved': 2,
  grant: 2,
  'preliminary-opinion': 2,
  'survey-record': 2,
};

/** Issues a notice and, where the applicant agreed to electronic service, serves it: arrival in the system is the day of service. */
export function issue(
  draft: Draft,
  context: Context,
  kind: NoticeKind,
  cases: readonly CaseState[],
  content: Readonly<Record<string, unknown>>,
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
    template: `${kind}@${wordings[kind] ?? 1}`,
    seal: sealOfDocument(kind),
    content: { ...content },
  });
  sealNotice(draft, context, issued);
  if (draft.state.head.electronicService)
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

/** `serve-notice`: how a paper notice reached the applicant, with evidence. */
export const serveNotice = onMatter<'serve-notice'>({
  possible: ({ state }) =>
    Object.values(state.ledger.notices).some((one) => !one.isServed) ? undefined : refuse('nothing-to-serve'),
  decide: ({ body, draft, context }) => {
    const notice = draft.state.ledger.notices[body.notice];
    if (!notice) return refuse('notice-not-found');
    if (notice.isServed) return refuse('notice-already-served');
    draft.add('notice-served', {
      notice: body.notice,
      way: body.way,
      at: context.occurredAt ?? context.now,
      evidence: body.evidence,
    });
    return undefined;
  },
});
