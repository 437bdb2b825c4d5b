/** Which seals there are and which document takes which: data (`seal-kinds.json`), after field reference 11 no. 20 and the Licensing Law art. 32. Pure. */
import kinds from './seal-kinds.json' with { type: 'json' };

/** Kinds of seal; an organ's own seal is used on what binds outside, the special ones only on what they are made for. */
export const sealKinds = ['acceptance-seal', 'approval-seal', 'organ-seal', 'reception-seal'] as const;
export type SealKind = (typeof sealKinds)[number];

/** An electronic seal and an impression in ink are worth the same (国务院令第716号 art. 9). */
export const sealForms = ['electronic', 'impression'] as const;
export type SealForm = (typeof sealForms)[number];

const documents = kinds.documents as Readonly<Record<string, SealKind | null>>;

/** The seal that a document takes; `none` for what a person signs or what only records. A document that nobody listed takes the organ's own. */
export const sealOfDocument = (document: string): SealKind | 'none' => {
  const kind = documents[document];
  return kind === undefined ? 'organ-seal' : (kind ?? 'none');
};

/** Documents that a kind of seal is put on, sorted. */
export const documentsOf = (kind: SealKind): readonly string[] =>
  Object.entries(documents).flatMap(([document, takes]) => (takes === kind ? [document] : []));

/** The words in the middle of the seal; absent for the organ's own, which bears its name alone. */
export const sealWords = (kind: string): { readonly zh: string; readonly en: string } | undefined =>
  (kinds.kinds as Readonly<Record<string, { zh: string; en: string }>>)[kind];
