/** The doors of this room over HTTP: what everybody may know. */
import { doors, isRefusal, type App, type House, type Refusal } from '../platform/index.ts';
import { listRoutes } from './lists/routes.ts';
import type { Catalogue } from './model.ts';
import * as shape from './schema.ts';
import { catalogueService, versionsOf } from './versions.ts';
import type { CatalogueService } from './versions.ts';
import { itemList, itemView, namesOf, organList, siteList, themeList, themeView } from './views.ts';

export function routes(app: App, house: House): void {
  const service = house.has('catalogue') ? house.room<CatalogueService>('catalogue') : catalogueService(house);
  const asked = async (version: string | undefined): Promise<Catalogue | Refusal> =>
    version === undefined
      ? service.current()
      : ((await service.version(version)) ?? { refused: 'catalogue-version-not-found', status: 404 });
  const { get } = doors(app);
  const policy = 'catalogue.read';
  const [params, query] = [shape.IdParams, shape.VersionQuery];
  listRoutes(app, house);

  get('/api/themes', { policy, query, reply: shape.ThemeList }, async (request) => {
    const catalogue = await asked(request.query.version);
    return isRefusal(catalogue) ? catalogue : themeList(catalogue);
  });
  get('/api/themes/:id', { policy, params, query, reply: shape.ThemeView }, async (request) => {
    const catalogue = await asked(request.query.version);
    if (isRefusal(catalogue)) return catalogue;
    const theme = own(catalogue.themes, request.params.id);
    return theme ? themeView(catalogue, theme) : { refused: 'theme-not-found', status: 404 };
  });
  get('/api/items/:id', { policy, params, query, reply: shape.ItemView }, async (request) => {
    const catalogue = await asked(request.query.version);
    if (isRefusal(catalogue)) return catalogue;
    const item = own(catalogue.items, request.params.id);
    return item ? itemView(catalogue, item) : { refused: 'item-not-found', status: 404 };
  });
  get('/api/items', { policy, reply: shape.ItemList }, async () => itemList(await service.current()));
  get('/api/sites', { policy, reply: shape.SiteList }, async () => siteList(await service.current()));
  get('/api/organs', { policy, reply: shape.OrganList }, async () => organList(await service.current()));
  get('/api/names', { policy, query: shape.NamesQuery, reply: shape.Names }, async (request) => {
    const codes = (list = '') => list.split(',').filter((code) => code !== '');
    const { elements, materials, certificateTypes } = request.query;
    return namesOf(await service.current(), {
      elements: codes(elements),
      materials: codes(materials),
      certificateTypes: codes(certificateTypes),
    });
  });
  get('/api/catalogue/versions', { policy: 'catalogue.versions', reply: shape.VersionList }, async () => ({
    versions: (await versionsOf(house)).map((v) => ({ ...v, at: v.at.toISOString() })),
  }));
}

/** A thing by its id; never what every object has by nature. */
function own<T>(things: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(things, id) ? things[id] : undefined;
}
