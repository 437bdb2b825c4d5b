/**
 * What a certificate rests on, read from the log of its matter and from nothing else. Asked twice: before the intent, and again by the sealer
 * at the moment of sealing (invariant 11). Pure.
 */
import type { MatterFact } from '../matters/index.ts';

/** Variants whose result has no effect yet and is never printed as an approval. */
const withoutEffect: ReadonlySet<string> = new Set(['simulated', 'preliminary', 'reviewed-awaiting']);

/** A favourable decision that is in force. `seq` is the place of its fact in the matter's stream. */
interface Decision {
  readonly case: string;
  readonly caseNumber: string;
  readonly item: string;
  readonly itemName: { readonly zh: string; readonly en: string };
  readonly organ: string;
  readonly on: string;
  readonly seq: number;
  /** Number of the written decision, where one was issued. */
  readonly document: string | null;
  readonly conditions: readonly string[];
  /** Where another system decided: its name, serial and the number it gave. */
  readonly elsewhere: { readonly system: string; readonly serial: string; readonly number: string | null } | null;
}

/** Why a certificate does not issue now. */
interface Lack {
  readonly case: string;
  readonly why: 'not-decided' | 'denied' | 'not-in-force' | 'without-effect' | 'withheld';
}

/** One certificate that a matter is to produce: its type, the cases whose result it is, the decisions found and what is lacking. */
export interface Basis {
  readonly type: string;
  readonly cases: readonly string[];
  /** Decisions of `cases` first, then those of other cases that must be granted before this one issues. */
  readonly decisions: readonly Decision[];
  readonly lacks: readonly Lack[];
}

type Spec = Extract<MatterFact, { name: 'case-opened' }>['data']['spec'];
type Opened = { readonly spec: Spec; readonly number: string };

interface Read {
  readonly cases: Map<string, Opened>;
  readonly decided: Map<string, Extract<MatterFact, { name: 'case-decided' }>>;
  /** Cases whose decision has no force any more, or which ended without one. */
  readonly ended: Set<string>;
  readonly withheld: Map<string, string>;
  readonly documents: Map<string, string>;
}

/** Facts by which a case loses its decision or ends without one. The last two come from proceedings after the decision. */
const ends: ReadonlySet<string> = new Set([
  'case-voided',
  'case-withdrawn',
  'case-lapsed',
  'case-not-accepted',
  'decision-revoked',
  'decision-annulled',
]);

function read(facts: readonly MatterFact[]): Read {
  const state: Read = {
    cases: new Map(),
    decided: new Map(),
    ended: new Set(),
    withheld: new Map(),
    documents: new Map(),
  };
  for (const fact of facts) {
    if (ends.has(fact.name)) state.ended.add((fact.data as { case: string }).case);
    else if (fact.name === 'case-opened')
      state.cases.set(fact.data.spec.case, { spec: fact.data.spec, number: fact.data.number });
    else if (fact.name === 'case-decided') state.decided.set(fact.data.case, fact);
    else if (fact.name === 'obligation-opened' && fact.data.withholds)
      state.withheld.set(fact.data.obligation, fact.data.case);
    else if (fact.name === 'obligation-closed') state.withheld.delete(fact.data.obligation);
    else if (fact.name === 'notice-issued' && fact.data.kind === 'grant')
      for (const one of fact.data.cases) state.documents.set(one, fact.data.number);
  }
  return state;
}

/** Every certificate that the matter is to produce, complete or not. */
export function certificatesOf(facts: readonly MatterFact[]): readonly Basis[] {
  const state = read(facts);
  const types = new Set([...state.cases.values()].flatMap(({ spec }) => spec.outputs));
  return [...types].sort().flatMap((type) => groupsOf(state, type).map((cases) => basisOf(state, type, cases)));
}

/** Different items that name one type get one combined certificate; the same item twice (two shops) gets two. Cases that ended undecided are out. */
function groupsOf(state: Read, type: string): readonly (readonly string[])[] {
  const all = [...state.cases.values()].map((one) => one.spec).filter((spec) => spec.outputs.includes(type));
  const specs = all.filter((spec) => state.decided.has(spec.case) || !state.ended.has(spec.case));
  const isCombined = new Set(specs.map((spec) => spec.item)).size === specs.length;
  if (specs.length === 0) return [];
  return isCombined ? [specs.map((spec) => spec.case)] : specs.map((spec) => [spec.case]);
}

function basisOf(state: Read, type: string, cases: readonly string[]): Basis {
  const before = cases.flatMap((id) =>
    (state.cases.get(id) as Opened).spec.waits.filter((wait) => wait.gate === 'issue').map((wait) => wait.case),
  );
  const required = [...new Set([...cases, ...before])];
  const lacks = required.flatMap((id) => lackOf(state, id, cases.includes(id)));
  const decisions = required.flatMap((id) => {
    const found = decisionOf(state, id);
    return found ? [found] : [];
  });
  return { type, cases, decisions, lacks };
}

function lackOf(state: Read, id: string, isOwn: boolean): Lack[] {
  const decided = state.decided.get(id);
  if (!decided) return [{ case: id, why: 'not-decided' }];
  if (decided.data.effect !== 'granted') return [{ case: id, why: 'denied' }];
  if (state.ended.has(id)) return [{ case: id, why: 'not-in-force' }];
  if (withoutEffect.has(decided.data.variant)) return [{ case: id, why: 'without-effect' }];
  return isOwn && [...state.withheld.values()].includes(id) ? [{ case: id, why: 'withheld' }] : [];
}

function decisionOf(state: Read, id: string): Decision | undefined {
  const [opened, decided] = [state.cases.get(id), state.decided.get(id)];
  if (!opened || !decided) return undefined;
  const { data } = decided;
  return {
    case: id,
    caseNumber: opened.number,
    item: opened.spec.item,
    itemName: opened.spec.name,
    organ: data.organ,
    on: data.on,
    seq: decided.seq,
    document: state.documents.get(id) ?? null,
    conditions: data.conditions,
    elsewhere: data.elsewhere,
  };
}

/** Whether everything that the certificate named when it was intended still stands: the same decisions, nothing lacking. */
export function stillStands(
  facts: readonly MatterFact[],
  type: string,
  decisions: readonly { readonly case: string; readonly seq: number }[],
): boolean {
  const found = certificatesOf(facts).find(
    (basis) => basis.type === type && basis.decisions.some((each) => each.seq === decisions[0]?.seq),
  );
  if (!found || found.lacks.length > 0 || found.decisions.length !== decisions.length) return false;
  return decisions.every((each) => found.decisions.some((other) => other.case === each.case && other.seq === each.seq));
}
