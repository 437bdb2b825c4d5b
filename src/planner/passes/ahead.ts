/** Reviewing before the formal prerequisite is there; shared by simulated approval and preliminary opinions. */
import type { Duration } from '../../calendar/pure.ts';
import { say } from '../say.ts';
import { eligible } from '../resolve/context.ts';
import { NOTHING } from '../schedule/axis.ts';
import type { Pass } from './pass.ts';
import { aheadOf, awaited } from './relief.ts';

/** A pass that lets eligible items be reviewed ahead; `with.convert` is what the conversion takes. */
export function aheadPass(
  mechanism: 'simulate-ahead' | 'preliminary-opinion',
  effect: 'simulated' | 'preliminary',
  word: string,
): Pass {
  return {
    mechanism,
    propose(graph, context) {
      return graph.items.flatMap((item) => {
        const entry = eligible(context, item.id, mechanism);
        if (
          !entry ||
          item.variant === 'simulated' ||
          item.variant === 'preliminary' ||
          awaited(graph, item.id).length === 0
        )
          return [];
        const takes = durationOf(entry.with?.convert);
        return [
          {
            change: say(word, { item: item.name }),
            apply: (g) => aheadOf(g, item, effect, mechanism, entry.basis, takes),
          },
        ];
      });
    },
  };
}

/** A duration among a mechanism's settings; nothing if it is not one. */
export function durationOf(setting: string | number | boolean | Duration | undefined): Duration {
  return typeof setting === 'object' ? setting : NOTHING;
}
