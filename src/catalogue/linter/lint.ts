/** Runs the rules over a published catalogue. Pure: no file is read, the day is an argument. */
import { elementTypes } from '../conditions/index.ts';
import type { At, Finding, Severity } from '../finding.ts';
import { inOrder } from '../finding.ts';
import type { Catalogue } from '../model.ts';
import type { Things } from '../language/index.ts';
import { placeIn, rangeIn } from '../language/index.ts';
import type { LintInput, Rule } from './rule.ts';
import { allRules } from './contributed.ts';
import { wordingsOf } from './wording.ts';

export interface LintOptions {
  /** The day on which the law is looked at; by default the catalogue's own. */
  readonly asOf?: string;
  /** What the catalogue was made from, for places and fixes. */
  readonly things?: Things;
  /** Severity by rule, as the district decided; 'off' silences a rule. */
  readonly severities?: Readonly<Record<string, Severity | 'off'>>;
  /** Only these rules; by default all, those that other rooms contribute among them. */
  readonly rules?: readonly Rule[];
}

/** Findings of all rules, in the order of the files. */
export function lint(catalogue: Catalogue, options: LintOptions = {}): Finding[] {
  const input = inputOf(catalogue, options);
  const findings: Finding[] = [];
  for (const rule of options.rules ?? allRules()) {
    const severity = options.severities?.[rule.id] ?? rule.severity;
    if (severity === 'off') continue;
    for (const r of rule.check(input)) {
      const place = input.place(r.at);
      findings.push({
        rule: rule.id,
        severity,
        ...(place ? { place } : {}),
        message: r.message,
        remedy: r.remedy ?? rule.remedy,
        ...(r.related ? { related: r.related.map(({ at, message }) => withPlace(input.place(at), message)) } : {}),
        ...(r.fix ? { fix: r.fix } : {}),
      });
    }
  }
  return inOrder(findings);
}

function withPlace(place: Finding['place'], message: Finding['message']): NonNullable<Finding['related']>[number] {
  return place ? { place, message } : { message };
}

function inputOf(catalogue: Catalogue, options: LintOptions): LintInput {
  const thingAt = (at: At) => options.things?.get(at.kind)?.get(at.id);
  return {
    catalogue,
    asOf: options.asOf ?? catalogue.asOf,
    types: elementTypes(Object.values(catalogue.elements)),
    texts: wordingsOf(catalogue),
    place: (at) => {
      const thing = thingAt(at);
      return thing ? placeIn(thing, at.path) : undefined;
    },
    written: (at) => {
      const thing = thingAt(at);
      return thing ? rangeIn(thing, at.path) : undefined;
    },
  };
}
