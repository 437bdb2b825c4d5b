/** The room's doors over HTTP: thin, each with its policy. */
import type { App, House } from '../platform/index.ts';
import { areaRoutes } from './area/routes.ts';
import { calendarRoutes } from './calendar/routes.ts';
import { counterRoutes } from './counter/routes.ts';
import { deskRoutes } from './desk/routes.ts';
import { editionRoutes } from './editions/routes.ts';
import { callbackRoute } from './routes/callback.ts';
import { commandRoutes } from './routes/commands.ts';
import { fileRoutes } from './routes/files.ts';
import { oneTimeRoutes } from './notices/routes.ts';
import { handInRoutes } from './routes/hand-in.ts';
import { planRoutes } from './routes/plan.ts';
import { readingRoutes } from './routes/reading.ts';
import { sealRoutes } from './seals/routes.ts';
import { slotRoutes } from './slots/routes.ts';

export function routes(app: App, house: House): void {
  planRoutes(app, house);
  handInRoutes(app, house);
  readingRoutes(app, house);
  fileRoutes(app, house);
  commandRoutes(app, house);
  deskRoutes(app, house);
  counterRoutes(app, house);
  oneTimeRoutes(app, house);
  slotRoutes(app, house);
  areaRoutes(app, house);
  calendarRoutes(app, house);
  editionRoutes(app, house);
  sealRoutes(app, house);
  callbackRoute(app, house);
}
