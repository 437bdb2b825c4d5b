/** What the clerk's page asks next, and how its one form is read: a few questions, then the fields, then the papers; right answers are kept beside wrong ones. */
import type { DataElement } from '../../../catalogue/pure.ts';
import type { Plan } from '../../../planner/pure.ts';
import type { Visit } from '../../app/visit.ts';
import { linesOf, type Apply } from '../../draft/state.ts';
import { openFields } from '../../draft/open-fields.ts';
import { readElement } from '../../draft/read-element.ts';
import type { StoredFile } from '../../app/pieces.ts';
import type { PortalDraft } from '../../draft/wire.ts';

/** Questions shown at once: an answer may make the later ones needless. */
const atOnce = 6;

/** A paper that is described and not scanned. */
export interface OnPaper {
  readonly kind: 'original' | 'copy';
  readonly pages: number;
}

/** Whether the item lets an original do that is only seen at the window. */
export const mayStayPaper = (needs: ReturnType<typeof linesOf>[number]['needs']): boolean =>
  needs.every((need) => need.ways.some((way) => way.kind === 'original-at-window'));

/** A draft as the counter keeps it: also which papers were held against their originals. */
/** A slip of an outage that is entered afterwards. */
export interface LateSlip {
  readonly outage: string;
  readonly slip: string;
  readonly occurredAt: string;
}

export interface CounterDraft extends PortalDraft {
  readonly seen?: readonly string[];
  readonly late?: LateSlip;
  /** Papers that were only seen, by line. */
  readonly onPaper?: Readonly<Record<string, OnPaper>>;
}

export const contentOf = (apply: Apply): CounterDraft => apply.draft.content;

interface Asked {
  readonly element: DataElement;
  readonly isRequired: boolean;
  readonly isKnown: boolean;
}

/** The fields of the page now: open questions first; when none is left, what the form still wants. */
export function askedNow(apply: Apply): readonly Asked[] {
  const questions = apply.plan.questions
    .slice(0, atOnce)
    .flatMap(({ element: key }) => apply.theme.elements[key] ?? []);
  if (questions.length > 0) return questions.map((element) => ({ element, isRequired: false, isKnown: false }));
  return openFields(apply).map(({ element, field }) => ({
    element,
    isRequired: field.required,
    isKnown: field.prefilled !== undefined && apply.draft.content.facts[element.key] === undefined,
  }));
}

/** Papers that pass over the counter: scanned, or only looked at. */
export const counterPapers = (plan: Plan): ReturnType<typeof linesOf> =>
  linesOf(plan).filter(({ needs }) =>
    needs.some((need) => need.certain && (need.chosen.kind === 'upload' || need.chosen.kind === 'original-at-window')),
  );

export interface DeskReading {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly typed: Readonly<Record<string, unknown>>;
  readonly errors: Readonly<Record<string, string>>;
}

/** What was typed into the fields that were asked. An empty field is no mistake while saving; a wrong one is. */
export function readAsked(
  visit: Visit,
  asked: readonly Asked[],
  sent: Readonly<Record<string, readonly string[]>>,
): DeskReading {
  const facts: Record<string, unknown> = {};
  const typed: Record<string, unknown> = {};
  const errors: Record<string, string> = {};
  for (const { element } of asked) {
    const values = sent[element.key];
    if (values === undefined || values.every((one) => one.trim() === '')) continue;
    const reading = readElement(element, values);
    if ('value' in reading) facts[element.key] = reading.value;
    else {
      typed[element.key] = values[0];
      errors[element.key] = visit.say('web.error.field', {
        field: visit.tell(element.label),
        error: visit.say(reading.error, reading.values),
      });
    }
  }
  return { facts, typed, errors };
}

/** The draft with what was typed, scanned and held against originals; files of a line are added, not replaced. */
export function withSent(
  content: CounterDraft,
  facts: DeskReading['facts'],
  files: readonly { readonly line: string; readonly file: StoredFile }[],
  seen: readonly string[],
): CounterDraft {
  const papers = { ...content.papers };
  for (const { line, file } of files)
    papers[line] = [...(papers[line] ?? []).filter((one) => one.sha256 !== file.sha256), file];
  return { ...content, facts: { ...content.facts, ...facts }, papers, seen };
}
