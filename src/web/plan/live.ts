/** What the live region tells while an answer is chosen. Runs in the browser; the server derives again when the form is sent, and wins. */
import type { Text } from '../../catalogue/pure.ts';
import { reportsOfArea, type ReportInForce } from '../../matters/pure.ts';
import { plannerFor, type HeldCertificate, type KnownFact, type LivePlan } from '../../planner/pure.ts';
import type { PlanKit } from './kit.ts';

/** What the house knows of the person who is signed in, nothing for everybody else; and the area reports in force, which are everybody's. */
export interface KnownOfPerson {
  readonly facts: Readonly<Record<string, KnownFact>>;
  readonly held: readonly HeldCertificate[];
  readonly earlierFilings: readonly { readonly material: string; readonly matter: string; readonly on: string }[];
  readonly credit: 'good' | 'unrepaired-breach';
  readonly areaReports: readonly ReportInForce[];
}

/** A plan in a few figures. `papers` are the documents that the applicant still has to hand in. */
export interface Glance {
  readonly stops: readonly { readonly text: Text; readonly remedy?: Text }[];
  readonly left: number;
  readonly next?: string;
  readonly promised: string;
  readonly provisional: boolean;
  readonly papers: number;
}

/** The figures of a plan, the same on the server and in the browser. */
export function glanceOf(plan: LivePlan): Glance {
  const next = plan.questions[0]?.element;
  return {
    stops: plan.findings.flatMap(({ kind, certain, text, remedy }) =>
      kind === 'stop' && certain ? [{ text, ...(remedy && { remedy }) }] : [],
    ),
    left: plan.questions.length,
    ...(next !== undefined && { next }),
    promised: plan.schedule.promised.date,
    provisional: plan.schedule.promised.provisional,
    papers: plan.metrics.documentLines,
  };
}

/** Derives from the kit: answers win over what is known, as on the server. */
export async function glancerFor(
  kit: PlanKit,
  theme: string,
  known: KnownOfPerson,
): Promise<(answers: Readonly<Record<string, unknown>>) => Glance> {
  const derive = await plannerFor(kit.catalogue);
  const { elements, registries } = kit.catalogue;
  return (answers) => {
    const facts: Record<string, KnownFact> = {};
    for (const [key, fact] of Object.entries(known.facts)) if (elements[key] !== undefined) facts[key] = fact;
    for (const [key, value] of Object.entries(answers))
      if (elements[key] !== undefined) facts[key] = { value: value as KnownFact['value'], source: 'answer' };
    const { held, earlierFilings, credit } = known;
    const valuesKnown = Object.entries(known.facts).map(([key, fact]) => [key, fact.value] as const);
    const areaReports = reportsOfArea(known.areaReports, { ...Object.fromEntries(valuesKnown), ...answers });
    const rest = { registries: Object.keys(registries), areaReports, today: kit.today };
    return glanceOf(derive({ theme, facts, held, earlierFilings, credit, ...rest }, kit.calendar));
  };
}

/** The sentence of the live region. */
export function sentenceOf(
  glance: Glance,
  texts: Readonly<Record<string, string>>,
  tell: (text: Text) => string,
  sayDate: (iso: string) => string,
): string {
  const fill = (key: string, values: Readonly<Record<string, string>>): string =>
    (texts[key] ?? '').replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  const [stop] = glance.stops;
  if (stop) return fill('web.live.stop', { reason: tell(stop.text), remedy: stop.remedy ? tell(stop.remedy) : '' });
  const values = { left: String(glance.left), papers: String(glance.papers), date: sayDate(glance.promised) };
  return fill(glance.provisional ? 'web.live.glance.provisional' : 'web.live.glance', values);
}
