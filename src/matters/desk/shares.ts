/** Whose work stands on somebody's list: of which organs, of which kinds, of which items. Pure. */
import type { Actor } from '../../platform/index.ts';

/** A vote that somebody is called to, and joint work to which an organ is called; a vote stands on the list of its member only. */
const spoken = ['vote', 'joint'];

/** Which kinds of work a role sees. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  reviewer: [
    'intake',
    'examine',
    'expert-review',
    'public-notice',
    'hearing',
    'test',
    'measure',
    'assess',
    'survey',
    'external',
    'follow-up',
    ...spoken,
  ],
  inspector: ['survey', 'test', 'measure', 'assess', 'follow-up', ...spoken],
  approver: ['decide', 'convert', ...spoken],
};
const everything = [...new Set(Object.values(kinds).flat())];

/** Kinds of work of these items; null: of all items. */
export interface Share {
  readonly kinds: readonly string[];
  readonly items: readonly string[] | null;
}

/** Work of one organ that the actor sees. */
interface Work {
  readonly organ: string;
  readonly share: Share;
}

const atWindow = ['intake', 'external'];

/**
 * Everything for the centre and supervision; what the window does, of all organs, for its clerks; the work of one's roles in one's own organ.
 * Who has a role in their organ and sits at the window as well sees both, and nothing twice.
 */
export function workOf(actor: Actor, organs: readonly string[]): readonly Work[] {
  const every = (kinds: readonly string[]): readonly Work[] =>
    organs.map((organ) => ({ organ, share: { kinds, items: null } }));
  if (actor.roles.some((role) => role === 'coordinator' || role === 'supervisor')) return every(everything);
  const { organ } = actor;
  const own = organ === undefined ? [] : sharesOf(actor).map((share) => ({ organ, share }));
  if (!actor.roles.includes('window-clerk')) return own;
  const beside = own.flatMap(({ organ: at, share }) => {
    const left = share.kinds.filter((kind) => !atWindow.includes(kind));
    return left.length === 0 ? [] : [{ organ: at, share: { ...share, kinds: left } }];
  });
  return [...every(atWindow), ...beside];
}

/** The work of the actor's roles. A role for some items brings work of these; each kind stands in one share, so that no work is listed twice. */
function sharesOf({ roles, onlyItems }: Actor): readonly Share[] {
  const shares = everything.map((kind): Share & { readonly kind: string } => {
    const own = roles.filter((role) => kinds[role]?.includes(kind));
    const isWhole = own.some((role) => onlyItems?.[role] === undefined);
    const items = [...new Set(own.flatMap((role) => onlyItems?.[role] ?? []))].toSorted();
    return { kind, kinds: [], items: isWhole ? null : items };
  });
  const together = Map.groupBy(shares, (one) => one.items?.join('\n'));
  return [...together.values()].flatMap((some) => {
    const items = some[0]?.items ?? null;
    return items?.length === 0 ? [] : [{ kinds: some.map((one) => one.kind), items }];
  });
}
