/** The door of the room `archive`: the package of a closed matter, its four checks, and its download from the desk. */
import { Type } from 'typebox';
import { doors, isRefusal, type App, type House, type Room } from '../platform/index.ts';
import { commands } from './commands.ts';
import { pack } from './pack.ts';
import en from './words/en.json' with { type: 'json' };
import zh from './words/zh-CN.json' with { type: 'json' };
import { zipOf } from './zip.ts';

const Params = Type.Object({ id: Type.String({ pattern: '^m-\\d{1,6}-[0-9a-z]{12}-[0-9a-z]$' }) });

/** GET /api/matters/:id/archive: one ZIP file. */
function routes(app: App, house: House): void {
  doors(app).download('/api/matters/:id/archive', { policy: 'archive.download', params: Params }, async (request) => {
    const made = await pack(house, request.actor, request.params.id);
    if (isRefusal(made)) return made;
    return { name: `${made.name}.zip`, type: 'application/zip', bytes: zipOf(made.files, made.madeAt) };
  });
}

/** The room. */
export const archive: Room = {
  name: 'archive',
  commands,
  routes,
  policies: {
    'archive.download': {
      roles: ['coordinator', 'supervisor'],
      note: 'the whole file of a closed matter leaves the house: the centre and supervision, confirmed with a passkey; the look is recorded',
      stepUp: true,
    },
  },
  problems: [
    { code: 'archive-file-missing', status: 409 },
    { code: 'matter-not-closed', status: 409 },
  ],
  words: { 'zh-CN': zh, en },
};
