/**
 * Handing in, paying and signing over the net where the item's depth is III or IV, picking up too where it is IV (S031 S045). Declined
 * where a paper must be seen in the original.
 */
import type { Item } from '../../catalogue/pure.ts';
import type { Graph } from '../graph.ts';
import { isLine } from '../graph.ts';
import { say } from '../say.ts';
import { rechannel } from './channel.ts';
import type { Pass } from './pass.ts';

export const online: Pass = {
  mechanism: 'online',
  propose(graph, context) {
    const found = rechannel(graph, context, 'online', (contact) => {
      const items = contact.items.flatMap((id) => context.catalogue.items[id] ?? []);
      if (items.some((i) => !reaches(i, contact.kind === 'pick-up'))) return undefined;
      const original = contact.kind === 'hand-in' ? mustBeSeen(graph, contact.items) : undefined;
      if (original) return say('pass.online.original', { material: original });
      return { ...contact, channel: 'online' };
    });
    return found.map((p) => ('declined' in p ? p : { ...p, apply: (g: Graph) => uploaded(p.apply(g)) }));
  },
};

const reaches = (item: Item, toPickUp: boolean): boolean =>
  item.onlineDepth === 'IV' || (item.onlineDepth === 'III' && !toPickUp);

function mustBeSeen(graph: Graph, items: readonly string[]): Graph['needs'][number]['name'] | undefined {
  return graph.needs.find(
    (n) => items.includes(n.item) && n.gate !== 'after-issue' && isLine(n) && !n.ways.some((w) => w.kind === 'upload'),
  )?.name;
}

/** Papers of items that are handed in over the net are uploaded. */
function uploaded(graph: Graph): Graph {
  const items = new Set(
    graph.contacts.filter((c) => c.kind === 'hand-in' && c.channel === 'online').flatMap((c) => c.items),
  );
  const needs = graph.needs.map((n) => {
    const upload =
      items.has(n.item) && n.chosen.kind === 'original-at-window' ? n.ways.find((w) => w.kind === 'upload') : undefined;
    return upload ? { ...n, chosen: upload } : n;
  });
  return { ...graph, needs };
}
