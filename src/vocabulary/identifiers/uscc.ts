/**
 * Unified social credit codes (GB 32100, 统一社会信用代码): registering department 1, kind 1, region 6, organisation code 9 (GB 11714, with a
 * check of its own), check 1. What kind of subject it is follows from the first two characters.
 */
import type { IdentifierProblem } from './problem.ts';
import { firstWrong, isIdentifierProblem, normalised, problem, shifted } from './problem.ts';

/** Kinds of subjects by prefix; `other` where the table of prefixes has no entry. */
export type SubjectKind =
  | 'organ'
  | 'institution'
  | 'mass-organisation'
  | 'social-organisation'
  | 'private-non-enterprise'
  | 'foundation'
  | 'enterprise'
  | 'individual-business'
  | 'farmers-cooperative'
  | 'village-collective'
  | 'other';

/** A well-formed code, read. */
export interface Uscc {
  readonly text: string;
  readonly subject: SubjectKind;
  readonly region: string;
  readonly organisationCode: string;
}

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const;
const LOOK_ALIKES: Readonly<Record<string, string>> = { I: '1', O: '0', S: '5', V: 'U', Z: '2' };
const SUBJECTS: Readonly<Record<string, SubjectKind>> = {
  11: 'organ',
  12: 'institution',
  13: 'mass-organisation',
  51: 'social-organisation',
  52: 'private-non-enterprise',
  53: 'foundation',
  91: 'enterprise',
  92: 'individual-business',
  93: 'farmers-cooperative',
  N1: 'village-collective',
};

/** Reads an 18-character code and verifies both checks; spaces, full-width characters and small letters are forgiven. */
export function readUscc(input: string): Uscc | IdentifierProblem {
  const text = normalised(input);
  if (text.length !== 18) return problem('wrong-length', { found: String(text.length), expected: '18' });
  const at = [...text].findIndex((c) => c in LOOK_ALIKES);
  if (at >= 0)
    return problem('look-alike-letter', {
      position: at + 1,
      found: text.charAt(at),
      expected: LOOK_ALIKES[text.charAt(at)] ?? '',
    });
  const wrong = firstWrong(text, /[0-9A-Y]/);
  if (wrong) return wrong;
  const region = text.slice(2, 8);
  const letter = firstWrong(region, /\d/);
  if (letter) return shifted(letter, 2);
  if (text.charAt(16) !== organisationCheck(text.slice(8, 16)))
    return problem('organisation-check-character', { position: 17, found: text.charAt(16) });
  if (text.charAt(17) !== usccCheck(text)) return problem('check-character', { position: 18, found: text.charAt(17) });
  return { text, subject: SUBJECTS[text.slice(0, 2)] ?? 'other', region, organisationCode: text.slice(8, 17) };
}

/** What is wrong with a credit code, or undefined where nothing is; for forms. */
export function checkUscc(input: string): IdentifierProblem | undefined {
  const read = readUscc(input);
  return isIdentifierProblem(read) ? read : undefined;
}

/** A whole code from its first 8 characters and the 8 of the organisation code without its check; for sample data. */
export function makeUscc(head: string, organisation: string): string {
  const body = head + organisation + organisationCheck(organisation);
  return body + usccCheck(body);
}

/** Check character of the first 17 characters. */
function usccCheck(text: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * ALPHABET.indexOf(text.charAt(i)), 0);
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** Check character of the 8 characters of an organisation code (GB 11714): 10 is X, 11 is 0. */
function organisationCheck(text: string): string {
  const sum = ORGANISATION_WEIGHTS.reduce(
    (total, weight, i) => total + weight * Number.parseInt(text.charAt(i), 36),
    0,
  );
  const check = 11 - (sum % 11);
  return check === 10 ? 'X' : check === 11 ? '0' : String(check);
}
