/** Authorisation letters of seals (用印授权书) and the question that every sealing asks: is there one in force for this document? Pure. */
import { documentsOf, type SealForm, type SealKind } from '../seal-kinds.ts';

/** A letter: the organ lets this seal be put on these documents, from day until day. */
export interface SealLetter {
  readonly letter: string;
  readonly organ: string;
  readonly kind: SealKind;
  readonly form: SealForm;
  /** Number of the document itself: `安政审印授〔2026〕3号`. */
  readonly number: string;
  readonly documents: readonly string[];
  /** Items of the catalogue that it is for (二号公章: listed items only); null where it is for all of the organ. */
  readonly items: readonly string[] | null;
  readonly from: string;
  readonly until: string;
  /** Who keeps the seal. */
  readonly keeper: string;
  /** The day from which it was taken back; null while it stands. */
  readonly endedOn: string | null;
}

/** One sealing: what it goes on, whose seal, on which day. `organ` is null where several organs speak in one paper: then the centre seals. */
interface Sealing {
  readonly organ: string | null;
  readonly kind: SealKind;
  readonly document: string;
  readonly on: string;
  /** Items that the document is about; a letter for listed items covers it only where it lists them all. */
  readonly items: readonly string[];
}

/** The letters of the house as the rules ask them. */
export interface Seals {
  /** The organ whose seal it is. */
  organOf(organ: string | null): string;
  /** 机关代字 of that organ, in front of the numbers of its documents; undefined where the catalogue gives none. */
  wordOf(organ: string | null): string | undefined;
  /** The letter under which this may be sealed; otherwise why not: no letter covers it, or the one that did has ended. */
  letterFor(sealing: Sealing): SealLetter | 'no-letter' | 'letter-ended';
}

/** Whether a letter is for these items; a paper that is about no item takes a letter for all of them. */
const isFor = (letter: SealLetter, items: readonly string[]): boolean =>
  letter.items === null || (items.length > 0 && items.every((item) => letter.items?.includes(item)));

const isInForce = (letter: SealLetter, on: string): boolean =>
  letter.from <= on && on <= letter.until && (letter.endedOn === null || on < letter.endedOn);

/**
 * The letters as the rules ask them. In a demonstration an organ that never recorded a letter for a kind of seal has the built-in one, which
 * says what it is; a real database has none.
 */
export function sealsOf(
  letters: readonly SealLetter[],
  {
    centre,
    isDemonstration,
    words = {},
  }: {
    readonly centre: string;
    readonly isDemonstration: boolean;
    readonly words?: Readonly<Record<string, string>>;
  },
): Seals {
  return {
    organOf: (organ) => organ ?? centre,
    wordOf: (organ) => words[organ ?? centre],
    letterFor: ({ organ, kind, document, on, items }) => {
      const own = letters.filter((one) => one.organ === (organ ?? centre) && one.kind === kind);
      if (own.length === 0 && isDemonstration) return builtIn(organ ?? centre, kind);
      const covering = own.filter((one) => one.documents.includes(document) && isFor(one, items));
      return covering.findLast((one) => isInForce(one, on)) ?? (covering.length > 0 ? 'letter-ended' : 'no-letter');
    },
  };
}

/** The letter of a demonstration: its number says that it is none. */
export const builtIn = (organ: string, kind: SealKind): SealLetter => ({
  letter: `demonstration-${organ}-${kind}`,
  organ,
  kind,
  form: 'electronic',
  number: '演示授权',
  documents: documentsOf(kind),
  items: null,
  from: '2000-01-01',
  until: '2099-12-31',
  keeper: '演示',
  endedOn: null,
});
