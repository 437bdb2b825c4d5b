/** Doors of the centre to a change of the catalogue over many matters. */
import { causeOf, doors, type App, type House } from '../../platform/index.ts';
import { listChanges, orderChange, previewChange, refusedIn } from './change.ts';
import * as shape from './schema.ts';

export function editionRoutes(app: App, house: House): void {
  const { get, post } = doors(app);
  const policy = 'matters.catalogue-changes';
  get('/api/catalogue-changes', { policy, reply: shape.CatalogueChangeList }, () => listChanges(house));
  get(
    '/api/catalogue-changes/preview',
    { policy, query: shape.EditionQuery, reply: shape.CatalogueChangePreview },
    ({ query }) => previewChange(house, query.cause ?? 'catalogue', query.after),
  );
  get(
    '/api/catalogue-changes/:change/refused',
    { policy, params: shape.ChangeParams, query: shape.AfterQuery, reply: shape.CatalogueChangeRefused },
    ({ params, query }) => refusedIn(house, params.change, query.after),
  );
  post(
    '/api/catalogue-changes',
    { policy: 'matters.catalogue-change', body: shape.CatalogueChangeBody, reply: shape.CatalogueChangeOrdered },
    (request) => orderChange(house, request.actor, request.body, causeOf(request)),
  );
}
