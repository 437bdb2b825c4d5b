/**
 * Words of the planner, both languages at once, because a plan is data that is shown in either. Placeholders are plain `{name}`. The server
 * door brings the words (`bundled-words.ts`); a browser that derives a plan for its checklist does without, and texts are word keys there.
 */
import type { Text } from '../catalogue/pure.ts';

/** What fills the placeholders of a sentence. */
export type Values = Readonly<Record<string, string | number | Text>>;

const known: { say: (word: string, values: Values) => Text } = { say: (word) => ({ zh: word, en: word }) };

/** Brings who knows the words, once, when the program starts. */
export function bringWords(say: typeof known.say): void {
  known.say = say;
}

/** The sentence of that key with its placeholders filled; a Text fills each language with its own. */
export const say = (word: string, values: Values = {}): Text => known.say(word, values);

/** A counted day as it stands in a sentence; beyond the published calendar it says that it was counted by weekends only (decision 0075). */
export const sayDay = ({ date, provisional }: { readonly date: string; readonly provisional: boolean }): Text =>
  provisional ? say('day.by-weekends', { date }) : { zh: date, en: date };

/** Texts one after another. */
export function joined(texts: readonly Text[], zhGlue = '、', enGlue = ', '): Text {
  return { zh: texts.map((t) => t.zh).join(zhGlue), en: texts.map((t) => t.en).join(enGlue) };
}
