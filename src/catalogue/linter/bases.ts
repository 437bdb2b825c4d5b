/** Every legal basis of a catalogue with its place. */
import type { Catalogue, LegalBasis } from '../model.ts';
import type { At } from '../finding.ts';

interface CitedBasis {
  readonly basis: LegalBasis;
  readonly at: At;
}

function cited(
  list: readonly LegalBasis[] | undefined,
  kind: string,
  id: string,
  ...path: (string | number)[]
): CitedBasis[] {
  return (list ?? []).map((basis, i) => ({ basis, at: { kind, id, path: [...path, i] } }));
}

/** All bases; one list that several requirements share is walked once. */
export function basesOf(c: Catalogue): CitedBasis[] {
  const all: CitedBasis[] = [];
  for (const [id, r] of Object.entries(c.registries)) all.push(...cited(r.basis, 'registries', id, 'basis'));
  const regimes = new Set<unknown>();
  for (const [id, i] of Object.entries(c.items)) {
    all.push(...cited(i.basis, 'item', id, 'basis'));
    if (!regimes.has(i.intake)) all.push(...cited(i.intake.basis, 'intake', i.intake.id, 'basis'));
    regimes.add(i.intake);
    for (const r of i.requirements) {
      if (r.basis !== i.basis) all.push(...cited(r.basis, 'item', id, 'requirements', r.id, 'basis'));
      all.push(
        ...cited(r.deferrable?.basis, 'item', id, 'requirements', r.id, 'deferrable', 'basis'),
        ...cited(r.committable?.basis, 'item', id, 'requirements', r.id, 'committable', 'basis'),
      );
    }
    i.prerequisites.forEach((p, n) => all.push(...cited(p.basis, 'item', id, 'prerequisites', n, 'basis')));
    i.mechanisms.forEach((m, n) => all.push(...cited(m.basis, 'item', id, 'mechanisms', n, 'basis')));
    all.push(
      ...cited(i.fee?.basis, 'item', id, 'fee', 'basis'),
      ...cited(i.deemedDecision?.basis, 'item', id, 'deemedDecision', 'basis'),
    );
  }
  for (const [id, t] of Object.entries(c.themes)) {
    t.stops.forEach((s, n) => all.push(...cited(s.basis, 'theme', id, 'stops', n, 'basis')));
    t.advice.forEach((a, n) => all.push(...cited(a.basis, 'theme', id, 'advice', n, 'basis')));
  }
  return all;
}
