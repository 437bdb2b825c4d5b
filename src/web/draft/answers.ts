/** An answer in words. */
import type { DataElement } from '../../catalogue/pure.ts';
import type { Visit } from '../app/visit.ts';

type Answered = Pick<DataElement, 'options' | 'unit'>;

/** `true` becomes 是, a code its label, a number its unit. */
export function sayAnswer(visit: Visit, element: Answered, value: unknown): string {
  const { say, tell } = visit;
  if (value === null || value === undefined) return say('web.unknown');
  if (typeof value === 'boolean') return say(value ? 'web.yes' : 'web.no');
  if (Array.isArray(value))
    return value.map((one) => sayAnswer(visit, element, one)).join(visit.lang === 'en' ? ', ' : '、');
  const option = element.options?.find((one) => one.value === value);
  if (option) return tell(option.label);
  return element.unit ? `${String(value)} ${tell(element.unit)}` : String(value);
}
