/** The published lists over HTTP: public, each with computed counts and its history. */
import { doors, type App, type House } from '../../platform/index.ts';
import { IdParams } from '../schema.ts';
import { latestLists, listWithHistory } from './publications.ts';
import { refusedFilings } from './refused.ts';
import { ListOverview, ListPage, RefusedFilings } from './schema.ts';

export function listRoutes(app: App, house: House): void {
  const { get } = doors(app);
  const policy = 'catalogue.read';
  get('/api/lists', { policy, reply: ListOverview }, async () => ({ lists: await latestLists(house) }));
  get('/api/lists/:id', { policy, params: IdParams, reply: ListPage }, async (request) => {
    const found = await listWithHistory(house, request.params.id);
    return found ? { ...found.current, history: found.history } : { refused: 'list-not-found', status: 404 };
  });
  get('/api/catalogue/refused-filings', { policy: 'catalogue.refused-filings', reply: RefusedFilings }, async () => ({
    filings: await refusedFilings(house),
  }));
}
