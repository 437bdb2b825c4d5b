/** Evidence on which an entry of the ledger closes, as it was given in the form: a paper, a matter by its number, or a completed stage. */
import type { SearchResult } from '../../matters/index.ts';
import type { Visit } from '../app/visit.ts';
import { refusalOf } from '../desk/form-errors.ts';
import { firstOf, storeAll, type Received } from '../draft/received-files.ts';

/** What was wrong with a form of the ledger, by the id of its field. */
export type LedgerErrors = Readonly<Record<string, string>>;

/** The field of the form in which each kind of evidence is given. */
export const fieldOf = { stage: 'stage', matter: 'reference', document: 'file' } as const;

type Evidence = { readonly kind: keyof typeof fieldOf; readonly reference: string };

/** What was given as evidence: the paper before the number before the stage. */
export async function evidenceIn(
  visit: Visit,
  sent: Received,
  entry: string,
): Promise<Evidence | { readonly errors: LedgerErrors }> {
  const stored = await storeAll(visit, sent);
  if (!Array.isArray(stored)) return { errors: { [`file-${entry}`]: refusalOf(stored) } };
  const [paper] = stored;
  if (paper) return { kind: 'document', reference: paper.file.sha256 };
  const [number, stage] = [firstOf(sent, 'reference').trim(), firstOf(sent, 'stage')];
  if (number !== '') return await matterOf(visit, number, entry);
  if (stage !== '') return { kind: 'stage', reference: stage };
  return { errors: { [`stage-${entry}`]: visit.say('web.projects.ledger.evidence.none') } };
}

/** The matter of a number as it stands on its receipt. */
async function matterOf(
  visit: Visit,
  number: string,
  entry: string,
): Promise<Evidence | { readonly errors: LedgerErrors }> {
  if (number.startsWith('m-')) return { kind: 'matter', reference: number };
  const found =
    number.length < 4
      ? undefined
      : await visit.client.get<SearchResult>(`/api/matters/search?${new URLSearchParams({ q: number }).toString()}`);
  const [first] = found?.ok ? found.body.cases : [];
  return first
    ? { kind: 'matter', reference: first.matterId }
    : { errors: { [`reference-${entry}`]: visit.say('web.projects.ledger.evidence.no-matter') } };
}
