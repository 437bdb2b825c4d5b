/** What a rule of the linter is: words, a check over a published catalogue, and two examples that are its tests and its page. */
import type { ElementTypes } from '../conditions/index.ts';
import type { At, Fix, Place, Severity } from '../finding.ts';
import type { Catalogue, Text } from '../model.ts';
import type { Wording } from './wording.ts';

/** What a rule reports; the linter adds rule id, severity and place. */
export interface Report {
  readonly at: At;
  readonly message: Text;
  readonly remedy?: Text;
  readonly related?: readonly { readonly at: At; readonly message: Text }[];
  readonly fix?: Fix;
}

/** What a rule looks at. Pure: the day is an argument. */
export interface LintInput {
  readonly catalogue: Catalogue;
  /** ISO date on which the law is looked at. */
  readonly asOf: string;
  readonly types: ElementTypes;
  /** Every text that a person sees, with its place. */
  readonly texts: readonly Wording[];
  /** Place of a value in the files; undefined for a catalogue that came from no file. */
  readonly place: (at: At) => Place | undefined;
  /** Text and characters of a value in its file, for fixes. */
  readonly written: (
    at: At,
  ) => { readonly file: string; readonly text: string; readonly from: number; readonly to: number } | undefined;
}

/** Files laid over the small example district: maps are appended to, items and themes are written. */
export type Example = Readonly<Record<string, string>>;

/** One rule. `words` are its page: what it finds, why it matters (with source), how to mend it. */
export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  readonly title: Text;
  readonly why: Text;
  readonly remedy: Text;
  readonly check: (input: LintInput) => Report[];
  readonly failing: Example;
  readonly passing: Example;
}
