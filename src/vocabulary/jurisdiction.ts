/** Where power is exercised and by whom. Filled from the catalogue directory; codes change yearly, so a code is never refused for being unknown. */
import { parseDay } from '../calendar/pure.ts';

/** A jurisdiction: 12 digits, GB/T 2260 (6), GB/T 10114 town (3), village (3), padded with zeros. */
export interface Jurisdiction {
  readonly code12: string;
  readonly name: string;
  readonly parent?: string;
  /** ISO dates between which the code holds; `validTo` exclusive. Identity numbers and credit codes keep abolished codes for ever. */
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly successor?: string;
}

/** Kinds of organs. `vertical` ones answer to their own ministry and keep their powers in a district with an approval bureau. */
export const ORGAN_KINDS = [
  'approval-bureau',
  'department',
  'vertical',
  'institution',
  'centre',
  'company',
  'intermediary',
  'higher',
] as const;

export type OrganKind = (typeof ORGAN_KINDS)[number];

/** An organ, or another body that acts in a case. `office` is the shard key of its work, never reused. */
export interface Organ {
  readonly id: string;
  readonly name: string;
  readonly uscc: string;
  readonly kind: OrganKind;
  /** 12-digit code of its jurisdiction. */
  readonly jurisdiction: string;
  readonly office: number;
}

/** Level of a 12-digit code by its padding, as in the table `use-level` (2 province to 6 village), or undefined where it is not 12 digits. */
export function levelOf(code12: string): '2' | '3' | '4' | '5' | '6' | undefined {
  if (!/^\d{12}$/.test(code12)) return undefined;
  if (!code12.endsWith('000')) return '6';
  if (code12.slice(6, 9) !== '000') return '5';
  if (code12.slice(4, 6) !== '00') return '4';
  return code12.slice(2, 4) === '00' ? '2' : '3';
}

/** A 6-digit region code as exchanges write it: 12 digits. */
export function code12Of(region: string): string {
  return region.padEnd(12, '0').slice(0, 12);
}

/** Whether a code holds on a day (ISO). */
export function isValidOn(jurisdiction: Jurisdiction, day: string): boolean {
  if (parseDay(day) === undefined) return false;
  return (
    (jurisdiction.validFrom === undefined || jurisdiction.validFrom <= day) &&
    (jurisdiction.validTo === undefined || day < jurisdiction.validTo)
  );
}
