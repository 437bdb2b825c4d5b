/** The state of an application that is being prepared: draft, theme and the plan that today's answers give. */
import type { Plan } from '../../planner/pure.ts';
import type { Answer, Problem } from '../app/client.ts';
import type { Visit } from '../app/visit.ts';
import type { DraftView, PortalDraft, ThemeView } from './wire.ts';

export interface Apply {
  readonly draft: DraftView;
  readonly theme: ThemeView;
  readonly plan: Plan;
}

/** Reads all three, or the first refusal. */
export async function applyOf(visit: Visit): Promise<Apply | NoApply> {
  const draft = await visit.client.get<DraftView>(`/api/drafts/${encodeURIComponent(visit.params['draft'] ?? '')}`);
  if (!draft.ok) return { problem: draft.problem };
  const { theme, content } = draft.body;
  const [about, plan] = await Promise.all([
    visit.client.get<ThemeView>(`/api/themes/${theme}`),
    planOf(visit, theme, content.facts),
  ]);
  if (!about.ok) return { problem: about.problem };
  if (!plan.ok) return { problem: plan.problem };
  return { draft: draft.body, theme: about.body, plan: plan.body };
}

/** The plan of a theme for these answers. */
export const planOf = (visit: Visit, theme: string, answers: PortalDraft['facts']): Promise<Answer<Plan>> =>
  visit.client.send<Plan>('POST', '/api/plans', { theme, answers }, visit.house.ids.next());

/** Why there is no application to show. */
interface NoApply {
  readonly problem: Problem;
}

export const isProblem = (value: Apply | NoApply): value is NoApply => 'problem' in value;

/** Saves the draft over the version that the page showed; a newer one elsewhere is a refusal that carries both. */
export async function save(
  visit: Visit,
  draft: DraftView,
  content: PortalDraft,
  key: string,
): Promise<Problem | undefined> {
  const answer = await visit.client.send(
    'PUT',
    `/api/drafts/${draft.draftId}`,
    { version: draft.version, content },
    key,
  );
  return answer.ok ? undefined : answer.problem;
}

/** Whether a certain stop stands: nothing more is asked before it is read. */
export const stopsOf = (plan: Plan): Plan['findings'] =>
  plan.findings.filter((finding) => finding.kind === 'stop' && finding.certain);

/** The lines of the checklist: needs that share a paper are one line. */
export function linesOf(plan: Plan): readonly { readonly line: string; readonly needs: Plan['needs'] }[] {
  const lines = new Map<string, Plan['needs'][number][]>();
  for (const need of plan.needs) lines.set(need.line, [...(lines.get(need.line) ?? []), need]);
  return [...lines].map(([line, needs]) => ({ line, needs }));
}

/** Lines for which the applicant has to give a paper themselves. */
export const uploadsOf = (plan: Plan): ReturnType<typeof linesOf> =>
  linesOf(plan).filter(({ needs }) => needs.some((need) => need.certain && need.chosen.kind === 'upload'));

/** When a paper that the applicant gives has to be there, where that is not yet at handing in; undefined where it is, or where relief says it already. */
export function laterGate(needs: readonly Plan['needs'][number][]): string | undefined {
  const own = needs.filter((need) => need.certain && need.chosen.kind === 'upload');
  if (own.length === 0 || needs.some((need) => need.relief || need.gate === 'intake')) return undefined;
  return own.some((need) => need.gate === 'decision') ? 'decision' : 'issue';
}
