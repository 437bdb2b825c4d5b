/** Words of the screens: ICU messages by key, Chinese first, English its mirror. */
import { IntlMessageFormat } from 'intl-messageformat';

export type Lang = 'zh-CN' | 'en';
type Values = Readonly<Record<string, string | number | boolean>>;

/** Says a key in the page's language. A missing key is a bug that the words law finds; on the page it shows as itself. */
export type Say = (key: string, values?: Values) => string;

/** Text of the catalogue in the page's language. */
export type Tell = (text: { readonly zh: string; readonly en: string }) => string;

const formats = new Map<string, IntlMessageFormat>();

/** The voice of one language over the collected words of all rooms. */
export function sayIn(lang: Lang, words: Readonly<Record<Lang, Readonly<Record<string, string>>>>): Say {
  return (key, values) => {
    const message = words[lang][key] ?? words['zh-CN'][key];
    if (message === undefined) return key;
    if (!message.includes('{') && !message.includes("'")) return message;
    const name = `${lang}\n${key}`;
    let format = formats.get(name);
    if (!format) {
      format = new IntlMessageFormat(message, lang, undefined, { ignoreTag: true });
      formats.set(name, format);
    }
    return String(format.format(values));
  };
}

/** Picks the language of a catalogue text. */
export const tellIn =
  (lang: Lang): Tell =>
  (text) =>
    lang === 'en' ? text.en : text.zh;
