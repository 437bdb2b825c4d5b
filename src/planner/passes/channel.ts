/** Changing the channel of a contact; shared by online, courier, kiosk and agent. */
import type { Eligibility, Mechanism, Text } from '../../catalogue/pure.ts';
import type { Graph } from '../graph.ts';
import type { Contact } from '../plan.ts';
import { eligible } from '../resolve/context.ts';
import type { Context } from '../resolve/context.ts';
import { say } from '../say.ts';
import { namesOf } from './pass.ts';
import type { Declined, Proposal } from './pass.ts';

/** How a contact changes: the new contact, or why not. */
type Change = (contact: Contact, entries: readonly Eligibility[]) => Contact | Text | undefined;

/** One proposal for each contact in person all of whose items may use the mechanism. */
export function rechannel(
  graph: Graph,
  context: Context,
  mechanism: Mechanism,
  change: Change,
): (Proposal | Declined)[] {
  return graph.contacts.flatMap((contact): (Proposal | Declined)[] => {
    if (contact.channel !== 'person') return [];
    const entries = contact.items.map((i) => eligible(context, i, mechanism));
    const some = entries.filter((e) => e !== undefined);
    if (some.length === 0) return [];
    if (some.length < entries.length) {
      const others = contact.items.filter((_, i) => !entries[i]);
      return [{ declined: say('pass.channel.others', { items: namesOf(graph, others) }) }];
    }
    const next = change(contact, some);
    if (next === undefined) return [];
    if (!('channel' in next)) return [{ declined: next }];
    return [
      {
        change: say('pass.channel.change', {
          items: namesOf(graph, contact.items),
          kind: say(`contact.${contact.kind}`),
          channel: say(`channel.${next.channel}`),
        }),
        timeless: true,
        apply: (g) => ({ ...g, contacts: g.contacts.map((c) => (c.id === contact.id ? next : c)) }),
      },
    ];
  });
}
