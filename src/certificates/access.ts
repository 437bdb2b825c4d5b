/** Who may knock, and who may see or end a certificate. The server asks it; the page is told `permittedActions`. */
import type { Matters } from '../matters/index.ts';
import { covers } from '../people/index.ts';
import { applicants, everybody, staff, type Actor, type House, type Policy } from '../platform/index.ts';
import type { Act } from './decide.ts';
import type { CertificateState } from './state.ts';

export const policies: Readonly<Record<string, Policy>> = {
  'certificates.verify': {
    roles: everybody,
    note: 'anybody who holds number and check value may ask what it is worth; without both there is no answer',
  },
  'certificates.read': {
    roles: [...applicants, ...staff],
    note: 'holder, window, and organs that decided; every read by staff is recorded',
  },
  'certificates.show': { roles: applicants, note: 'only the holder shows it' },
  'certificates.renew': {
    roles: applicants,
    note: 'only the holder, or an agent whose mandate reaches it, applies for a renewal',
  },
  'certificates.end': {
    roles: ['approver'],
    note: 'an approver of the issuing organ; reasons and basis always',
    stepUp: true,
  },
};

/** Whether the actor holds the certificate: the holder, or an agent whose mandate reaches the matter that it came from, or its theme. */
export async function isHolder(house: House, actor: Actor, { intent }: CertificateState): Promise<boolean> {
  if (actor.kind !== 'person' || (actor.onBehalfOf ?? actor.id) !== intent.holder) return false;
  if (covers(actor, intent.matter)) return true;
  const matter = await house.room<Matters>('matters').state(intent.matter);
  return matter !== undefined && covers(actor, matter.head.theme);
}

/** Whether the actor may see it whole. */
export async function maySee(house: House, actor: Actor, state: CertificateState): Promise<boolean> {
  if (actor.kind !== 'staff') return await isHolder(house, actor, state);
  const deciding = [...state.intent.decisions, ...state.parts].map((each) => each.organ);
  const organs = [state.intent.organ.id, ...deciding];
  return actor.roles.includes('window-clerk') || (actor.organ !== undefined && organs.includes(actor.organ));
}

/** Whether the actor may end one permit of a combined certificate: an approver of the organ that decided it. */
export const mayEndPart = (actor: Actor, state: CertificateState, one: string): boolean =>
  actor.kind === 'staff' &&
  actor.roles.includes('approver') &&
  state.parts.some((part) => part.case === one && part.organ === actor.organ);

/** Whether the actor may end it. */
export const mayEnd = (actor: Actor, state: CertificateState): boolean =>
  actor.kind === 'staff' && actor.roles.includes('approver') && actor.organ === state.intent.organ.id;

/** What the actor, who may see it, may do to it now. */
export function permittedActions(actor: Actor, state: CertificateState): readonly (Act | 'show')[] {
  const shown = actor.kind === 'person' && state.status === 'valid' ? (['show'] as const) : [];
  if (
    !mayEnd(actor, state) ||
    state.status === 'intended' ||
    state.status === 'abandoned' ||
    state.status === 'cancelled'
  )
    return shown;
  return state.status === 'valid' ? [...shown, 'revoke', 'forfeit', 'withdraw', 'cancel'] : [...shown, 'cancel'];
}
