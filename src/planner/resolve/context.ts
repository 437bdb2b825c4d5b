/** What every part of the planner reads while one plan is derived: catalogue, input, facts as plain values, time, and the open questions. */
import type { Calendar } from '../../calendar/pure.ts';
import type { Catalogue, Condition, Eligibility, Item, Mechanism, Text } from '../../catalogue/pure.ts';
import { elementsOf, evaluate, unknowns } from '../../catalogue/pure.ts';
import type { PlanInput, Provenance } from '../plan.ts';
import { joined } from '../say.ts';
import { axisOf } from '../axis.ts';
import type { Axis } from '../axis.ts';

/** Result of a condition that may hang on facts not known yet. */
type Truth = true | false | 'unknown';

/** What is open about one element: the places that hang on it. */
interface Open {
  readonly because: Provenance[];
  weight: number;
}

export interface Context {
  readonly catalogue: Catalogue;
  readonly input: PlanInput;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly axis: Axis;
  readonly open: Map<string, Open>;
  readonly words: Map<Condition, Text>;
  readonly eligible: Map<Mechanism, Map<string, Eligibility | undefined>>;
}

/** A context for one derivation; nothing in it outlives the plan. */
export function contextOf(catalogue: Catalogue, input: PlanInput, calendar: Calendar): Context {
  const facts: Record<string, unknown> = {};
  for (const [key, fact] of Object.entries(input.facts)) facts[key] = fact.value;
  return {
    catalogue,
    input,
    facts,
    axis: axisOf(calendar, input.today),
    open: new Map(),
    words: new Map(),
    eligible: new Map(),
  };
}

/** Whether the condition holds; no condition always holds. Unknown ones are entered as questions with the place that hangs on them. */
export function holds(context: Context, condition: Condition | undefined, place: Provenance, weight = 1): Truth {
  if (!condition) return true;
  const truth = evaluate(condition, context.facts);
  if (truth !== 'unknown') return truth;
  const keys = unknowns(condition, context.facts);
  for (const key of keys) {
    const open = context.open.get(key) ?? { because: [], weight: 0 };
    open.because.push({ ...place, because: inWords(context, condition), certain: false });
    open.weight += weight / keys.length;
    context.open.set(key, open);
  }
  return 'unknown';
}

/** Whether the condition holds, without opening a question. */
export function quiet({ facts }: Context, condition: Condition | undefined): Truth {
  return condition ? evaluate(condition, facts) : true;
}

/** The condition as labels with what is known of them: "使用面积（㎡）＝60". */
function inWords(context: Context, condition: Condition): Text {
  const known = context.words.get(condition);
  if (known) return known;
  const text = joined(
    elementsOf(condition).map((key) => factInWords(context, key)),
    '；',
    '; ',
  );
  context.words.set(condition, text);
  return text;
}

function factInWords({ catalogue, facts }: Context, key: string): Text {
  const element = catalogue.elements[key];
  const label = element?.label ?? { zh: key, en: key };
  const value = facts[key];
  if (value === undefined) return { zh: `${label.zh}？`, en: `${label.en}?` };
  const option = element?.options?.find((o) => o.value === value)?.label;
  const shown = option ?? plain(value);
  return { zh: `${label.zh}＝${shown.zh}`, en: `${label.en} = ${shown.en}` };
}

function plain(value: unknown): Text {
  const text = Array.isArray(value) ? value.join(', ') : String(value);
  const [zh = text, en = text] =
    value === true ? ['是', 'yes'] : value === false ? ['否', 'no'] : value === null ? ['无', 'none'] : [];
  return { zh, en };
}

/** Provenance of something that an item asks, under a condition. */
export function because(
  context: Context,
  item: Item,
  basis: Provenance['basis'],
  condition?: Condition,
  certain = true,
): Provenance {
  const why = { item: item.id, basis, certain };
  return condition ? { ...why, because: inWords(context, condition) } : why;
}

/** Whether an item asks something under a condition, and why it does: less certain than the item where the condition is unknown. */
export function asked(
  context: Context,
  { item, certain }: { readonly item: Item; readonly certain: boolean },
  basis: Provenance['basis'],
  when: Condition | undefined,
  weight = certain ? 1 : 0.5,
): { readonly truth: Truth; readonly why: Provenance } {
  const place = because(context, item, basis, when, certain);
  const truth = holds(context, when, place, weight);
  return { truth, why: truth === 'unknown' ? { ...place, certain: false } : place };
}

/** Whether a mechanism is switched off for this run or by the district. */
export function isOff({ catalogue, input }: Context, mechanism: Mechanism): boolean {
  return (input.without?.includes(mechanism) ?? false) || catalogue.switches[mechanism]?.on === false;
}

/** The first entry by which an item may use a mechanism now; a predicate still unknown opens a question and gives nothing yet. */
export function eligible(context: Context, itemId: string, mechanism: Mechanism): Eligibility | undefined {
  let known = context.eligible.get(mechanism);
  if (!known) context.eligible.set(mechanism, (known = new Map()));
  if (known.has(itemId)) return known.get(itemId);
  const item = isOff(context, mechanism) ? undefined : context.catalogue.items[itemId];
  const found = item?.mechanisms.find((e) => {
    if (e.mechanism !== mechanism) return false;
    return (
      holds(
        context,
        e.when,
        { item: itemId, basis: e.basis, certain: true, via: { kind: 'mechanism', id: mechanism } },
        0.5,
      ) === true
    );
  });
  known.set(itemId, found);
  return found;
}

/** Ids of the items among those that may use a mechanism now. */
export function eligibleOf(
  context: Context,
  items: readonly { readonly id: string }[],
  mechanism: Mechanism,
): Set<string> {
  return new Set(items.flatMap(({ id }) => (eligible(context, id, mechanism) ? [id] : [])));
}
