/** Refusals: what cannot be done is a value with a code and a signpost, never an exception. */
import type { JsonValue } from './json.ts';

/** Why something was not done: a problem code of `docs/problems`, with what the applicant may do instead. */
export interface Refusal {
  readonly refused: string;
  /** HTTP status when the code's own status does not fit. */
  readonly status?: number;
  /** Data of this occurrence; also fills the placeholders of the words. */
  readonly detail?: Readonly<Record<string, JsonValue>>;
  /** Key of a word that says where to go instead. */
  readonly signpost?: string;
}

/** Tells a refusal from a result. */
export function isRefusal(x: unknown): x is Refusal {
  return typeof x === 'object' && x !== null && 'refused' in x && typeof x.refused === 'string';
}
