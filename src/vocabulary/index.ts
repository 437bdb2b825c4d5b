/** The door of the vocabulary: identifiers, code tables and their mappings at borders, jurisdictions and organs. */
import type { Room } from '../platform/index.ts';
import en from './words/en.json' with { type: 'json' };
import zh from './words/zh-CN.json' with { type: 'json' };

export type { CodeEntry, CodeTable, Language } from './code-tables.ts';
export { codeTables, findCode, findTable, label } from './code-tables.ts';
export type { CodeMapping, MappedCode, MappingRefusal } from './mappings.ts';
export { codeMappings, mapIn, mapOut } from './mappings.ts';
export * from './pure.ts';

/** The room as the house sees it: words and one refusal; everything else is functions. */
export const vocabulary: Room & { readonly words: NonNullable<Room['words']> } = {
  name: 'vocabulary',
  problems: [{ code: 'code-not-mapped', status: 422 }],
  words: { 'zh-CN': zh, en },
};
