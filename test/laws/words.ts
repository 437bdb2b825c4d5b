/** The law of words: Chinese and English key for key, sorted, with the same placeholders, none missing, none unused. */
import { IntlMessageFormat } from 'intl-messageformat';
import type { Sources } from './sources.ts';

/** The words of one room. */
export interface RoomWords {
  readonly name: string;
  readonly words?: Readonly<Record<'zh-CN' | 'en', Readonly<Record<string, string>>>>;
  readonly problems?: readonly { readonly code: string }[];
}

/** Every violation as one line. */
export function wordViolations(rooms: readonly RoomWords[], sources: Sources): readonly string[] {
  const known = new Set(rooms.flatMap((room) => Object.keys(room.words?.['zh-CN'] ?? {})));
  return [...rooms.flatMap(mirrored), ...unused(rooms, sources), ...missing(known, sources)];
}

function mirrored(room: RoomWords): string[] {
  const zh = room.words?.['zh-CN'] ?? {};
  const en = room.words?.en ?? {};
  const wrong: string[] = [];
  for (const [lang, words] of [
    ['zh-CN', zh],
    ['en', en],
  ] as const) {
    const keys = Object.keys(words);
    const misplaced = keys.find((key, i) => i > 0 && (keys[i - 1] as string) > key);
    if (misplaced) wrong.push(`${room.name} ${lang}: ${misplaced} is not in its sorted place`);
  }
  for (const key of new Set([...Object.keys(zh), ...Object.keys(en)])) {
    if (zh[key] === undefined || en[key] === undefined)
      wrong.push(`${room.name}: ${key} is missing in ${zh[key] === undefined ? 'zh-CN' : 'en'}`);
    else wrong.push(...samePlaceholders(room.name, key, zh[key], en[key]));
  }
  return wrong;
}

function samePlaceholders(room: string, key: string, zh: string, en: string): string[] {
  try {
    const [a, b] = [placeholders(zh), placeholders(en)];
    return a === b ? [] : [`${room}: ${key} has {${a}} in Chinese and {${b}} in English`];
  } catch (error) {
    return [`${room}: ${key} is no ICU message: ${(error as Error).message}`];
  }
}

interface Node {
  readonly type: number;
  readonly value?: string;
  readonly options?: Readonly<Record<string, { readonly value: readonly Node[] }>>;
}

function placeholders(message: string): string {
  const names = new Set<string>();
  const walk = (nodes: readonly Node[]): void => {
    for (const node of nodes) {
      if (node.type !== 0 && node.type !== 7 && node.value !== undefined) names.add(node.value);
      for (const option of Object.values(node.options ?? {})) walk(option.value);
    }
  };
  walk(new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst() as readonly Node[]);
  return [...names].sort().join(', ');
}

/** A key is used when it stands somewhere as a literal, or begins like a template that goes on with a value. */
function unused(rooms: readonly RoomWords[], sources: Sources): string[] {
  const text = [...sources]
    .filter(([path]) => !path.includes('.test.'))
    .map(([, source]) => source)
    .join('\n');
  const literals = new Set([...text.matchAll(/['"`]([\w.-]+)['"`]/g)].map((match) => match[1] as string));
  const beginnings = [
    ...new Set([...text.matchAll(/`([\w-]+(?:\.[\w-]+)*\.?[\w-]*)\$\{/g)].map((match) => match[1] as string)),
  ].filter((it) => it.includes('.'));
  const codes = new Set(rooms.flatMap((room) => (room.problems ?? []).map((it) => it.code)));
  const isUsed = (key: string): boolean => {
    const problem = /^problem\.(.+)\.(?:title|remedy)$/.exec(key);
    if (problem) return codes.has(problem[1] as string);
    return literals.has(key) || beginnings.some((it) => key.startsWith(it));
  };
  return rooms.flatMap((room) =>
    Object.keys(room.words?.['zh-CN'] ?? {})
      .filter((key) => !isUsed(key))
      .map((key) => `${room.name}: ${key} is used nowhere`),
  );
}

function missing(known: ReadonlySet<string>, sources: Sources): string[] {
  const wrong: string[] = [];
  for (const [path, text] of sources) {
    if (path.includes('.test.') || path.includes('/examples.') || path.includes('/gallery/')) continue;
    for (const match of text.matchAll(/\b(?:say\(\s*|signpost:\s*)'([^']+)'/g)) {
      if (!known.has(match[1] as string)) wrong.push(`${path}: the word ${match[1]} does not exist`);
    }
  }
  return wrong;
}
