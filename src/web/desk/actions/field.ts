/** What an action's form is made of: fields by kind. A kind knows how to be shown (`field-view.tsx`) and how to be read (`read.ts`). */
import type { Place } from './place.ts';

export interface Option {
  readonly value: string;
  readonly label: string;
}

export type Kind =
  /** One line; several lines of text; one sentence on each line as a list. */
  | 'line'
  | 'text'
  | 'lines'
  /** One of a few; one of many; any of several. */
  | 'choice'
  | 'select'
  | 'several'
  | 'yes-no'
  /** A number with its unit; a moment in the district's time. */
  | 'duration'
  | 'instant'
  /** Stored files as hashes; papers for the needs that are open. */
  | 'files'
  /** One stored file as its hash. */
  | 'file'
  | 'papers'
  /** Composite parts of one command each. */
  | 'checks'
  | 'defects'
  | 'staff'
  | 'points'
  | 'conditions'
  | 'not-there'
  | 'signpost'
  /** Joint work: names by line, a day, days by task, answers by finding, words by paper, an article. */
  | 'people'
  | 'day'
  | 'limits'
  | 'findings'
  | 'changes'
  | 'basis'
  /** An answer of the application, and what it is now. */
  | 'answer'
  | 'late';

export interface Field {
  /** The key in the command's body, and of the word `web.desk.field.<name>`. */
  readonly name: string;
  /** The word, where the same key is asked for in other words elsewhere. */
  readonly word?: string;
  readonly kind: Kind;
  readonly optional?: true;
  /** There is a word `web.desk.hint.<name>`. */
  readonly hint?: true;
  readonly options?: (place: Place) => readonly Option[];
  /** What stands in it before anybody has typed. */
  readonly initial?: (place: Place) => string;
}

/** The id of a field's first control; the error summary links to it. */
export const controlId = (name: string): string => `a-${name.replaceAll(/[^\w]/g, '-')}`;

/** An action: its fields in the order of the form. Case, task and version come from the place, not from a field. */
export interface ActionForm {
  readonly fields: readonly Field[];
  /** Something that cannot be taken back: the button says so. */
  readonly grave?: true;
  /** A constant part of the body. */
  readonly always?: Readonly<Record<string, unknown>>;
  /** What the body says besides, read from the place and from what was chosen. */
  readonly with?: (place: Place, body: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
  /** The body carries what the page had seen of the whole matter. */
  readonly seq?: true;
}
