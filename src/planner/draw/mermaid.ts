/** A plan as a Mermaid flow chart: tasks that take time, arrows of what waits for what, the chain that makes the date in thick lines. */
import type { Duration } from '../../calendar/pure.ts';
import type { Plan, PlanTask } from '../plan.ts';

/** Text for a ```mermaid block. Tasks without duration are drawn as points that pass their arrows on. */
export function mermaidOf(plan: Plan, language: 'zh' | 'en' = 'zh'): string {
  const shown = plan.tasks.filter((t) => t.duration.n > 0);
  const ids = new Map(shown.map((t, i) => [t.id, `t${i}`]));
  const critical = new Set(plan.schedule.expected.chain);
  const lines = ['flowchart LR'];
  for (const item of plan.items) {
    const own = shown.filter((t) => t.items.length === 1 && t.items[0] === item.id);
    if (own.length === 0) continue;
    lines.push(`  subgraph ${safe(item.name[language])}`, ...own.map((t) => `    ${node(ids, t, language)}`), '  end');
  }
  for (const t of shown.filter((s) => s.items.length !== 1)) lines.push(`  ${node(ids, t, language)}`);
  for (const [from, to] of reduced(visible(plan, ids)))
    lines.push(`  ${ids.get(from)} ${critical.has(from) && critical.has(to) ? '==>' : '-->'} ${ids.get(to)}`);
  const friction = shown.filter((t) => t.nature === 'friction').map((t) => ids.get(t.id));
  if (friction.length > 0) lines.push('  classDef wait stroke-dasharray: 4 3', `  class ${friction.join(',')} wait`);
  return `${lines.join('\n')}\n`;
}

function node(ids: ReadonlyMap<string, string>, t: PlanTask, language: 'zh' | 'en'): string {
  return `${ids.get(t.id)}["${safe(t.name[language])} ${inWords(t.duration, language)}"]`;
}

const safe = (text: string): string =>
  text
    .replace(/["[\](){}|<>#;]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const UNITS: Readonly<Record<Duration['unit'], { zh: string; en: string }>> = {
  min: { zh: '分钟', en: ' min' },
  h: { zh: '小时', en: ' h' },
  wd: { zh: '个工作日', en: ' wd' },
  d: { zh: '天', en: ' d' },
  month: { zh: '个月', en: ' months' },
  year: { zh: '年', en: ' years' },
};

/** A duration as people write it. */
export const inWords = (d: Duration, language: 'zh' | 'en'): string => `${d.n}${UNITS[d.unit][language]}`;

/** Arrows between shown tasks, through those that take no time. */
function visible(plan: Plan, ids: ReadonlyMap<string, string>): [string, string][] {
  const next = new Map<string, string[]>();
  for (const e of plan.edges) next.set(e.from, [...(next.get(e.from) ?? []), e.to]);
  const found: [string, string][] = [];
  for (const from of ids.keys()) {
    const seen = new Set<string>();
    const visit = (at: string): void => {
      for (const to of next.get(at) ?? []) {
        if (seen.has(to)) continue;
        seen.add(to);
        if (ids.has(to)) found.push([from, to]);
        else visit(to);
      }
    };
    visit(from);
  }
  return found;
}

/** Without arrows that a chain of others already says. */
function reduced(arrows: readonly [string, string][]): [string, string][] {
  const next = new Map<string, string[]>();
  for (const [from, to] of arrows) next.set(from, [...(next.get(from) ?? []), to]);
  return arrows.filter(([from, to]) => !(next.get(from) ?? []).some((mid) => mid !== to && reaches(next, mid, to)));
}

function reaches(
  next: ReadonlyMap<string, readonly string[]>,
  from: string,
  to: string,
  seen = new Set<string>(),
): boolean {
  if (from === to) return true;
  if (seen.has(from)) return false;
  seen.add(from);
  return (next.get(from) ?? []).some((n) => reaches(next, n, to, seen));
}
