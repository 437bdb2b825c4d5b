/** Answers that the plan holds: why this is asked, why that is not, why this date, what would make it shorter. */
import type { Text } from '../catalogue/pure.ts';
import type { Plan, Provenance } from './plan.ts';
import { joined, say } from './say.ts';

/** Why a material or element is asked: every item that wants it. Empty if it is not asked. */
export function whyAsked(plan: Plan, id: string): Provenance[] {
  const needs = plan.needs
    .filter((n) => n.chosen.effort > 0 && (n.material === id || n.materials.includes(id)))
    .map((n) => n.why);
  const fields = plan.forms.flatMap((f) =>
    f.fields.filter((x) => x.element === id && !x.prefilled).flatMap((x) => x.why),
  );
  return [...needs, ...fields];
}

/** Why a material, element or item is not asked for: what answers it instead, or the condition that failed. */
export function whyNotAsked(plan: Plan, id: string): Provenance[] {
  return [
    ...plan.notAsked.filter((n) => n.id === id).map((n) => n.why),
    ...plan.dropped.filter((d) => d.item === id).map((d) => d.why),
  ];
}

/** Why the work is expected to be done on that day: the chain of tasks, each because of the one before. */
export function whyExpected(plan: Plan): Text {
  const name = (id: string): Text => plan.tasks.find((t) => t.id === id)?.name ?? { zh: id, en: id };
  return sentence(plan.schedule.expected, name);
}

/** Why the promise is that day: the chain of items with their promised limits. */
export function whyPromised(plan: Plan): Text {
  return sentence(plan.schedule.promised, (id) => itemName(plan, id));
}

const itemName = (plan: Plan, id: string): Text => plan.items.find((i) => i.id === id)?.name ?? { zh: id, en: id };

function sentence({ date, chain, provisional }: Plan['schedule']['expected'], nameOf: (id: string) => Text): Text {
  const names = chain.map(nameOf);
  const values = { date, chain: { zh: names.map((n) => n.zh).join(' → '), en: names.map((n) => n.en).join(' → ') } };
  return say(provisional ? 'explain.date.provisional' : 'explain.date', values);
}

/** What stands between this plan and a shorter one: mechanisms that declined, waiting that is left, and who has most of the time in hand. */
export function whatWouldShorten(plan: Plan): Text[] {
  const declined = plan.applied.flatMap((r) => (r.declined ? [r.declined] : []));
  const chain = new Set(plan.schedule.expected.chain);
  const waits = plan.tasks
    .filter((t) => t.nature === 'friction' && chain.has(t.id))
    .map((t) => say('explain.wait', { task: t.name, items: joined(t.items.map((id) => itemName(plan, id))) }));
  const own = plan.schedule.shares.filter((s) => s.holder === 'applicant' || s.holder === 'intermediary');
  const theirs = own.map((s) =>
    say(s.holder === 'applicant' ? 'explain.yours' : 'explain.intermediary', { days: s.workingDays }),
  );
  return [...declined, ...waits, ...theirs];
}
