/** Severity of rules as a district decided it (`rules:` of district.yaml). */
import type { Severity } from '../finding.ts';
import type { Things } from '../language/index.ts';

/** Rule id -> severity; empty where the district decided nothing. */
export function severitiesOf(things: Things | undefined): Readonly<Record<string, Severity | 'off'>> {
  const raw = things?.get('district')?.get('district')?.raw['rules'];
  return (raw ?? {}) as Record<string, Severity | 'off'>;
}
