/**
 * Codes of service items as the national platform uses them (ZWFW C0109, GB/T 39554.1): basic 12, implementation 31 = credit code of the
 * deciding organ 18 + level 1 + basic 12, handling item 33 = implementation 31 + sequence 2. GB/T 39046 says 10 and 24; nobody uses that.
 */
import type { IdentifierProblem } from './problem.ts';
import { firstWrong, isIdentifierProblem, normalised, problem, shifted } from './problem.ts';
import { readUscc } from './uscc.ts';

/** Level at which a power is exercised: 1 state to 6 village, 7 graded (行使层级). */
export type UseLevel = '1' | '2' | '3' | '4' | '5' | '6' | '7';

/** A basic code: the main item and the child (`000`: none). */
export interface BasicCode {
  readonly text: string;
  readonly main: string;
  readonly child: string;
}

/** An implementation code, read. */
export interface ImplementationCode {
  readonly text: string;
  readonly organ: string;
  readonly level: UseLevel;
  readonly basic: BasicCode;
}

/** A handling item's code, read. */
export interface HandlingCode {
  readonly text: string;
  readonly implementation: ImplementationCode;
  /** 01 to 99. */
  readonly sequence: number;
}

/** Reads a 12-character basic code. */
export function readBasicCode(input: string): BasicCode | IdentifierProblem {
  const text = normalised(input);
  if (text.length !== 12) return problem('wrong-length', { found: String(text.length), expected: '12' });
  const wrong = firstWrong(text.slice(0, 9), /[0-9A-Z]/);
  if (wrong) return wrong;
  const child = firstWrong(text.slice(9), /\d/);
  return child ? shifted(child, 9) : { text, main: text.slice(0, 9), child: text.slice(9) };
}

/** Reads a 31-character implementation code; the organ's credit code is verified. */
export function readImplementationCode(input: string): ImplementationCode | IdentifierProblem {
  const text = normalised(input);
  if (text.length !== 31) return problem('wrong-length', { found: String(text.length), expected: '31' });
  const organ = readUscc(text.slice(0, 18));
  if (isIdentifierProblem(organ)) return organ;
  const level = text.charAt(18);
  if (!isUseLevel(level)) return problem('unknown-level', { position: 19, found: level, expected: '1-7' });
  const basic = readBasicCode(text.slice(19));
  return isIdentifierProblem(basic) ? shifted(basic, 19) : { text, organ: organ.text, level, basic };
}

/** Reads a 33-character code of a handling item. */
export function readHandlingCode(input: string): HandlingCode | IdentifierProblem {
  const text = normalised(input);
  if (text.length !== 33) return problem('wrong-length', { found: String(text.length), expected: '33' });
  const implementation = readImplementationCode(text.slice(0, 31));
  if (isIdentifierProblem(implementation)) return implementation;
  const wrong = firstWrong(text.slice(31), /\d/);
  return wrong ? shifted(wrong, 31) : { text, implementation, sequence: Number(text.slice(31)) };
}

/** The implementation code of an organ's version of a basic item, or what is wrong with the parts. */
export function makeImplementationCode(organ: string, level: UseLevel, basic: string): string | IdentifierProblem {
  const read = readImplementationCode(organ + level + basic);
  return isIdentifierProblem(read) ? read : read.text;
}

/** The code of a handling item, `sequence` 0 to 99, or what is wrong with the parts. */
export function makeHandlingCode(implementation: string, sequence: number): string | IdentifierProblem {
  const read = readHandlingCode(implementation + String(sequence).padStart(2, '0'));
  return isIdentifierProblem(read) ? read : read.text;
}

function isUseLevel(text: string): text is UseLevel {
  return /^[1-7]$/.test(text);
}
