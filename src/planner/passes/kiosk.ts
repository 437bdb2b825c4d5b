/** Results are printed at a terminal; only a terminal at home (`home`) saves the way (S015 S051 S073). With `handIn` papers are scanned there. */
import { AT_HOME } from '../metrics.ts';
import { rechannel } from './channel.ts';
import type { Pass } from './pass.ts';

export const kiosk: Pass = {
  mechanism: 'kiosk',
  propose: (graph, context) =>
    rechannel(graph, context, 'kiosk', (contact, entries) => {
      if (contact.kind !== 'pick-up' && !(contact.kind === 'hand-in' && entries.every((e) => e.with?.handIn === true)))
        return undefined;
      const site = entries.every((e) => e.with?.home === true) ? AT_HOME : contact.site;
      return { ...contact, channel: 'kiosk', site };
    }),
};
