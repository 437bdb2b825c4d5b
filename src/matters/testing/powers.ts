/**
 * Power that ends by itself, in random plays: an agent's mandate, a deputy's lent power to decide, a colleague's cover, a clerk of another site.
 * Who may what on a day is asked of the same rules as the house asks; `Rules` lets a planted fault answer in their place.
 */
import { legalDay } from '../../calendar/index.ts';
import {
  coveredOn,
  rolesInForce,
  scopesInForce,
  type Away,
  type HeldMandate,
  type HeldRole,
} from '../../people/index.ts';
import type { Acting } from '../access.ts';
import { applicant, approver, clerk, reviewer } from './crew.ts';
import type { Role } from '../../platform/index.ts';

/** What people were given, lent and left, with its days. */
export interface Register {
  readonly grants: readonly (HeldRole<Role> & { readonly staff: string })[];
  readonly mandates: readonly (HeldMandate & { readonly principal: string })[];
  readonly absences: readonly Away[];
}

/** The house's own rules of dates. */
export interface Rules {
  readonly roles: typeof rolesInForce<Role>;
  readonly scopes: typeof scopesInForce;
  readonly covered: typeof coveredOn;
}
const houseRules: Rules = { roles: rolesInForce, scopes: scopesInForce, covered: coveredOn };

const agentId = 'p-1-agent';
const deputyId = 's-2-deputy-c1';
const begin = Date.parse('2026-01-05T00:00:00.000Z');
const instant = (day: number): Date => new Date(begin + day * 86_400_000);
const dayOf = (day: number): string => legalDay(instant(day).toISOString());

/** The register of a play; its numbers say after how many days a mandate, a lent power and an absence end. */
export function registerOf(ends: readonly number[] = []): Register {
  const [mandate = 20, lent = 20, away = 20] = ends;
  const always = { from: instant(0), until: null, revokedAt: null };
  const power = { staff: deputyId, organ: 'organ-c1' };
  return {
    grants: [
      { ...always, ...power, role: 'reviewer' },
      { ...always, ...power, role: 'approver', until: instant(lent) },
      // Lent in another organ: worth nothing here.
      { ...always, ...power, role: 'approver', organ: 'organ-c2' },
    ],
    mandates: [
      { ...always, agent: agentId, principal: applicant.id, scope: 'restaurant', until: instant(mandate) },
      { ...always, agent: agentId, principal: applicant.id, scope: 'pharmacy' },
    ],
    absences: [
      { staff: reviewer('c1').id, cover: reviewer('c1', 2).id, from: dayOf(1), until: dayOf(1 + away), endedOn: null },
    ],
  };
}

/** Somebody of the register as they may act at an instant. */
export function actingAt(register: Register, who: number, now: string, rules: Partial<Rules> = {}): Acting {
  const { roles, scopes, covered } = { ...houseRules, ...rules };
  const at = new Date(now);
  if (who === 1) {
    const held = scopes(register.mandates, agentId, at);
    const agent = { kind: 'person', id: agentId } as const;
    return held.length === 0
      ? { ...agent, roles: ['anonymous'] }
      : { ...agent, roles: ['agent'], onBehalfOf: applicant.id, scopes: held };
  }
  if (who === 2) {
    const held = register.grants.filter((one) => one.staff === deputyId);
    return { kind: 'staff', id: deputyId, organ: 'organ-c1', roles: roles(held, 'organ-c1', at) };
  }
  if (who === 3) {
    const cover = reviewer('c1', 2);
    return { ...cover, covers: covered(register.absences, cover.id, legalDay(now)) };
  }
  return who === 4 ? { ...clerk, id: 's-1-clerk-east', site: 'east' } : approver('c1');
}
