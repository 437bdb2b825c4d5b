/** The room's doors over HTTP: thin, each with its policy. */
import { doors, type App, type House } from '../platform/index.ts';
import { draftRoutes } from './drafts/routes.ts';
import { uploadRoutes } from './drafts/upload-routes.ts';
import { dataSpaceOf } from './file/own-file.ts';
import { powerRoutes } from './powers/routes.ts';
import { DataSpace } from './schema.ts';
import { kioskHooks } from './signing-in/kiosk.ts';
import { oidcRoutes } from './signing-in/oidc/routes.ts';
import { passkeyRoutes } from './signing-in/passkey-routes.ts';
import { sessionRoutes } from './signing-in/routes.ts';

export function routes(app: App, house: House): void {
  sessionRoutes(app, house);
  draftRoutes(app, house);
  uploadRoutes(app, house);
  powerRoutes(app, house);
  passkeyRoutes(app, house);
  kioskHooks(app, house);
  oidcRoutes(app, house);
  doors(app).get('/api/data-space', { policy: 'people.data-space', reply: DataSpace }, ({ actor }) =>
    dataSpaceOf(house, actor.id),
  );
}
