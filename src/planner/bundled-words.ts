/** Brings the words of `words/` to the planner; imported by the server's door and by tests that read sentences. */
import en from './words/en.json' with { type: 'json' };
import zh from './words/zh-CN.json' with { type: 'json' };
import { bringWords } from './say.ts';
import type { Values } from './say.ts';

const words: Readonly<Record<'zh' | 'en', Readonly<Record<string, string>>>> = { zh, en };

bringWords((word, values) => ({ zh: fill(word, values, 'zh'), en: fill(word, values, 'en') }));

function fill(word: string, values: Values, language: 'zh' | 'en'): string {
  return (words[language][word] ?? word).replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : typeof value === 'object' ? value[language] : String(value);
  });
}
