/** Words of the screens are the house's; this is how a page says them, and how it tells texts of the catalogue. */
import type { Lang } from '../../platform/index.ts';

export type { Lang };

/** Says a key in the page's language. */
export type Say = (key: string, values?: Readonly<Record<string, string | number | boolean>>) => string;

/** Text of the catalogue in the page's language. */
export type Tell = (text: { readonly zh: string; readonly en: string }) => string;

/** Picks the language of a catalogue text. */
export const tellIn =
  (lang: Lang): Tell =>
  (text) =>
    lang === 'en' ? text.en : text.zh;
