/**
 * A lesser paper may follow: the case is taken in and reviewed, and nothing is issued before it is there (variant A); key papers are never
 * touched. Variants that issue first (`issueFirst`) need the switch `tolerate-issue-first` and its governing document (S012 S065 S093 S138).
 */
import { eligible, holds, isOff } from '../resolve/context.ts';
import type { Context } from '../resolve/context.ts';
import { say } from '../say.ts';
import { nameOf } from './pass.ts';
import type { Declined, Pass, Proposal } from './pass.ts';
import { mayBeRelieved, relieve } from './relief.ts';

export const tolerate: Pass = {
  mechanism: 'tolerate',
  propose(graph, context) {
    if (isOff(context, 'tolerate')) return [];
    return graph.needs.flatMap((need): (Proposal | Declined)[] => {
      const entry = need.key ? undefined : eligible(context, need.item, 'tolerate');
      const deferrable = context.catalogue.items[need.item]?.requirements.find(
        (r) => r.id === need.requirement,
      )?.deferrable;
      if (!entry || !deferrable || !mayBeRelieved(need)) return [];
      if (need.gate === 'issue' || need.gate === 'convert' || need.ways.some((w) => w.kind === 'generated-form'))
        return [];
      if (holds(context, deferrable.when, { item: need.item, basis: deferrable.basis, certain: true }, 0.5) !== true)
        return [];
      const names = { material: need.name, item: nameOf(graph, need.item) };
      if (context.input.credit !== 'good') return [{ declined: say('pass.tolerate.credit', names) }];
      const first = entry.with?.issueFirst === true;
      if (first && !mayIssueFirst(context)) return [{ declined: say('pass.tolerate.switch', names) }];
      const owed = {
        need: need.id,
        item: need.item,
        mechanism: 'tolerate' as const,
        due: deferrable.within,
        text: say('pass.tolerate.owed', names),
        breach: first ? ('handling-task' as const) : ('withhold' as const),
      };
      return [
        {
          change: say('pass.tolerate.change', names),
          apply: (g) => {
            const moved = relieve(
              g,
              need,
              first ? 'after-issue' : 'issue',
              'tolerate',
              deferrable.basis,
              deferrable.within,
            );
            return {
              ...moved,
              items: moved.items.map((i) =>
                i.id === need.item && i.variant === 'ordinary' ? { ...i, variant: 'tolerated' as const } : i,
              ),
              obligations: [...moved.obligations, owed],
            };
          },
        },
      ];
    });
  },
};

function mayIssueFirst({ catalogue }: Context): boolean {
  const gate = catalogue.switches['tolerate-issue-first'];
  return gate?.on === true && gate.document !== undefined;
}
