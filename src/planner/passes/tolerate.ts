/**
 * A lesser paper may follow; key papers are never touched. Variant A issues nothing before it is there, D and B issue first, E is a mere review
 * before acceptance. B needs the district's switch with its governing document, and a written promise (S012 S065 S093 S100 S138).
 */
import { reliefVariants } from '../../catalogue/pure.ts';
import { eligible } from '../resolve/context.ts';
import { say } from '../say.ts';
import { nameOf } from './pass.ts';
import type { Declined, Pass, Proposal } from './pass.ts';
import { mayBeRelieved, relieve } from './relief.ts';
import { offered, owing, refusal, requirementOf, variantOf } from './variants.ts';

export const tolerate: Pass = {
  mechanism: 'tolerate',
  propose(graph, context) {
    return graph.needs.flatMap((need): (Proposal | Declined)[] => {
      const entry = need.key ? undefined : eligible(context, need.item, 'tolerate');
      const deferrable = requirementOf(context, need)?.deferrable;
      if (!entry || !deferrable || !mayBeRelieved(need)) return [];
      if (need.gate === 'issue' || need.gate === 'convert' || need.ways.some((w) => w.kind === 'generated-form'))
        return [];
      if (!offered(context, need, deferrable)) return [];
      const names = { material: need.name, item: nameOf(graph, need.item) };
      const variant = variantOf(entry, 'A');
      const declined = refusal(context, 'tolerate', variant, need.item, names, need);
      if (declined) return [{ declined }];
      const { issues, breach } = reliefVariants[variant];
      const owed = {
        need: need.id,
        item: need.item,
        mechanism: 'tolerate' as const,
        due: deferrable.within,
        text: say('pass.tolerate.owed', names),
        breach,
        variant,
      };
      if (issues === 'never')
        return [
          {
            change: say('pass.tolerate.preview', names),
            timeless: true,
            apply: (g) => owing(g, owed, (i) => i),
          },
        ];
      return [
        {
          change: say('pass.tolerate.change', names),
          apply: (g) => {
            const moved = relieve(
              g,
              need,
              issues === 'before-closure' ? 'after-issue' : 'issue',
              'tolerate',
              deferrable.basis,
              deferrable.within,
            );
            return owing(moved, owed, (i) => (i.variant === 'ordinary' ? { ...i, variant: 'tolerated' } : i));
          },
        },
      ];
    });
  },
};
