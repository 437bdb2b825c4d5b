/** The law of problems: every code that is refused with exists once, has its words, and is used. */
import type { RoomWords } from './words.ts';
import type { Sources } from './sources.ts';

/** Every violation as one line. */
export function problemViolations(rooms: readonly RoomWords[], sources: Sources): readonly string[] {
  const wrong: string[] = [];
  const owner = new Map<string, string>();
  const words = new Set(rooms.flatMap((room) => Object.keys(room.words?.['zh-CN'] ?? {})));
  for (const room of rooms)
    for (const { code } of room.problems ?? []) {
      if (owner.has(code)) wrong.push(`${room.name}: ${code} exists already in ${owner.get(code)}`);
      owner.set(code, room.name);
      for (const part of ['title', 'remedy'])
        if (!words.has(`problem.${code}.${part}`)) wrong.push(`${room.name}: problem.${code}.${part} has no word`);
    }
  const code = [...sources].filter(([path]) => !path.includes('.test.'));
  for (const [path, text] of code)
    for (const match of text.matchAll(/\brefused:\s*'([^']+)'/g))
      if (!owner.has(match[1] as string)) wrong.push(`${path}: the problem ${match[1]} does not exist`);
  const literals = new Map<string, number>();
  for (const [, text] of code)
    for (const match of text.matchAll(/['"`]([a-z][a-z0-9-]*)['"`]/g))
      literals.set(match[1] as string, (literals.get(match[1] as string) ?? 0) + 1);
  // Once is the definition itself; `method-not-allowed` and its like are used by number as well as by name.
  for (const [name, room] of owner)
    if ((literals.get(name) ?? 0) < 2) wrong.push(`${room}: nothing is refused with ${name}`);
  return wrong;
}
