/**
 * Public terminals (S19): nothing of a person stays when they walk away. A browser becomes a terminal by opening `/?kiosk`, its home; from
 * then on every session in it is one of a kiosk. No reply is copied, no file is saved, and going home makes the browser forget the site.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App, House, Refusal } from '../../platform/index.ts';
import { cookieOptions, cookies } from '../cookies.ts';
import { isKiosk } from '../session-cookie.ts';

/** What a browser is told to forget (W3C Clear Site Data). */
export const forgetAll = '"cache", "cookies", "storage"';

/** Where a terminal goes when nobody is there. */
export const terminalHome = '/?kiosk';

/** Whether the request comes from a public terminal: its browser says so, or the session was opened at one. */
export const isAtTerminal = (request: Pick<FastifyRequest, 'cookies'>): boolean =>
  request.cookies?.[cookies.place] === 'kiosk' || isKiosk(request.cookies?.[cookies.session]);

/** Hangs the terminal's rules over every route. */
export function kioskHooks(app: App, house: House): void {
  app.addHook('onSend', async (request: FastifyRequest, reply: FastifyReply, payload: unknown) => {
    // A link on another site must not turn somebody's own browser into a terminal.
    const isHome = request.url === terminalHome && request.headers['sec-fetch-site'] !== 'cross-site';
    const wasTerminal = isAtTerminal(request);
    if (isHome) void reply.setCookie(cookies.place, 'kiosk', cookieOptions(house, undefined));
    if (!wasTerminal) return payload;
    void reply.header('cache-control', 'no-store');
    const token = request.cookies?.[cookies.session];
    const isSomebody = request.actor?.kind === 'person' || request.cookies?.[cookies.draft] !== undefined;
    if (isHome || (isKiosk(token) && request.actor?.kind !== 'person')) forget(request, reply, isHome);
    else if (isSomebody) void reply.header('refresh', `61; url=${terminalHome}`);
    return withoutDownload(reply, payload);
  });
}

/** Forgets everything except that this is a terminal: told to forget its cookies, a browser would forget the one of this very reply as well. */
function forget(request: FastifyRequest, reply: FastifyReply, isHome: boolean): void {
  const { [cookies.place]: place, ...others } = request.cookies;
  if (!isHome && place === undefined) return void reply.header('clear-site-data', forgetAll);
  for (const name of Object.keys(others)) void reply.clearCookie(name, { path: '/' });
  void reply.header('clear-site-data', '"cache", "storage"');
}

const savesNothing: Refusal = { refused: 'terminal-saves-nothing' };

/** A file would stay on the terminal's disk: instead of it comes the page that says so. */
function withoutDownload(reply: FastifyReply, payload: unknown): unknown {
  if (!String(reply.getHeader('content-disposition') ?? '').startsWith('attachment')) return payload;
  if (typeof payload === 'object' && payload !== null && 'destroy' in payload)
    (payload as { destroy(): void }).destroy();
  for (const name of ['content-disposition', 'content-length', 'content-type']) void reply.removeHeader(name);
  void reply.code(303).header('location', `/problems/${savesNothing.refused}`);
  return '';
}
