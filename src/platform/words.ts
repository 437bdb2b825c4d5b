/** The words of all rooms: ICU messages by key; Chinese is the source, English its mirror. */
import { IntlMessageFormat } from 'intl-messageformat';

/** The languages of the house. */
export type Lang = 'zh-CN' | 'en';

/** What fills the placeholders of a word. */
type WordValues = Readonly<Record<string, unknown>>;

/** All words, collected once at start. */
export interface Words {
  readonly all: Readonly<Record<Lang, Readonly<Record<string, string>>>>;
  has(key: string): boolean;
  /** Says a key; a missing key says itself, and the words law finds it. A value that is missing leaves the placeholder visible. */
  say(lang: Lang, key: string, values?: WordValues): string;
}

/** Collects the words of rooms; a key of two rooms is a bug and throws. */
export function collectWords(
  rooms: readonly {
    readonly name: string;
    readonly words?: Readonly<Record<Lang, Readonly<Record<string, string>>>>;
  }[],
): Words {
  const all: Record<Lang, Record<string, string>> = { 'zh-CN': {}, en: {} };
  for (const room of rooms)
    for (const lang of ['zh-CN', 'en'] as const)
      for (const [key, text] of Object.entries(room.words?.[lang] ?? {})) {
        if (all[lang][key] !== undefined) throw new Error(`word ${key} (${lang}) of ${room.name} exists already`);
        all[lang][key] = text;
      }
  return {
    all,
    has: (key) => all['zh-CN'][key] !== undefined,
    say: (lang, key, values) => say(all, lang, key, values),
  };
}

const formats = new Map<string, IntlMessageFormat>();

function say(all: Words['all'], lang: Lang, key: string, values?: WordValues): string {
  const text = all[lang][key] ?? all['zh-CN'][key];
  if (text === undefined) return key;
  if (!/[{']/.test(text)) return text;
  const name = `${lang}\n${text}`;
  let format = formats.get(name);
  if (!format) formats.set(name, (format = new IntlMessageFormat(text, lang, undefined, { ignoreTag: true })));
  try {
    return tightened(lang, String(format.format(values as Record<string, string>)));
  } catch {
    return text;
  }
}

/** Chinese leaves a space around a day or figure; behind a value that ends in a full-width mark the mark is space enough. */
const tightened = (lang: Lang, text: string): string =>
  lang === 'zh-CN' ? text.replaceAll(/([）》”。；，]) +(?=\p{Script=Han})/gu, '$1') : text;

/** The language that a browser asks for: English where it prefers it, Chinese otherwise. */
export function preferredLang(acceptLanguage: string | undefined): Lang {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => ({
      tag: part.split(';')[0]?.trim().toLowerCase() ?? '',
      q: Number(/q=([\d.]+)/.exec(part)?.[1] ?? 1),
    }))
    .filter(({ tag }) => tag.startsWith('zh') || tag.startsWith('en'))
    .sort((a, b) => b.q - a.q);
  return wanted[0]?.tag.startsWith('en') ? 'en' : 'zh-CN';
}
