/** What a change is told about: the matter, as the portal or the desk reads it. */
import type { DataElement } from '../../../catalogue/pure.ts';
import type { MatterView } from '../../../matters/index.ts';
import type { Problem } from '../../app/client.ts';
import type { Visit } from '../../app/visit.ts';
import { readElements } from '../elements.ts';

/** Where the page stands: the portal or the desk. */
export type Side = 'portal' | 'desk';

/** What the parts of the page are about. */
export interface Subject {
  readonly matter: MatterView;
  readonly elements: Readonly<Record<string, DataElement>>;
  readonly side: Side;
  /** The matter's own page. */
  readonly home: string;
}

/** Reads it; the problem where it cannot be seen. */
export async function subjectOf(visit: Visit, side: Side): Promise<Subject | { readonly problem: Problem }> {
  const id = encodeURIComponent(visit.params['matter'] ?? '');
  const matter = await visit.client.get<MatterView>(`/api/matters/${id}`);
  if (!matter.ok) return { problem: matter.problem };
  const home = side === 'portal' ? `/matters/${id}` : `/desk/matters/${id}`;
  return { matter: matter.body, elements: await readElements(visit, matter.body), side, home };
}

/** Whether whoever looks may tell a change of it. */
export const mayChange = ({ matter }: Subject): boolean =>
  matter.permittedActions.some((action) => action.command === 'change-fact');
