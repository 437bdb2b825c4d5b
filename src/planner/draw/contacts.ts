/** What the applicant has to do, as a Mermaid picture: contacts, forms, sets of papers and certificates. For mechanisms that move no time. */
import { isLine } from '../graph.ts';
import type { Plan } from '../plan.ts';
import { say } from '../say.ts';

/** Text for a ```mermaid block. */
export function contactsOf(plan: Plan, language: 'zh' | 'en' = 'zh'): string {
  const names = (ids: readonly string[]): string =>
    ids.map((id) => plan.items.find((i) => i.id === id)?.name[language] ?? id).join(language === 'zh' ? '、' : ', ');
  const applicant = say('picture.applicant')[language];
  const lines = ['flowchart LR', `  a(("${applicant}"))`];
  plan.contacts.forEach((c, i) =>
    lines.push(
      `  a -- "${say(`contact.${c.kind}`)[language]} · ${say(`channel.${c.channel}`)[language]}" --> c${i}["${names(c.items)}"]`,
    ),
  );
  plan.forms.forEach((f, i) => {
    const fields = f.fields.filter((x) => !x.prefilled).length;
    if (fields > 0) lines.push(`  a --> f${i}[/"${say('picture.form', { n: fields })[language]}"/]`);
  });
  plan.documentSets.forEach((s, i) => {
    const asked = new Set(plan.needs.filter((n) => s.items.includes(n.item) && isLine(n)).map((n) => n.line)).size;
    if (asked > 0) lines.push(`  a --> s${i}[["${say('picture.set', { n: asked })[language]}"]]`);
  });
  plan.certificates.forEach((c, i) =>
    lines.push(`  z${i}{{"${say('picture.certificate', { items: names(c.items) })[language]}"}} --> a`),
  );
  return `${lines.join('\n')}\n`;
}
