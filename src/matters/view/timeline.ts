/** The facts as people read them. What is internal (notes, conflicts, opinions before the decision) is shown to staff only. */
import type { MatterFact } from '../facts.ts';
import { casesOf } from '../evolve.ts';
import type { TimelineEntry } from '../schema.ts';
import type { JsonValue } from '../../platform/index.ts';
import type { Names } from './names.ts';

/** A fact together with when it was recorded and by which kind of actor. */
export interface RecordedFact {
  readonly fact: MatterFact;
  readonly recordedAt: string;
  readonly actor: {
    readonly id: string;
    readonly kind?: string;
    readonly organ?: string;
  };
}

const internal: ReadonlySet<string> = new Set([
  'note-added',
  'conflict-declared',
  'task-assigned',
  'examined',
  'sent-back',
  'void-proposed',
  'violation-recorded',
  'opinion-deemed',
  'absence-deemed',
  'joint-attended',
  'joint-excused',
  'joint-answered',
  'pre-reviewed',
  'fetch-asked',
  'mandatory-breach-raised',
  'session-convened',
  'vote-cast',
  'session-closed',
  'third-party-told',
  'third-party-heard',
  'cover-acted',
  'seal-awaited',
]);
/** Facts that only repeat what another one says. */
const silent: ReadonlySet<string> = new Set([
  'case-opened',
  'notice-served',
  'task-opened',
  'case-closed',
  'seal-used',
]);

/** What is told to a third party is theirs and the organ's. */
const isInternal = (fact: MatterFact): boolean =>
  internal.has(fact.name) || (fact.name === 'notice-issued' && fact.data.content['to'] === 'third-party');

/** Entries in order; `ofCases` limits them to the cases that an organ may see. */
export function timeline(
  facts: readonly RecordedFact[],
  names: Names,
  viewer: { readonly isStaff: boolean; readonly ofCases?: ReadonlySet<string> },
): TimelineEntry[] {
  return facts.flatMap(({ fact, recordedAt, actor }) => {
    if (silent.has(fact.name) || (!viewer.isStaff && isInternal(fact))) return [];
    const cases = casesOf(fact);
    if (viewer.ofCases && cases.length > 0 && !cases.some((one) => viewer.ofCases?.has(one))) return [];
    const kind = actor.kind === 'staff' ? 'staff' : actor.kind === 'system' ? 'system' : 'applicant';
    return [
      {
        seq: fact.seq,
        name: fact.name,
        at: fact.at,
        recordedAt,
        isLate: Date.parse(recordedAt) - Date.parse(fact.at) > 60_000,
        cases: [...cases],
        by: {
          kind,
          name: viewer.isStaff && kind === 'staff' ? names.staff(actor.id) : null,
          organName: actor.organ === undefined ? null : names.organ(actor.organ),
        },
        detail: detailOf(fact, viewer.isStaff ? names : undefined),
      },
    ];
  });
}

/** An account of staff: a name for the machine, which the words never say and nobody outside is to learn. */
export const isAccount = (value: unknown): value is string => typeof value === 'string' && /^s-\d+-/.test(value);

/** The accounts of staff that facts name beside their actor: in whose place, to whom, who presides. */
export const accountsIn = (facts: readonly Pick<MatterFact, 'data'>[]): readonly string[] =>
  facts.flatMap(({ data }) => Object.values(data as Record<string, unknown>).filter(isAccount));

/** Scalars of the fact's own data, for the words; never a personal value, never an account: staff read the name in its place. */
function detailOf(fact: MatterFact, names: Names | undefined): Record<string, JsonValue> {
  const detail: Record<string, JsonValue> = {};
  for (const [key, value] of Object.entries(fact.data as Record<string, unknown>)) {
    if (isAccount(value)) {
      const name = names?.staff(value) ?? null;
      if (name !== null) detail[key] = name;
      continue;
    }
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') detail[key] = value;
    if (typeof value === 'object' && value !== null && 'on' in value && typeof value.on === 'string')
      detail[key] = value.on;
  }
  return detail;
}
