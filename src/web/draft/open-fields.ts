import type { DataElement } from '../../catalogue/pure.ts';
import type { FormField } from '../../planner/pure.ts';
import type { Apply } from './state.ts';

/** Fields of all forms of the plan that are still typed by hand, once each. */
export function openFields(apply: Apply): readonly { readonly element: DataElement; readonly field: FormField }[] {
  const seen = new Set<string>();
  return apply.plan.forms.flatMap((form) =>
    form.fields.flatMap((one) => {
      const element = apply.theme.elements[one.element];
      if (!element || seen.has(one.element) || isAnsweredQuestion(apply, one.element)) return [];
      seen.add(one.element);
      return [{ element, field: one }];
    }),
  );
}

/** A question that was answered before stands in the list of answers, not in the form again. */
const isAnsweredQuestion = (apply: Apply, key: string): boolean =>
  apply.draft.content.facts[key] !== undefined && apply.theme.determinants.some((one) => one.key === key);
