/** One visit of a page: who, how they want to see it, what they sent, and the API as that person. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CatalogueService } from '../../catalogue/index.ts';
import type { Matters } from '../../matters/index.ts';
import type { App, House } from '../../platform/index.ts';
import { clientFor, type Client } from './client.ts';
import { cookieHeader } from './draft-cookie.ts';
import { preferencesOf, type Preferences } from './preferences.ts';
import { tellIn, type Lang, type Say, type Tell } from './say.ts';

/** Whoever is signed in, as `/api/me` says it. */
export interface Visitor {
  readonly kind: 'anonymous' | 'person' | 'staff';
  readonly id: string;
  readonly name?: string;
  readonly organ?: string;
  /** Whoever is served at the window, or is acted for. */
  readonly onBehalfOf?: string;
  readonly roles: readonly string[];
}

export interface Visit {
  readonly house: House;
  readonly lang: Lang;
  readonly say: Say;
  readonly tell: Tell;
  /** Organs by what the catalogue gives them to do beside their cases; asked for staff only. */
  readonly atWork: AtWork;
  /** The last year whose holidays are published; a day counted beyond it says so. */
  readonly publishedUntil: number;
  readonly preferences: Preferences;
  readonly visitor: Visitor;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string | undefined>>;
  /** Fields of a posted form; a repeated field is a list. */
  readonly form: Readonly<Record<string, string | readonly string[]>>;
  readonly client: Client;
  readonly nonce: string;
  readonly origin: string;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** The same visit with the draft's key of a form that was sent with files: its fields are read only after the visit began. */
  withDraftKey(values: Readonly<Record<string, unknown>>): Visit;
}

/** Organs with policies that pay without application, and organs that put up public notices. */
interface AtWork {
  readonly policies: ReadonlySet<string>;
  readonly notices: ReadonlySet<string>;
}
const nothingAtWork: AtWork = { policies: new Set(), notices: new Set() };

async function atWorkIn(house: House): Promise<AtWork> {
  if (!house.has('catalogue')) return nothingAtWork;
  const items = Object.values((await house.room<CatalogueService>('catalogue').current()).items);
  const organs = (some: (item: (typeof items)[number]) => boolean): Set<string> =>
    new Set(items.filter(some).map((item) => item.organ));
  return {
    policies: organs((item) => item.policy?.automatic !== undefined),
    notices: organs((item) => item.steps.some((step) => step.kind === 'public-notice')),
  };
}

/** Where no calendar is asked, no day is called provisional. */
const everyYear = Number.POSITIVE_INFINITY;

/** Makes the visit of a request. */
export async function visitOf(app: App, house: House, request: FastifyRequest, reply: FastifyReply): Promise<Visit> {
  const stranger = strangersVisit(app, house, request, reply);
  const [me, publishedUntil] = await Promise.all([
    stranger.client.get<Visitor>('/api/me'),
    house.has('matters') ? house.room<Matters>('matters').publishedUntil() : everyYear,
  ]);
  const atWork = me.ok && me.body.kind === 'staff' ? await atWorkIn(house) : nothingAtWork;
  return { ...stranger, publishedUntil, atWork, ...(me.ok ? { visitor: me.body } : {}) };
}

/** The visit without asking who it is: for pages that have to stand when nothing else answers. */
export function strangersVisit(app: App, house: House, request: FastifyRequest, reply: FastifyReply): Visit {
  const preferences = preferencesOf(request.cookies ?? {}, request.headers['accept-language']);
  const { lang } = preferences;
  const origin = `${request.protocol}://${request.host}`;
  const clientWith = (cookie: string | undefined): Client =>
    clientFor(app, { cookie, lang, origin, userAgent: request.headers['user-agent'], address: request.ip });
  return {
    house,
    lang,
    say: (key, values) => house.words.say(lang, key, values),
    tell: tellIn(lang),
    atWork: nothingAtWork,
    publishedUntil: everyYear,
    preferences,
    visitor: { kind: 'anonymous', id: 'anonymous', roles: ['anonymous'] },
    path: request.url,
    params: (request.params ?? {}) as Record<string, string>,
    query: firstOfEach((request.query ?? {}) as Record<string, string | readonly string[] | undefined>),
    form: (request.body ?? {}) as Record<string, string | string[]>,
    client: clientWith(cookieHeader(house, request, reply)),
    withDraftKey(this: Visit, values) {
      const cookie = cookieHeader(house, request, reply, values);
      return cookie === request.headers.cookie ? this : { ...this, client: clientWith(cookie) };
    },
    nonce: (reply as { cspNonce?: { style: string } }).cspNonce?.style ?? '',
    origin,
    request,
    reply,
  };
}

/** One field of a form as text; the first where it was repeated, empty where it was not sent. */
export function field(visit: Visit, name: string): string {
  const value = visit.form[name];
  return typeof value === 'string' ? value : (value?.[0] ?? '');
}

/** All values of a field. */
export function fields(visit: Visit, name: string): readonly string[] {
  const value = visit.form[name];
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}

/** The page on which a form of that address stands: one step up. */
export const pageAbove = (url: string): string => (url.split('?')[0] ?? '').replace(/\/[^/]*$/, '') || '/';

/** An address may repeat a parameter; the first counts. */
const firstOfEach = (
  query: Readonly<Record<string, string | readonly string[] | undefined>>,
): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, typeof value === 'object' ? value[0] : value]),
  );
