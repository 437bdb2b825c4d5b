/** Requirements and mechanisms of an item in their published form. */
import type { Duration } from '../../calendar/pure.ts';
import type { Eligibility, Mechanism, Requirement, WayKind } from '../model.ts';
import { basesAt, conditionAt, durationAt, optional, optionalText } from './compile.ts';
import { readDuration } from './duration.ts';
import type { RawRequirement } from './shapes/item.ts';
import type { Making } from './making.ts';

/** One requirement, with the ways of meeting it. */
export function requirement(m: Making, id: string, r: RawRequirement): Requirement {
  const { c, thing } = m;
  const at = ['requirements', id] as const;
  return {
    id,
    materials: r.materials,
    ...optional('when', conditionAt(c, thing, [...at, 'when'], r.when)),
    neededBy: r.neededBy ?? 'intake',
    metBy: r.metBy ?? waysOf(m, r.materials),
    key: r.key ?? true,
    basis: r.basis ? basesAt(c, thing, [...at, 'basis'], r.basis) : m.basis,
    ...optional(
      'deferrable',
      r.deferrable && {
        ...optional('when', conditionAt(c, thing, [...at, 'deferrable', 'when'], r.deferrable.when)),
        within: durationAt(c, thing, [...at, 'deferrable', 'within'], r.deferrable.within),
        basis: basesAt(c, thing, [...at, 'deferrable', 'basis'], r.deferrable.basis),
      },
    ),
    ...optional(
      'committable',
      r.committable && {
        ...optional('when', conditionAt(c, thing, [...at, 'committable', 'when'], r.committable.when)),
        check: durationAt(c, thing, [...at, 'committable', 'check'], r.committable.check),
        basis: basesAt(c, thing, [...at, 'committable', 'basis'], r.committable.basis),
      },
    ),
    ...optionalText('help', r.help),
    ...optional('copies', r.copies),
  };
}

/** Ways in which a requirement can be met where none are written: what is already known before what must be carried. */
function waysOf({ s }: Making, materials: readonly string[]): WayKind[] {
  const kinds = materials.flatMap((code) => s.materials[code] ?? []);
  const isForm = kinds.some((k) => k.kind === 'form');
  const isHeld = kinds.some((k) => k.electronic && k.issuedBy === 'government');
  return [
    ...(isHeld ? (['certificate'] as const) : []),
    ...(materials.some((code) => s.shared.has(code)) ? (['registry'] as const) : []),
    ...(materials.some((code) => s.issuedHere.has(code)) ? (['output'] as const) : []),
    ...(isForm ? (['generated-form'] as const) : []),
    'upload',
    'original-at-window',
  ];
}

/** The mechanisms an item is eligible for. */
export function mechanisms(m: Making): Eligibility[] {
  const { c, thing, raw } = m;
  const shared = basesAt(c, thing, ['mechanismBasis'], raw.mechanismBasis);
  return (raw.mechanisms ?? []).map((e, i): Eligibility => {
    if (typeof e === 'string') return { mechanism: e as Mechanism, basis: shared };
    const at = ['mechanisms', i] as const;
    return {
      mechanism: e.mechanism,
      ...optional('when', conditionAt(c, thing, [...at, 'when'], e.when)),
      basis: e.basis ? basesAt(c, thing, [...at, 'basis'], e.basis) : shared,
      ...optional('shareKey', e.shareKey),
      ...optional(
        'with',
        e.with && Object.fromEntries(Object.entries(e.with).map(([key, value]) => [key, withValue(value)])),
      ),
    };
  });
}

/** A text that reads as a duration is one. */
function withValue(value: string | number | boolean): string | number | boolean | Duration {
  const read = typeof value === 'string' ? readDuration(value) : undefined;
  return read && 'duration' in read ? read.duration : value;
}
