/** The doors of this room over HTTP: what everybody may know. */
import { isRefusal } from '../platform/index.ts';
import type { App, House, Refusal } from '../platform/index.ts';
import { listRoutes } from './lists/routes.ts';
import type { Catalogue } from './model.ts';
import * as shape from './schema.ts';
import { catalogueService, versionsOf } from './versions.ts';
import type { CatalogueService } from './versions.ts';
import { itemList, itemView, namesOf, organList, siteList, themeList, themeView } from './views.ts';

// oxlint-disable oxc/no-async-endpoint-handlers -- Fastify awaits its handlers; the rule is for Express.
export function routes(app: App, house: House): void {
  const service = house.has('catalogue') ? house.room<CatalogueService>('catalogue') : catalogueService(house);
  const asked = async (version: string | undefined): Promise<Catalogue | Refusal> =>
    version === undefined
      ? service.current()
      : ((await service.version(version)) ?? { refused: 'catalogue-version-not-found', status: 404 });
  const policy = { policy: 'catalogue.read' };
  listRoutes(app, house);

  app.get(
    '/api/themes',
    { config: policy, schema: { querystring: shape.VersionQuery, response: { 200: shape.ThemeList } } },
    async (request) => {
      const catalogue = await asked(request.query.version);
      return isRefusal(catalogue) ? (catalogue as never) : themeList(catalogue);
    },
  );

  app.get(
    '/api/themes/:id',
    {
      config: policy,
      schema: { params: shape.IdParams, querystring: shape.VersionQuery, response: { 200: shape.ThemeView } },
    },
    async (request) => {
      const catalogue = await asked(request.query.version);
      if (isRefusal(catalogue)) return catalogue as never;
      const theme = own(catalogue.themes, request.params.id);
      return theme ? themeView(catalogue, theme) : ({ refused: 'theme-not-found', status: 404 } as never);
    },
  );

  app.get(
    '/api/items/:id',
    {
      config: policy,
      schema: { params: shape.IdParams, querystring: shape.VersionQuery, response: { 200: shape.ItemView } },
    },
    async (request) => {
      const catalogue = await asked(request.query.version);
      if (isRefusal(catalogue)) return catalogue as never;
      const item = own(catalogue.items, request.params.id);
      return item ? itemView(catalogue, item) : ({ refused: 'item-not-found', status: 404 } as never);
    },
  );

  app.get('/api/items', { config: policy, schema: { response: { 200: shape.ItemList } } }, async () =>
    itemList(await service.current()),
  );
  app.get('/api/sites', { config: policy, schema: { response: { 200: shape.SiteList } } }, async () =>
    siteList(await service.current()),
  );
  app.get('/api/organs', { config: policy, schema: { response: { 200: shape.OrganList } } }, async () =>
    organList(await service.current()),
  );

  app.get(
    '/api/names',
    { config: policy, schema: { querystring: shape.NamesQuery, response: { 200: shape.Names } } },
    async ({ query }) => {
      const codes = (list = '') => list.split(',').filter((code) => code !== '');
      return namesOf(await service.current(), {
        elements: codes(query.elements),
        materials: codes(query.materials),
        certificateTypes: codes(query.certificateTypes),
      });
    },
  );

  app.get(
    '/api/catalogue/versions',
    { config: { policy: 'catalogue.versions' }, schema: { response: { 200: shape.VersionList } } },
    async () => ({
      versions: (await versionsOf(house)).map((v) => ({ ...v, at: v.at.toISOString() })),
    }),
  );
}

/** A thing by its id; never what every object has by nature. */
function own<T>(things: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(things, id) ? things[id] : undefined;
}
