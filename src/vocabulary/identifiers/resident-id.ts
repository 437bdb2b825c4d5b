/** Citizen identity numbers (GB 11643, 公民身份号码): region 6, birth date 8, sequence 3 (odd: male), check 1 (ISO 7064 MOD 11-2). */
import { parseDay } from '../../calendar/pure.ts';
import type { IdentifierProblem } from './problem.ts';
import { firstWrong, isIdentifierProblem, normalised, problem } from './problem.ts';

/** A well-formed number, read. The region may be an abolished one: numbers keep it for life, so it is never looked up to refuse. */
export interface ResidentId {
  readonly text: string;
  readonly region: string;
  /** ISO date: a date, never an instant. */
  readonly birthDate: string;
  readonly sex: 'male' | 'female';
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;

/** Reads an 18-character number; spaces, full-width digits and a small x are forgiven. With `today` (ISO) a birth date to come is refused. */
export function readResidentId(input: string, today?: string): ResidentId | IdentifierProblem {
  const text = normalised(input);
  if (text.length !== 18) return problem('wrong-length', { found: String(text.length), expected: '18' });
  const wrong =
    firstWrong(text.slice(0, 17), /\d/) ??
    (/[\dX]/.test(text.charAt(17)) ? undefined : problem('wrong-character', { position: 18, found: text.charAt(17) }));
  if (wrong) return wrong;
  const birthDate = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`;
  if (parseDay(birthDate) === undefined) return problem('no-such-birth-date', { position: 7, found: birthDate });
  if (today !== undefined && birthDate > today) return problem('birth-date-to-come', { position: 7, found: birthDate });
  const expected = residentCheck(text);
  if (text.charAt(17) !== expected) return problem('check-character', { position: 18, found: text.charAt(17) });
  return { text, region: text.slice(0, 6), birthDate, sex: Number(text.charAt(16)) % 2 === 1 ? 'male' : 'female' };
}

/** The check character of the first 17 digits. */
function residentCheck(text: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(text.charAt(i)), 0);
  return '10X98765432'.charAt(sum % 11);
}

/** What is wrong with an identity number, or undefined where nothing is; for forms. */
export function checkResidentId(input: string, today?: string): IdentifierProblem | undefined {
  const read = readResidentId(input, today);
  return isIdentifierProblem(read) ? read : undefined;
}
