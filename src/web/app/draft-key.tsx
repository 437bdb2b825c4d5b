/**
 * Whose draft it is, sealed into the forms of whoever is not signed in. Ordinarily a cookie says it; when the browser lost its cookies in
 * the middle of a form, the form still knows, the cookie is set again, and nothing typed is lost.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { cookies } from '../../people/index.ts';
import type { House } from '../../platform/index.ts';
import type { Visit } from './visit.ts';

const fieldName = 'draft-key';
const purpose = 'web.draft-key';
const keptFor = 30 * 24 * 3600;

/** The hidden field of a form over a draft. */
export function DraftKey({ visit }: { visit: Visit }) {
  const token = visit.request.cookies[cookies.draft];
  if (visit.visitor.kind !== 'anonymous' || token === undefined) return null;
  const sealed = visit.house.secrets.seal(Buffer.from(token), purpose).toString('base64url');
  return <input type="hidden" name={fieldName} value={sealed} />;
}

/** The cookies of a request, `form` being its fields; where the draft's cookie was lost and the form knows it, it is there again and is set again. */
export function cookieHeader(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  form: Readonly<Record<string, unknown>> | undefined = request.body as Record<string, unknown> | undefined,
): string | undefined {
  const given = request.headers.cookie;
  const sealed = [form?.[fieldName]].flat()[0];
  if (typeof sealed !== 'string' || request.cookies?.[cookies.draft] !== undefined) return given;
  const token = openKey(house, sealed);
  if (token === undefined) return given;
  void reply.setCookie(cookies.draft, token, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: house.config.publicUrl.startsWith('https:'),
    maxAge: keptFor,
  });
  return [given, `${cookies.draft}=${token}`].filter(Boolean).join('; ');
}

function openKey(house: House, sealed: string): string | undefined {
  try {
    return house.secrets.open(Buffer.from(sealed, 'base64url'), purpose).toString('utf8');
  } catch {
    return undefined;
  }
}
