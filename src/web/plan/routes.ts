/** The doors that the pages about plans need beside those of the rooms: the kit for browsers, what is known of oneself, and the comparison. */
import { Type } from 'typebox';
import { legalDay, type Calendar } from '../../calendar/index.ts';
import { currentCatalogue, type Catalogue } from '../../catalogue/index.ts';
import { calendarInForce, reportsToday } from '../../matters/index.ts';
import { covers, type People } from '../../people/index.ts';
import { doors, type App, type House, type Refusal } from '../../platform/index.ts';
import { compareTheme, type ThemeComparison } from './compare.ts';
import { kitOf, type PlanKit } from './kit.ts';
import type { KnownOfPerson } from './live.ts';

const ThemeParams = Type.Object(
  { id: Type.String({ pattern: '^[a-z][a-z0-9-]{0,60}$' }) },
  { additionalProperties: false },
);
const KnownQuery = Type.Object({ theme: Type.Optional(Type.String({ maxLength: 64 })) });
const whole = { additionalProperties: true };
const KitReply = Type.Unsafe<PlanKit>(Type.Object({}, { ...whole, description: 'PlanKit, see src/web/plan/kit.ts' }));
const KnownReply = Type.Unsafe<KnownOfPerson>(
  Type.Object({}, { ...whole, description: 'KnownOfPerson, see src/web/plan/live.ts' }),
);
const CompareReply = Type.Unsafe<ThemeComparison>(
  Type.Object({}, { ...whole, description: 'ThemeComparison, see src/web/plan/compare.ts' }),
);
const notFound = (theme: string): Refusal => ({ refused: 'theme-not-found', status: 404, detail: { theme } });

/** Hangs them on the server. */
export function planRoutes(app: App, house: House): void {
  const current = (): Promise<Catalogue> => currentCatalogue(house);
  const kits = remembered(house, kitOf);
  const comparisons = remembered(house, compareTheme);

  const { get } = doors(app);
  const open = { policy: 'web.public', params: ThemeParams };
  get('/api/themes/:id/plan-kit', { ...open, reply: KitReply }, async (request, reply) => {
    const kit = await kits(await current(), request.params.id, legalDay(house.clock.now()));
    if (!kit) return notFound(request.params.id);
    void reply.header('cache-control', 'public, max-age=300');
    return kit;
  });
  get(
    '/api/themes/:id/compare',
    { ...open, reply: CompareReply },
    async (request) =>
      (await comparisons(await current(), request.params.id, legalDay(house.clock.now()))) ??
      notFound(request.params.id),
  );
  get(
    '/api/plan-known',
    { policy: 'matters.plan', query: KnownQuery, reply: KnownReply },
    async ({ actor, query }, reply) => {
      const person = actor.onBehalfOf ?? (actor.kind === 'person' ? actor.id : undefined);
      void reply.header('cache-control', 'no-store');
      const areaReports = await reportsToday(house);
      if (person === undefined || !covers(actor, query.theme ?? null))
        return { facts: {}, held: [], earlierFilings: [], credit: 'good' as const, areaReports };
      const { facts, held, earlierFilings, credit } = await house.room<People>('people').planContext(person);
      return {
        facts,
        held,
        credit,
        areaReports,
        earlierFilings: earlierFilings.map(({ material, matter, on }) => ({ material, matter, on })),
      };
    },
  );
}

/** Made once for each version, theme, day and calendar in force; undefined where there is no such theme. */
function remembered<T>(
  house: House,
  make: (catalogue: Catalogue, theme: string, calendar: Calendar, today: string) => T,
) {
  const known = new WeakMap<Catalogue, Map<string, T>>();
  return async (catalogue: Catalogue, theme: string, today: string): Promise<T | undefined> => {
    if (!Object.hasOwn(catalogue.themes, theme)) return undefined;
    const { number, calendar } = await calendarInForce(house);
    let made = known.get(catalogue);
    if (!made) known.set(catalogue, (made = new Map()));
    const key = `${theme} ${today} ${number}`;
    let one = made.get(key);
    if (!one) made.set(key, (one = make(catalogue, theme, calendar, today)));
    return one;
  };
}
