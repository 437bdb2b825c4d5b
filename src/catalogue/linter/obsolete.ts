/** The maintained list of repealed laws, abolished organs and documents of the past, with what stands in their place. */
import data from './data/obsolete.json' with { type: 'json' };
import type { Text } from '../model.ts';
import { plainOf } from './wording.ts';

interface ObsoleteTerm {
  readonly kind: string;
  readonly words: readonly string[];
  readonly unless: readonly string[];
  readonly since: string;
  readonly successor: Text;
}

const TERMS: readonly ObsoleteTerm[] = (
  data.terms as readonly { kind: string; words: string[]; unless?: string[]; since?: string; successor: Text }[]
).map((t) => ({
  kind: t.kind,
  words: t.words.map(plainOf),
  unless: (t.unless ?? []).map(plainOf),
  since: t.since ?? '',
  successor: t.successor,
}));

/** The term that a plain text uses on a day, with the word. */
export function obsoleteIn(plain: string, asOf: string): { term: ObsoleteTerm; word: string } | undefined {
  for (const term of TERMS) {
    if (asOf < term.since) continue;
    const rest = term.unless.reduce((text, alive) => text.replaceAll(alive, ''), plain);
    const word = term.words.find((w) => rest.includes(w));
    if (word) return { term, word };
  }
  return undefined;
}

/** Proofs that a superior rule has cancelled (S008 rule 2), by words in the name of a material. */
export const CANCELLED_PROOFS: readonly { readonly words: readonly string[]; readonly successor: Text }[] =
  data.cancelledProofs;

/** Labels for which a code table exists; free text in their place cannot be exchanged. */
export const CODE_WORDS: readonly string[] = data.codeWords;
