/** A form that could not be sent because the session had ended: sealed into the sign-in page, opened and sent after signing in. Nothing typed is lost. */
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

/** Sends a kept form as whoever is signed in now; gives where its page leads. */
export async function resend(visit: Visit, cookies: readonly string[], kept: Kept): Promise<string> {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(kept.form))
    for (const one of typeof value === 'string' ? [value] : value) body.append(name, one);
  const cookie = [visit.request.headers.cookie, ...cookies.map((one) => one.split(';')[0])].filter(Boolean).join('; ');
  const reply = await visit.request.server.inject({
    method: 'POST',
    url: kept.path,
    payload: body.toString(),
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      cookie,
      origin: visit.origin,
      'sec-fetch-site': 'same-origin',
    },
  });
  const location = reply.headers.location;
  return typeof location === 'string' ? location : pageAbove(kept.path);
}

/** Where to go after signing in: to the page of the form that had been kept, sent now, or to where one was. */
export async function afterSignIn(
  visit: Visit,
  cookies: readonly string[],
  going: { kind: string; back: string; kept: string },
): Promise<string> {
  const kept = openKept(visit, going.kept);
  if (kept) return await resend(visit, cookies, kept);
  return going.back === '/' && going.kind === 'staff' ? '/desk' : going.back;
}
