/** Words of the planner, both languages at once, because a plan is data that is shown in either. Placeholders are plain `{name}`. */
import en from './words/en.json' with { type: 'json' };
import zh from './words/zh-CN.json' with { type: 'json' };
import type { Text } from '../catalogue/pure.ts';

/** A key of `words/zh-CN.json`. */
export type Word = keyof typeof zh;

/** The sentence of that key with its placeholders filled; a Text fills each language with its own. */
export function say(word: Word, values: Readonly<Record<string, string | number | Text>> = {}): Text {
  return { zh: fill(zh[word], values, 'zh'), en: fill(en[word], values, 'en') };
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
