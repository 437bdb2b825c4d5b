/** One window takes everything in and hands everything out, once for each stage; departments decide behind it (S032 S035 S100). */
import type { Graph } from '../graph.ts';
import type { Contact } from '../plan.ts';
import { eligibleOf } from '../resolve/context.ts';
import type { Context } from '../resolve/context.ts';
import { say } from '../say.ts';
import type { Pass } from './pass.ts';
import { frictionsOf, withoutFrictions } from './together.ts';

export const oneWindow: Pass = {
  mechanism: 'one-window',
  propose(graph, context) {
    const items = eligibleOf(context, graph.items, 'one-window');
    const waits = frictionsOf(graph, items, ['queue', 'carrying']);
    const contacts = joined(graph, context, items);
    if (items.size < 2 && waits.length === 0) return [];
    return [
      {
        change: say('pass.one-window.change', { before: graph.contacts.length, after: contacts.length }),
        timeless: waits.length === 0,
        apply: (g) => ({ ...withoutFrictions(g, waits), contacts }),
      },
    ];
  },
};

/** Contacts of the same kind, stage and site become one; consultations of the old way are answered in advance by the plan itself. */
function joined(graph: Graph, context: Context, items: ReadonlySet<string>): Contact[] {
  const site = commonSite(context, items);
  const groups = new Map<string, Contact>();
  const rest: Contact[] = [];
  for (const c of graph.contacts) {
    const item = c.items[0] ?? '';
    if (!items.has(item)) {
      rest.push(c);
      continue;
    }
    if (c.kind === 'consult') continue;
    const stage = graph.items.find((i) => i.id === item)?.stage ?? 'all';
    const at = context.catalogue.items[item]?.sites.includes(site) ? site : c.site;
    const id = `${c.kind}:${stage}:${at}:${c.channel}`;
    const one = groups.get(id);
    const { submissions: _once, ...plain } = c;
    if (one) groups.set(id, { ...one, items: [...one.items, ...c.items] });
    else groups.set(id, { ...plain, id, site: at, window: windowOf(context, at), presence: id });
  }
  return [...groups.values(), ...rest];
}

/** The site that serves most of the items; ties by id. */
function commonSite(context: Context, items: ReadonlySet<string>): string {
  const count = new Map<string, number>();
  for (const id of items)
    for (const site of context.catalogue.items[id]?.sites ?? []) count.set(site, (count.get(site) ?? 0) + 1);
  return [...count].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? '';
}

function windowOf(context: Context, site: string): string {
  return context.catalogue.sites[site]?.windows.find((w) => w.items === 'all')?.id ?? 'one-window';
}
