/** The door of the vocabulary: identifiers, code tables and their mappings at borders, jurisdictions and organs. */
import en from './words/en.json' with { type: 'json' };
import zh from './words/zh-CN.json' with { type: 'json' };

export type { CodeEntry, CodeTable, Language } from './code-tables.ts';
export { codeTables, findCode, findTable, label } from './code-tables.ts';
export type { CodeMapping, MappedCode, MappingRefusal } from './mappings.ts';
export { codeMappings, mapIn, mapOut } from './mappings.ts';
export * from './pure.ts';

/** The words of the room; `main.ts` hands them to the screens. */
export const vocabularyWords: {
  readonly 'zh-CN': Readonly<Record<string, string>>;
  readonly en: Readonly<Record<string, string>>;
} = { 'zh-CN': zh, en };
