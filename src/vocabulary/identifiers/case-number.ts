/**
 * Case numbers (办件编号): region 6, date of acceptance 8, channel 1, serial 6, check 1 (ISO 7064 MOD 11,10): 22 digits. There is no national
 * pattern (GB/T 39046: up to 50 characters); this is the house's default. The certificate's and the document's numbers are other numbers.
 */
import { parseDay } from '../../calendar/pure.ts';
import { mod11Check } from './iso7064.ts';
import type { IdentifierProblem } from './problem.ts';
import { firstWrong, normalised, problem } from './problem.ts';

/** Channels of application: 0 department window, 1 computer, 2 mobile, 3 from above, 4 from below, 5 from a peer, 8 one window, 9 one window online. */
export const CHANNELS = ['0', '1', '2', '3', '4', '5', '8', '9'] as const;

export type Channel = (typeof CHANNELS)[number];

/** The parts of a case number. */
export interface CaseNumberParts {
  readonly region: string;
  /** ISO date. */
  readonly date: string;
  readonly channel: Channel;
  /** 1 to 999999, the day's order of acceptance (行政许可法 §57). */
  readonly serial: number;
}

/** The number of the parts, or what is wrong with them. */
export function makeCaseNumber(parts: CaseNumberParts): string | IdentifierProblem {
  if (parts.region.length !== 6) return problem('wrong-length', { found: String(parts.region.length), expected: '6' });
  const body = parts.region + parts.date.replaceAll('-', '') + parts.channel + String(parts.serial).padStart(6, '0');
  return wrongBody(body) ?? body + mod11Check(body);
}

/** Reads a 22-digit case number and verifies its check digit. */
export function readCaseNumber(input: string): CaseNumberParts | IdentifierProblem {
  const text = normalised(input);
  if (text.length !== 22) return problem('wrong-length', { found: String(text.length), expected: '22' });
  const body = text.slice(0, 21);
  const wrong = firstWrong(text, /\d/) ?? wrongBody(body);
  if (wrong) return wrong;
  if (text.charAt(21) !== mod11Check(body)) return problem('check-character', { position: 22, found: text.charAt(21) });
  return {
    region: text.slice(0, 6),
    date: isoOf(body),
    channel: text.charAt(14) as Channel,
    serial: Number(text.slice(15, 21)),
  };
}

function wrongBody(body: string): IdentifierProblem | undefined {
  if (body.length !== 21) return problem('wrong-length', { found: String(body.length + 1), expected: '22' });
  const wrong = firstWrong(body, /\d/);
  if (wrong) return wrong;
  if (parseDay(isoOf(body)) === undefined) return problem('no-such-date', { position: 7, found: isoOf(body) });
  const channel = body.charAt(14);
  return CHANNELS.some((c) => c === channel) ? undefined : problem('unknown-channel', { position: 15, found: channel });
}

function isoOf(body: string): string {
  return `${body.slice(6, 10)}-${body.slice(10, 12)}-${body.slice(12, 14)}`;
}
