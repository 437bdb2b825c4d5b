/** Results come by courier to who wishes it, free or not as the item says; with `inbound` papers go that way too (S045 S055). Never a duty. */
import { rechannel } from './channel.ts';
import type { Pass } from './pass.ts';

export const courier: Pass = {
  mechanism: 'courier',
  propose: (graph, context) =>
    rechannel(graph, context, 'courier', (contact, entries) =>
      contact.kind === 'pick-up' || (contact.kind === 'hand-in' && entries.every((e) => e.with?.inbound === true))
        ? { ...contact, channel: 'courier' }
        : undefined,
    ),
};
