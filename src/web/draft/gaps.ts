import type { Visit } from '../app/visit.ts';
import { openFields } from './open-fields.ts';
import { uploadsOf, type Apply } from './state.ts';

interface Gap {
  readonly text: string;
  readonly href: string;
}

/** What still lacks before it can be handed in, each with the page that mends it. */
export function gapsOf(visit: Visit, apply: Apply): readonly Gap[] {
  const { say, tell } = visit;
  const { draft, plan } = apply;
  const base = `/apply/${draft.draftId}`;
  const questions =
    plan.questions.length > 0 ? [{ text: say('web.gap.questions', { count: plan.questions.length }), href: base }] : [];
  const fields = openFields(apply)
    .filter(
      ({ element, field: one }) => one.required && !one.prefilled && draft.content.facts[element.key] === undefined,
    )
    .map(({ element }) => ({ text: say('web.gap.field', { field: tell(element.label) }), href: `${base}/form` }));
  const papers = uploadsOf(plan)
    .filter(
      ({ line, needs }) =>
        (draft.content.papers[line] ?? []).length === 0 && needs.some((need) => need.gate === 'intake' && !need.relief),
    )
    .map(({ needs }) => ({
      text: say('web.gap.paper', { paper: tell(needs[0]?.name ?? { zh: '', en: '' }) }),
      href: `${base}/papers`,
    }));
  return [...questions, ...fields, ...papers];
}
