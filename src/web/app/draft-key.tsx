/** The sealed draft in the forms of whoever is not signed in (`draft-cookie.ts` says why). */
import { cookies } from '../../people/index.ts';
import { fieldName, purpose } from './draft-cookie.ts';
import type { Visit } from './visit.ts';

/** The hidden field of a form over a draft. */
export function DraftKey({ visit }: { visit: Visit }) {
  const token = visit.request.cookies[cookies.draft];
  if (visit.visitor.kind !== 'anonymous' || token === undefined) return null;
  const sealed = visit.house.secrets.seal(Buffer.from(token), purpose).toString('base64url');
  return <input type="hidden" name={fieldName} value={sealed} />;
}
