/** A plan as text for a terminal: what to bring, what not, where to go, when it is done, what is still open. */
import type { Text } from '../../catalogue/pure.ts';
import { grid } from '../compare/table.ts';
import type { Need, Plan } from '../plan.ts';
import { say, sayDay } from '../say.ts';

/** Ten short blocks; empty ones are left out. */
export function textOf(plan: Plan, language: 'zh' | 'en'): string {
  const put = (t: Text): string => t[language];
  const block = (title: string, lines: readonly string[]): string[] =>
    lines.length > 0 ? ['', `# ${put(say(title))}`, ...lines] : [];
  const name = (id: string): string => put(plan.items.find((i) => i.id === id)?.name ?? { zh: id, en: id });
  const maybe = (certain: boolean): string => (certain ? '' : ` ${put(say('text.maybe'))}`);
  const m = plan.metrics;
  return [
    `${put(plan.title)}  ${plan.today}`,
    put(
      say('text.summary', {
        visits: m.visits,
        documents: m.documentLines,
        days: m.workingDays,
        expected: sayDay(plan.schedule.expected),
        promised: sayDay(plan.schedule.promised),
      }),
    ),
    ...block(
      'text.findings',
      plan.findings.map(
        (f) => `${f.kind === 'stop' ? '✗' : '·'} ${put(f.text)}${f.remedy ? ` ${put(f.remedy)}` : ''}${basis(f.basis)}`,
      ),
    ),
    ...block(
      'text.conflicts',
      plan.conflicts.map((c) => put(c.text)),
    ),
    ...block(
      'text.questions',
      plan.questions.slice(0, 5).map((q, i) => `${i + 1}. ${put(q.text)}  [${q.element}]`),
    ),
    ...block(
      'text.items',
      plan.items.map((i) => `· ${put(i.name)}${maybe(i.certain)}`),
    ),
    ...block('text.bring', [
      ...new Set(plan.needs.filter((n) => n.chosen.effort > 0).map((n) => lineOf(plan, n, language))),
    ]),
    ...block(
      'text.spared',
      plan.notAsked.map((n) => `· ${put(n.name)}  ← ${n.why.via?.kind ?? ''} ${n.why.via?.id ?? ''}`),
    ),
    ...block(
      'text.contacts',
      plan.contacts.map(
        (c) =>
          `· ${put(say(`contact.${c.kind}`))} ${put(say(`channel.${c.channel}`))}: ${c.items.map(name).join('、')}`,
      ),
    ),
    ...block(
      'text.mechanisms',
      plan.applied.flatMap((r) => [
        ...r.changes.map((c) => `+ ${put(c)}`),
        ...(r.declined ? [`- ${put(r.declined)}`] : []),
      ]),
    ),
    ...block(
      'text.shares',
      [grid(plan.schedule.shares.map((s) => [`${s.holder} ${s.organ ?? ''}`, String(s.workingDays)]))].filter(
        (g) => g !== '',
      ),
    ),
    '',
  ].join('\n');
}

function lineOf(plan: Plan, need: Need, language: 'zh' | 'en'): string {
  const same = plan.needs.filter((n) => n.line === need.line && n.chosen.effort > 0);
  const items = same.map((n) => plan.items.find((i) => i.id === n.item)?.name[language] ?? n.item);
  return `· ${need.name[language]}  [${need.chosen.kind}]  ← ${items.join('、')}${basis(need.why.basis)}`;
}

const basis = (list: readonly { readonly law: string; readonly article?: string }[]): string =>
  list.length === 0
    ? ''
    : `（${list.map((b) => `${b.law}${b.article === undefined ? '' : ` §${b.article}`}`).join('；')}）`;
