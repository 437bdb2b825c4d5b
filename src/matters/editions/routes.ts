/** Doors of the centre to a change of the catalogue over many matters. */
import { causeOf, type App, type House } from '../../platform/index.ts';
import { listChanges, orderChange, previewChange, refusedIn } from './change.ts';
import * as shape from './schema.ts';

export function editionRoutes(app: App, house: House): void {
  const read = { policy: 'matters.catalogue-changes' };
  app.get('/api/catalogue-changes', { config: read, schema: { response: { 200: shape.CatalogueChangeList } } }, () =>
    listChanges(house),
  );
  app.get(
    '/api/catalogue-changes/preview',
    { config: read, schema: { querystring: shape.EditionQuery, response: { 200: shape.CatalogueChangePreview } } },
    ({ query }) => previewChange(house, query.cause ?? 'catalogue', query.after),
  );
  app.get(
    '/api/catalogue-changes/:change/refused',
    {
      config: read,
      schema: {
        params: shape.ChangeParams,
        querystring: shape.AfterQuery,
        response: { 200: shape.CatalogueChangeRefused },
      },
    },
    async ({ params, query }) => (await refusedIn(house, params.change, query.after)) as never,
  );
  app.post(
    '/api/catalogue-changes',
    {
      config: { policy: 'matters.catalogue-change' },
      schema: { body: shape.CatalogueChangeBody, response: { 200: shape.CatalogueChangeOrdered } },
    },
    async (request) => {
      const cause = causeOf(request);
      return (await orderChange(house, request.actor, request.body, cause)) as never;
    },
  );
}
