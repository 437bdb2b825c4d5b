/** A form that could not be sent because the session had ended: sealed into the sign-in page, opened and sent after signing in. Nothing typed is lost. */
import { cookies as names, type People } from '../../people/index.ts';
import type { PageParts } from './frame.tsx';
import { notYours } from './not-yours.tsx';
import { pageAbove, type Visit } from './visit.ts';

interface Kept {
  readonly path: string;
  readonly form: Visit['form'];
}

const purpose = 'web.kept-form';

/** The sealed text of this visit's form. */
export function keepForm(visit: Visit): string {
  const kept: Kept = { path: visit.path, form: visit.form };
  return visit.house.secrets.seal(Buffer.from(JSON.stringify(kept)), purpose).toString('base64url');
}

/** Opens it again; undefined when it is not one of ours. */
export function openKept(visit: Visit, text: string): Kept | undefined {
  try {
    return JSON.parse(visit.house.secrets.open(Buffer.from(text, 'base64url'), purpose).toString('utf8')) as Kept;
  } catch {
    return undefined;
  }
}

/** What a kept form was answered: elsewhere to go, or the page that shows what was typed and what is wrong with it. */
export type Resent = { readonly redirect: string } | { readonly answered: Answered };

/** A page of the house as it was answered to somebody else's request, to be handed on as it is. */
export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Sends a kept form as whoever is signed in now. */
export async function resend(visit: Visit, cookies: readonly string[], kept: Kept): Promise<Resent> {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(kept.form))
    for (const one of typeof value === 'string' ? [value] : value) body.append(name, one);
  const reply = await visit.request.server.inject({
    method: 'POST',
    url: kept.path,
    payload: body.toString(),
    headers: {
      accept: 'text/html',
      'content-type': 'application/x-www-form-urlencoded',
      cookie: cookiesNow(visit, cookies),
      origin: visit.origin,
      'sec-fetch-site': 'same-origin',
    },
  });
  for (const cookie of [reply.headers['set-cookie'] ?? []].flat()) void visit.reply.header('set-cookie', cookie);
  const { location } = reply.headers;
  if (typeof location === 'string') return { redirect: location };
  const headers = Object.fromEntries(
    ['content-type', 'content-security-policy'].flatMap((name) => {
      const value = reply.headers[name];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
  if (!headers['content-type']?.startsWith('text/html')) return { redirect: pageAbove(kept.path) };
  return { answered: { status: reply.statusCode, headers, body: reply.body } };
}

/** The browser's cookies with those that signing in has set; the session that ended is not among them. */
function cookiesNow(visit: Visit, cookies: readonly string[]): string {
  const pairs = [visit.request.headers.cookie ?? '', ...cookies.map((one) => one.split(';')[0] ?? '')]
    .flatMap((one) => one.split(';'))
    .map((one) => one.trim())
    .filter((one) => one.includes('='));
  return [...new Map(pairs.map((one) => [one.slice(0, one.indexOf('=')), one])).values()].join('; ');
}

/** Whose sessions the browser had before and has now; another person's form is not sent in this one's name. */
async function isAnothers(visit: Visit, cookies: readonly string[]): Promise<boolean> {
  const people = visit.house.room<People>('people');
  const start = `${names.session}=`;
  const fresh = cookies
    .findLast((one) => one.startsWith(start))
    ?.slice(start.length)
    .split(';')[0];
  const [was, is] = await Promise.all([
    people.whoseSession(visit.request.cookies[names.session]),
    people.whoseSession(fresh),
  ]);
  return was !== undefined && is !== undefined && was !== is;
}

/** Where to go after signing in: the form that had been kept is sent now, or one goes on where one was. */
export async function afterSignIn(
  visit: Visit,
  cookies: readonly string[],
  going: { kind: string; back: string; kept: string },
): Promise<Resent | PageParts> {
  const home = going.kind === 'staff' ? '/desk' : '/';
  const kept = openKept(visit, going.kept);
  if (kept) return (await isAnothers(visit, cookies)) ? notYours(visit, home) : await resend(visit, cookies, kept);
  return { redirect: going.back === '/' ? home : going.back };
}
