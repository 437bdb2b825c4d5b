/** What staff see of a person's answers: sensitive values masked for everybody, other personal ones for whoever does not handle the matter. Unmasking is an act of its own. */
import type { JsonValue } from '../../platform/index.ts';
import type { Catalogue } from '../../catalogue/pure.ts';
import { mask } from '../../vocabulary/index.ts';

/** Who looks: the applicant's own side, an organ that handles a case, or staff that only has to know of it. */
export type Looker = 'own' | 'handling' | 'knowing';

type Element = NonNullable<Catalogue['elements'][string]>;

const hidden = '***';

/** The value of an answer as this looker may see it. */
export function maskedAnswer(element: Element | undefined, value: JsonValue, looker: Looker): JsonValue {
  if (looker === 'own' || element === undefined) return value;
  const format = element.format;
  if (format === 'resident-id') return typeof value === 'string' ? mask('resident-id', value) : hidden;
  if (format === 'phone') return typeof value === 'string' ? mask('phone', value) : hidden;
  if (element.sensitivity === 'sensitive') return hidden;
  return element.sensitivity === 'personal' && format === 'address' && looker === 'knowing'
    ? mask('address', String(value))
    : value;
}
