/** The document of who stands at the counter: read, checked and sent; a slip of the finger is told at the field, and what was typed stays. */
import { TextField } from '../components/text-field/text-field.tsx';
import { checkResidentId } from '../../vocabulary/pure.ts';
import { field, type Visit } from '../app/visit.ts';
import type { Problem } from '../app/client.ts';
import { halfWidth } from '../draft/read-element.ts';

/** Whether somebody is served now: what is wrong at the field, or a refusal that no typing mends. */
type Opening = { readonly error?: string; readonly problem?: Problem };

/** The field, with what was typed and why it was not taken. */
export function IdentityField({ visit, hint, error }: { visit: Visit; hint: string; error?: string | undefined }) {
  return (
    <TextField
      id="identity"
      name="identity"
      label={visit.say('web.access.counter.identity')}
      hint={hint}
      value={field(visit, 'identity')}
      maxLength={18}
      width="medium"
      autocomplete="off"
      required
      {...(error === undefined ? {} : { error })}
    />
  );
}

/** Opens the service for the person of the document. */
export async function openService(visit: Visit): Promise<Opening> {
  const { say, client, house } = visit;
  const identity = halfWidth(field(visit, 'identity')).replaceAll(/\s/g, '').toUpperCase();
  if (identity === '') return { error: say('web.error.empty') };
  if (checkResidentId(identity) !== undefined) return { error: say('web.error.resident-id') };
  const opened = await client.send('POST', '/api/counter', { identity }, house.ids.next());
  if (opened.ok) return {};
  const { code, title, remedy = '' } = opened.problem;
  return code === 'person-not-found' ? { error: `${title}。${remedy}` } : { problem: opened.problem };
}
