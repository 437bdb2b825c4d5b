/** Doors of the workbench beside the matter itself: choices for its forms. Thin, each with its policy. */
import type { App, House } from '../platform/index.ts';
import * as shape from './schema-desk.ts';
import { colleagues } from './view/colleagues.ts';

export function deskRoutes(app: App, house: House): void {
  app.get(
    '/api/staff',
    {
      config: { policy: 'matters.colleagues' },
      schema: { querystring: shape.StaffQuery, response: { 200: shape.ColleagueList } },
    },
    async (request) => (await colleagues(house, request.actor, request.query.organ)) as never,
  );
}
