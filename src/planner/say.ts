/**
 * Words of the planner, both languages at once, because a plan is data that is shown in either. Placeholders are plain `{name}`. The server
 * door brings the words (`bundled-words.ts`); a browser that derives a plan for its checklist does without, and texts are word keys there.
 */
import type { Text } from '../catalogue/pure.ts';

/** Sentences by key, in Chinese and English. */
export interface Words {
  readonly zh: Readonly<Record<string, string>>;
  readonly en: Readonly<Record<string, string>>;
}

const known: { words: Words } = { words: { zh: {}, en: {} } };

/** Brings the words, once, when the program starts. */
export function bringWords(words: Words): void {
  known.words = words;
}

/** The sentence of that key with its placeholders filled; a Text fills each language with its own. */
export function say(word: string, values: Readonly<Record<string, string | number | Text>> = {}): Text {
  const { zh, en } = known.words;
  return { zh: fill(zh[word] ?? word, values, 'zh'), en: fill(en[word] ?? word, values, 'en') };
}

/** Texts one after another. */
export function joined(texts: readonly Text[], zhGlue = '、', enGlue = ', '): Text {
  return { zh: texts.map((t) => t.zh).join(zhGlue), en: texts.map((t) => t.en).join(enGlue) };
}

function fill(
  message: string,
  values: Readonly<Record<string, string | number | Text>>,
  language: 'zh' | 'en',
): string {
  return message.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : typeof value === 'object' ? value[language] : String(value);
  });
}
