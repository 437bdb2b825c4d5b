/** Files that are generated and checked in: settings, problem pages, schema, contract. `node scripts/generate.mjs` writes them, a law compares them. */
import type pg from 'pg';
import { settingsPage } from './config.ts';
import { dumpSchema } from './database/schema-dump.ts';
import type { App, House, Room } from './room.ts';

/** Path from the root -> content as it has to be. */
export async function generatedFiles(
  app: App,
  house: House,
  rooms: readonly Room[],
  admin: pg.Client,
): Promise<ReadonlyMap<string, string>> {
  const problems = rooms
    .flatMap((room) => (room.problems ?? []).map((it) => ({ ...it, room: room.name })))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  return new Map([
    ['docs/settings.md', settingsPage()],
    ['db/schema.sql', await dumpSchema(admin)],
    ['openapi.json', `${JSON.stringify(app.swagger(), null, 2)}\n`],
    ...problems.map((it): [string, string] => [`docs/problems/${it.code}.md`, problemPage(house, it)]),
  ]);
}

function problemPage(
  house: House,
  it: { readonly code: string; readonly status: number; readonly room: string },
): string {
  const raw = (lang: 'zh-CN' | 'en', part: string) => house.words.all[lang][`problem.${it.code}.${part}`] ?? '';
  return [
    `# ${it.code}`,
    '',
    `HTTP ${it.status} · ${it.room}`,
    '',
    `**${raw('zh-CN', 'title')}** — ${raw('zh-CN', 'remedy')}`,
    '',
    `**${raw('en', 'title')}** — ${raw('en', 'remedy')}`,
    '',
  ].join('\n');
}
