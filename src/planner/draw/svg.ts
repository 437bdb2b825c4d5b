/** A plan as a bar chart over days in SVG: one row a task, waiting hatched, the chain that makes the date dark. Readable without colour. */
import type { Plan, PlanTask, ScheduledTask } from '../plan.ts';
import { inWords } from './mermaid.ts';

const ROW = 22;
const LEFT = 300;
const WIDTH = 960;
const MS_PER_DAY = 86_400_000;

/** A complete SVG document with title and description for screen readers. */
export function svgOf(plan: Plan, language: 'zh' | 'en' = 'zh'): string {
  const rows = plan.tasks.flatMap((task) => {
    const times = plan.schedule.tasks.find((s) => s.task === task.id);
    return times && task.duration.n > 0 ? [{ task, times }] : [];
  });
  rows.sort((a, b) => (a.times.opens < b.times.opens ? -1 : a.times.opens > b.times.opens ? 1 : 0));
  const first = plan.today;
  const last = rows.reduce((end, r) => (r.times.closes > end ? r.times.closes : end), plan.schedule.expected.date);
  const scale = (WIDTH - LEFT - 20) / (between(first, last) + 1);
  const x = (date: string, after = 0): number => Math.round((LEFT + (between(first, date) + after) * scale) * 10) / 10;
  const height = rows.length * ROW + 40;
  const bars = rows.map((r, i) => bar(r.task, r.times, i, x, plan, language));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="t d" font-family="sans-serif" font-size="12">`,
    `<title id="t">${escape(plan.title[language])}</title><desc id="d">${escape(`${first} – ${plan.schedule.expected.date}`)}</desc>`,
    '<defs><pattern id="wait" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#fff"/><rect width="2" height="6" fill="#5b6470"/></pattern></defs>',
    ...bars,
    `<text x="${LEFT}" y="${height - 8}">${first}</text><text x="${WIDTH - 20}" y="${height - 8}" text-anchor="end">${last}</text>`,
    '</svg>',
    '',
  ].join('\n');
}

function bar(
  task: PlanTask,
  times: ScheduledTask,
  row: number,
  x: (date: string, after?: number) => number,
  plan: Plan,
  language: 'zh' | 'en',
): string {
  const y = row * ROW + 4;
  const [from, to] = [x(times.opens), x(times.closes, 1)];
  const fill = task.nature === 'friction' ? 'url(#wait)' : times.critical ? '#1f3a5f' : '#9fb4cc';
  const owner = task.items.length === 1 ? plan.items.find((i) => i.id === task.items[0])?.name[language] : undefined;
  const label = `${owner === undefined ? '' : `${owner} · `}${task.name[language]}`;
  const told = `${label}, ${inWords(task.duration, language)}, ${times.opens} – ${times.closes}`;
  return `<g><title>${escape(told)}</title><text x="4" y="${y + 13}">${escape(short(label))}</text><rect x="${from}" y="${y}" width="${Math.max(2, Math.round((to - from) * 10) / 10)}" height="${ROW - 8}" fill="${fill}" stroke="#1f3a5f"/></g>`;
}

const between = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / MS_PER_DAY);

function short(text: string): string {
  let room = 40;
  let kept = '';
  for (const c of text) {
    room -= c > '\u2e80' ? 2 : 1;
    if (room < 0) return `${kept}…`;
    kept += c;
  }
  return kept;
}

const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c);
