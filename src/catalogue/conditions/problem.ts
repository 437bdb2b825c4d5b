/** What can be wrong with the text of a condition, as values; the sentences are in the catalogue's words. */
import type { Span } from './condition.ts';

/** Word keys of each problem: what is wrong, and how to mend it. Placeholders: see `values` of ConditionProblem. */
const PROBLEMS = {
  empty: ['conditions.empty', 'conditions.empty.remedy'],
  'too-long': ['conditions.tooLong', 'conditions.tooLong.remedy'],
  'too-deep': ['conditions.tooDeep', 'conditions.tooDeep.remedy'],
  syntax: ['conditions.syntax', 'conditions.syntax.remedy'],
  'full-width': ['conditions.fullWidth', 'conditions.fullWidth.remedy'],
  'outside-fragment': ['conditions.outsideFragment', 'conditions.outsideFragment.remedy'],
  'element-name': ['conditions.elementName', 'conditions.elementName.remedy'],
  'not-needs-brackets': ['conditions.notNeedsBrackets', 'conditions.notNeedsBrackets.remedy'],
  number: ['conditions.number', 'conditions.number.remedy'],
  text: ['conditions.text', 'conditions.text.remedy'],
  date: ['conditions.date', 'conditions.date.remedy'],
  duration: ['conditions.duration', 'conditions.duration.remedy'],
  'unknown-element': ['conditions.unknownElement', 'conditions.unknownElement.remedy'],
  'value-not-listed': ['conditions.valueNotListed', 'conditions.valueNotListed.remedy'],
  'not-yes-or-no': ['conditions.notYesOrNo', 'conditions.notYesOrNo.remedy'],
  'different-types': ['conditions.differentTypes', 'conditions.differentTypes.remedy'],
  'date-as-text': ['conditions.dateAsText', 'conditions.dateAsText.remedy'],
  'no-order': ['conditions.noOrder', 'conditions.noOrder.remedy'],
  'absent-in-comparison': ['conditions.absentInComparison', 'conditions.absentInComparison.remedy'],
  'not-calculable': ['conditions.notCalculable', 'conditions.notCalculable.remedy'],
  'not-a-list': ['conditions.notAList', 'conditions.notAList.remedy'],
  'list-as-value': ['conditions.listAsValue', 'conditions.listAsValue.remedy'],
} as const;

/** Code of a problem; stable, for SARIF and for linter settings. */
export type ConditionProblemCode = keyof typeof PROBLEMS;

/** One problem with its place (offsets into the text; the caller adds file and line) and the words for it. */
export interface ConditionProblem {
  readonly code: ConditionProblemCode;
  readonly span: Span;
  /** Word key of the sentence that says what is wrong. */
  readonly message: string;
  /** Word key of the sentence that says how to mend it. */
  readonly remedy: string;
  /** Values of the placeholders of both sentences, for example `found`, `suggestions`. */
  readonly values: Readonly<Record<string, string | number>>;
  /** Texts that could stand in the place of the span instead, the nearest first; for quick fixes. */
  readonly suggestions: readonly string[];
}

/** Makes a problem value. */
export function problem(
  code: ConditionProblemCode,
  span: Span,
  values: Readonly<Record<string, string | number>> = {},
  suggestions: readonly string[] = [],
): ConditionProblem {
  const [message, remedy] = PROBLEMS[code];
  return { code, span, message, remedy, values: { ...values, suggestions: suggestions.join(' / ') }, suggestions };
}
