/**
 * The two faces every paper is set in, and the check that they have every character. A missing glyph is never drawn as an empty box:
 * the paper is refused and the character is named. Fonts: Noto Sans SC, full TrueType files (frontend.md section 6).
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Refusal } from '../refusal.ts';

/** The faces of a paper. */
export type Face = 'regular' | 'bold';

const files: Readonly<Record<Face, string>> = {
  regular: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
};

const resolve = createRequire(import.meta.url).resolve;
let loaded: Promise<Readonly<Record<Face, Uint8Array>>> | undefined;

/** Both font files, read once. */
export function faces(): Promise<Readonly<Record<Face, Uint8Array>>> {
  loaded ??= (async () => {
    const [regular, bold] = await Promise.all([readFile(resolve(files.regular)), readFile(resolve(files.bold))]);
    return { regular, bold };
  })();
  return loaded;
}

/** A character that cannot be printed, and the text in which it stands. */
export interface MissingGlyph {
  readonly character: string;
  /** `U+2B8B8` */
  readonly codePoint: string;
  readonly text: string;
}

/** Line breaks are layout; every other control, format, surrogate or private character is refused like a missing one. */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/u;

/** The first character of the texts for which `has` knows no glyph; undefined where all can be printed. */
export function missingGlyph(texts: Iterable<string>, has: (codePoint: number) => boolean): MissingGlyph | undefined {
  for (const text of texts) {
    for (const character of text) {
      if (character === '\n') continue;
      const codePoint = character.codePointAt(0) as number;
      if (!unprintable.test(character) && has(codePoint)) continue;
      return { character, codePoint: `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`, text };
    }
  }
  return undefined;
}

/** Every text in a value, however deep. */
export function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const each of value) yield* textsIn(each);
  else if (typeof value === 'object' && value !== null && !(value instanceof Date))
    yield* textsIn(Object.values(value));
}

/** The refusal that names the character. */
export const glyphMissing = ({ character, codePoint, text }: MissingGlyph): Refusal => ({
  refused: 'glyph-missing',
  status: 422,
  detail: { character: unprintable.test(character) ? '' : character, codePoint, text: text.slice(0, 60) },
});
