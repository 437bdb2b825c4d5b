/** The pages of docs/passes: ten lines and two pictures for each mechanism, drawn from the plan of its example. */
import '../bundled-words.ts';
import type { Mechanism } from '../../catalogue/pure.ts';
import { METRICS } from '../compare/table.ts';
import { derivePlan } from '../derive.ts';
import { contactsOf } from '../draw/contacts.ts';
import { mermaidOf } from '../draw/mermaid.ts';
import { saved } from '../metrics.ts';
import { ALL } from '../passes/index.ts';
import { say } from '../say.ts';
import { aCatalogue, calendar } from './builders.ts';
import { EXAMPLES, inputOf } from './pass-examples.ts';
import { TEXTS } from './pass-texts.ts';

/** File name and text of every page. */
export function passPages(): ReadonlyMap<string, string> {
  return new Map(ALL.map((m) => [`${m}.md`, pageOf(m)]));
}

function pageOf(mechanism: Mechanism): string {
  const example = EXAMPLES[mechanism];
  const text = TEXTS[mechanism];
  const catalogue = aCatalogue(example.items, example.more);
  const others = ALL.filter((m) => m !== mechanism && !example.after?.includes(m));
  const before = derivePlan(catalogue, { ...inputOf(example), without: [...others, mechanism] }, calendar);
  const after = derivePlan(catalogue, { ...inputOf(example), without: others }, calendar);
  const less = saved(before.metrics, after.metrics);
  const figures = METRICS.filter((m) => less[m] !== 0).map(
    (m) => `${say(`metric.${m}`).en} ${before.metrics[m]} → ${after.metrics[m]}`,
  );
  const isTimeless = mermaidOf(before) === mermaidOf(after);
  const draw = isTimeless ? contactsOf : mermaidOf;
  const name = say(`mechanism.${mechanism}`);
  return [
    `# ${name.zh} · ${name.en}`,
    '',
    '<!-- Written by scripts/make-pass-pages.mjs from the example in src/planner/testing/pass-examples.ts; do not edit. -->',
    '',
    text.does,
    '',
    `- **May be used when**: ${text.may}`,
    `- **Never**: ${text.never}`,
    `- **In the catalogue**: ${text.write}`,
    `- **Systems**: ${text.systems}`,
    `- **In the example below**: ${figures.join(', ') || 'no figure changes'}. A pass changes no work duration and declines where it would lengthen the plan.`,
    '',
    'Before:',
    '',
    `\`\`\`mermaid\n${draw(before, 'zh')}\`\`\``,
    '',
    'After:',
    '',
    `\`\`\`mermaid\n${draw(after, 'zh')}\`\`\``,
    '',
  ].join('\n');
}
