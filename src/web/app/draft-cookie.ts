/**
 * Whose draft it is, sealed into the forms of whoever is not signed in. Ordinarily a cookie says it; when the browser lost its cookies in
 * the middle of a form, the form still knows, the cookie is set again, and nothing typed is lost.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { cookies } from '../../people/index.ts';
import type { House } from '../../platform/index.ts';

/** The field of a form in which the sealed draft stands, and what it is sealed for. */
export const fieldName = 'draft-key';
export const purpose = 'web.draft-key';
const keptFor = 30 * 24 * 3600;

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
