/**
 * All disciplines review one version of one digital set at the same time and the applicant gets one consolidated reply; one set for review
 * and one for the archive replace a set for each department (S033 S041). `reply` and `archive` are what that coordination takes, `after`
 * names the step that the reply follows.
 */
import type { Graph } from '../graph.ts';
import { coordination, joinGroups } from '../graph.ts';
import { say } from '../say.ts';
import { behind, occasions } from './joint-group.ts';
import type { Occasion } from './joint-group.ts';
import { namesOf } from './pass.ts';
import type { Pass } from './pass.ts';
import { durationOf } from './relief.ts';
import { frictionsOf, together, withoutFrictions } from './together.ts';

export const jointDrawings: Pass = {
  mechanism: 'joint-drawings',
  propose(graph, context) {
    return occasions(graph, context, 'joint-drawings').map((o) => ({
      change: say('pass.joint-drawings.change', {
        items: namesOf(
          graph,
          o.items.map((i) => i.id),
        ),
        sets: o.items.length,
      }),
      apply: (g) => reviewedTogether(g, o),
    }));
  },
};

function reviewedTogether(graph: Graph, { key, items, entry }: Occasion): Graph {
  const ids = new Set(items.map((i) => i.id));
  const plain = withoutFrictions(graph, frictionsOf(graph, ids, ['copying', 'carrying', 'queue']));
  const free = together(plain, ids, true);
  const sets = joinGroups(free.sets, ids).map((s) =>
    s.items.some((i) => ids.has(i)) ? { ...s, medium: 'digital' as const } : s,
  );
  const needs = free.needs.map((n) => (ids.has(n.item) ? { ...n, line: n.material } : n));
  const reply = coordination(`joint-drawings:${key}/reply`, items, 'reply', durationOf(entry.with?.reply));
  const archive = coordination(`joint-drawings:${key}/archive`, items, 'archive', durationOf(entry.with?.archive));
  const replied = behind({ ...free, sets, needs }, reply, reviews(free, ids, entry.with?.after));
  return behind(replied, archive, lastSteps(replied, ids));
}

/** The step named, or every review step that no other review step follows. */
function reviews(graph: Graph, items: ReadonlySet<string>, named: unknown): Set<string> {
  const own = graph.tasks.filter((t) => t.nature === 'work' && t.items.every((i) => items.has(i)));
  if (typeof named === 'string') return new Set(own.filter((t) => t.step === named).map((t) => t.id));
  const reviewing = own.filter((t) => t.kind === 'examine' || t.kind === 'expert-review');
  return new Set(
    reviewing
      .filter((t) => !graph.edges.some((e) => e.from === t.id && reviewing.some((r) => r.id === e.to)))
      .map((t) => t.id),
  );
}

function lastSteps(graph: Graph, items: ReadonlySet<string>): Set<string> {
  const outs = new Set(
    graph.tasks.filter((t) => t.kind === 'hand-over' && items.has(t.items[0] ?? '')).map((t) => t.id),
  );
  const own = new Set(
    graph.tasks.filter((t) => t.items.some((i) => items.has(i)) && t.kind !== 'hand-over').map((t) => t.id),
  );
  return new Set(graph.edges.filter((e) => outs.has(e.to) && own.has(e.from)).map((e) => e.from));
}
