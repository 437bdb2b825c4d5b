/** The invented staff that plays a claim: for every organ two who examine and survey, one who decides; one window, one centre, one applicant. */
import type { Catalogue } from '../../catalogue/index.ts';
import type { Sample } from '../../people/index.ts';

/** Accounts by what they do. */
export const accounts = {
  applicant: 'applicant-one',
  clerk: 'clerk-one',
  coordinator: 'coordinator-one',
  examiner: (organ: string): string => `examiner-${organ}`,
  decider: (organ: string): string => `decider-${organ}`,
} as const;

/** The cast for some catalogues, and the office of each organ. Organs of the same name share their people. */
export function castOf(catalogues: readonly Catalogue[]): { people: Sample; offices: ReadonlyMap<string, number> } {
  const organs = catalogues.flatMap((one) => Object.values(one.organs));
  const offices = new Map(organs.map((organ) => [organ.id, organ.office]));
  const centre = organs.find((organ) => organ.kind === 'centre')?.id ?? [...offices.keys()][0] ?? '';
  const staff: Record<string, Sample['staff'][string]> = {
    [accounts.clerk]: { name: '示范窗口', account: accounts.clerk, organ: centre, roles: ['window-clerk'] },
    [accounts.coordinator]: {
      name: '示范协调',
      account: accounts.coordinator,
      organ: centre,
      roles: ['coordinator'],
    },
  };
  for (const organ of offices.keys()) {
    const [examiner, decider] = [accounts.examiner(organ), accounts.decider(organ)];
    staff[examiner] = { name: '示范审查', account: examiner, organ, roles: ['reviewer', 'inspector'] };
    staff[decider] = { name: '示范决定', account: decider, organ, roles: ['approver'] };
  }
  const one = {
    name: '张示范',
    residentId: '110101190001010014',
    phone: '13800000001',
    account: accounts.applicant,
  };
  return { people: { persons: { [accounts.applicant]: one }, staff }, offices };
}
