/** A form that could not be sent because the session had ended: sealed into the sign-in page, opened and sent after signing in. Nothing typed is lost. */
import type { Visit } from './visit.ts';

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
