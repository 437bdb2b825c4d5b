/** The published lists over HTTP: public, each with computed counts and its history. */
import type { App, House } from '../../platform/index.ts';
import { IdParams } from '../schema.ts';
import { latestLists, listWithHistory } from './publications.ts';
import { refusedFilings } from './refused.ts';
import { ListOverview, ListPage, RefusedFilings } from './schema.ts';

// oxlint-disable oxc/no-async-endpoint-handlers -- Fastify awaits its handlers; the rule is for Express.
export function listRoutes(app: App, house: House): void {
  const config = { policy: 'catalogue.read' };
  app.get('/api/lists', { config, schema: { response: { 200: ListOverview } } }, async () => ({
    lists: await latestLists(house),
  }));
  app.get(
    '/api/catalogue/refused-filings',
    { config: { policy: 'catalogue.refused-filings' }, schema: { response: { 200: RefusedFilings } } },
    async () => ({ filings: (await refusedFilings(house)).map((f) => ({ ...f, clerks: [...f.clerks] })) }),
  );
  app.get('/api/lists/:id', { config, schema: { params: IdParams, response: { 200: ListPage } } }, async (request) => {
    const found = await listWithHistory(house, request.params.id);
    if (!found) return { refused: 'list-not-found', status: 404 } as never;
    return { ...found.current, lines: [...found.current.lines], history: found.history as never };
  });
}
