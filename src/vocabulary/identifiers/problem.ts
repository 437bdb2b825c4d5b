/** What is wrong with an identifier, as a value: a code, the place (1 = first character) and what would be right. Words: `identifier.<code>`. */
export interface IdentifierProblem {
  readonly refused: IdentifierProblemCode;
  /** First wrong character, counted from 1; absent where the whole is meant. */
  readonly position?: number;
  /** What stood there, and what should. */
  readonly found?: string;
  readonly expected?: string;
  /** Word key of the remedy. */
  readonly signpost: string;
}

/** Every way in which an identifier can be wrong. */
export const IDENTIFIER_PROBLEMS = [
  'wrong-length',
  'wrong-character',
  'look-alike-letter',
  'no-such-birth-date',
  'birth-date-to-come',
  'check-character',
  'organisation-check-character',
  'no-such-date',
  'unknown-level',
  'unknown-channel',
  'wrong-structure',
  'wrong-object-identifier',
] as const;

export type IdentifierProblemCode = (typeof IDENTIFIER_PROBLEMS)[number];

/** A problem with its remedy's word key. */
export function problem(
  refused: IdentifierProblemCode,
  at: Omit<IdentifierProblem, 'refused' | 'signpost'> = {},
): IdentifierProblem {
  return { refused, ...at, signpost: `identifier.${refused}.remedy` };
}

/** Whether a reader's answer is a problem. */
export function isIdentifierProblem(answer: object): answer is IdentifierProblem {
  return 'refused' in answer;
}

/** The first character that the pattern of a single character does not allow, or undefined. */
export function firstWrong(text: string, allowed: RegExp): IdentifierProblem | undefined {
  const at = [...text].findIndex((c) => !allowed.test(c));
  return at < 0 ? undefined : problem('wrong-character', { position: at + 1, found: text.charAt(at) });
}

/** The same problem further to the right, for identifiers inside identifiers. */
export function shifted(found: IdentifierProblem, by: number): IdentifierProblem {
  return { ...found, position: (found.position ?? 1) + by };
}

/** Text as people paste it: full-width characters made half-width, spaces removed, letters upper case. */
export function normalised(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').toUpperCase();
}
