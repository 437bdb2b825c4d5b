/** The platform as a room like the others: its problems, words, policy, and the routes that belong to no room. */
import { Type } from 'typebox';
import { statement } from './database/statement.ts';
import { platformProblems } from './problems.ts';
import { everybody } from './roles.ts';
import type { App, House, Policy, Room } from './room.ts';
import en from './words/en.json' with { type: 'json' };
import zh from './words/zh-CN.json' with { type: 'json' };

const policies: Record<string, Policy> = {
  'platform.open': { roles: everybody, note: 'anybody may ask whether the house stands' },
};

const ping = statement('platform.ping', 'reference', 'select kind from platform.installation');

const Health = Type.Object({ status: Type.Literal('ok'), kind: Type.String() });

function routes(app: App, house: House): void {
  app.get('/health', { config: { policy: 'platform.open' }, schema: { response: { 200: Health } } }, async () => {
    const [row] = await house.db.read<{ kind: string }>(ping, []);
    return { status: 'ok' as const, kind: row?.kind ?? '' };
  });
}

/** The room of the platform itself. */
export const platformRoom: Room = {
  name: 'platform',
  problems: platformProblems,
  policies,
  words: { 'zh-CN': zh, en },
  routes,
};
