/** Documents of the matter and the open notice of correction, as a page shows them. */
import type { JsonValue } from '../../platform/index.ts';
import type { MatterFact } from '../facts.ts';
import type { MatterView } from '../schema.ts';
import { openCorrections, type MatterState } from '../state.ts';
import type { Names } from './names.ts';
import { isAccount } from './timeline.ts';

/** Documents that speak of one of these cases, with how each was served and sealed. */
export function noticesOf(
  state: MatterState,
  read: readonly MatterFact[],
  names: Names,
  ids: ReadonlySet<string>,
): MatterView['notices'] {
  return read.flatMap((fact) => {
    if (fact.name !== 'notice-issued' || !fact.data.cases.some((one) => ids.has(one))) return [];
    const { notice, template, number, cases, organ, content } = fact.data;
    const served = read.find((other) => other.name === 'notice-served' && other.data.notice === notice);
    return [
      {
        notice,
        kind: template.slice(0, template.indexOf('@')),
        number,
        cases,
        at: fact.at,
        isServed: state.ledger.notices[notice]?.isServed === true,
        content: named(content as Record<string, JsonValue>, names),
        servedBy: served?.name === 'notice-served' ? served.data.way : null,
        proof: served?.name === 'notice-served' && served.data.way !== 'electronic' ? `f${served.seq}` : null,
        servedAt: served?.name === 'notice-served' ? served.data.at : null,
        organName: organ === null ? null : names.organ(organ),
        seal: sealOf(read, notice),
        awaitsSeal: state.ledger.notices[notice]?.awaitsSeal !== undefined,
      },
    ];
  });
}

/** Who presides over a hearing is told by name, never by account. */
const named = (content: Record<string, JsonValue>, names: Names): Record<string, JsonValue> =>
  Object.fromEntries(
    Object.entries(content).map(([key, value]) => [key, isAccount(value) ? (names.staff(value) ?? '') : value]),
  );

function sealOf(read: readonly MatterFact[], notice: string): MatterView['notices'][number]['seal'] {
  const used = read.findLast((fact) => fact.name === 'seal-used' && fact.data.notice === notice);
  return used?.name === 'seal-used' ? { kind: used.data.kind, letter: used.data.letterNumber } : null;
}

/** The one notice of correction that is not supplied yet; null where there is none. */
export function correctionOf(
  state: MatterState,
  read: readonly MatterFact[],
  ids: ReadonlySet<string>,
): MatterView['correction'] {
  const [open] = openCorrections(state);
  const told = read.findLast((fact) => fact.name === 'correction-notified' && fact.data.notice === open?.notice);
  if (!open || told?.name !== 'correction-notified') return null;
  const nameOf = (id: string, need: string) =>
    state.cases[id]?.spec.needs.find((each) => each.need === need)?.name ?? {
      zh: need,
      en: need,
    };
  const defects = told.data.defects
    .filter((defect) => ids.has(defect.case))
    .map(({ case: id, need, problem, field }) => ({
      case: id,
      need,
      problem,
      field,
      name: nameOf(id, need),
    }));
  return { notice: open.notice, until: open.until.on, defects };
}
