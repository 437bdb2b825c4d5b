/** Which items a hall receives (通办 only for listed items): a window takes what its list says and nothing else. Pure. */
import type { Catalogue } from '../../catalogue/index.ts';
import type { Refusal } from '../../platform/pure.ts';

/** Refused: items that no window of this site lists, with the sites whose windows do. A hall of another county is no site until the list has it. */
export function siteGate(
  { sites }: Pick<Catalogue, 'sites'>,
  site: string | undefined,
  items: readonly string[],
): Refusal | undefined {
  const takes = (id: string, item: string): boolean =>
    sites[id]?.windows.some((window) => window.items === 'all' || window.items.includes(item)) ?? false;
  const at = site ?? Object.keys(sites)[0];
  if (at === undefined) return undefined;
  const refused = items.filter((item) => !takes(at, item));
  if (refused.length === 0) return undefined;
  const others = Object.keys(sites).filter((id) => refused.every((item) => takes(id, item)));
  return { refused: 'item-not-at-site', detail: { items: refused, sites: others } };
}
