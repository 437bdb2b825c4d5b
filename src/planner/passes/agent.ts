/** One assigned person of the service goes all the ways for the applicant, free of charge; his trips are not the applicant's (S053 S102 S130). */
import { rechannel } from './channel.ts';
import type { Pass } from './pass.ts';

export const agent: Pass = {
  mechanism: 'agent',
  propose: (graph, context) =>
    rechannel(graph, context, 'agent', (contact) =>
      contact.kind === 'on-site' ? undefined : { ...contact, channel: 'agent' },
    ),
};
