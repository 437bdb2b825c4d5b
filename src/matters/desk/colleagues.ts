/** Who works in an organ: choices for forms, so that nobody types an id. Names only; cards and telephones of other organs are nobody's choice. */
import type { People, StaffCard } from '../../people/index.ts';
import type { Actor, House, Refusal } from '../../platform/index.ts';
import { currentCatalogue } from '../../catalogue/index.ts';
import type { Colleague, ColleagueList, StaffQuery } from './schema.ts';

/** Roles that handle matters; administrators and editors are no choice for a task. */
const handling: ReadonlySet<string> = new Set(['window-clerk', 'reviewer', 'approver', 'inspector', 'coordinator']);
const everywhere: ReadonlySet<string> = new Set(['coordinator', 'supervisor']);

/**
 * Staff of one organ by name. One's own organ; the centre and supervision may ask for any. Refused: `not-permitted`.
 * An enforcement-card number stands only before the organ whose staff carry it. With an item, a role that is held for other items only is left out.
 */
export async function colleagues(
  house: House,
  actor: Actor,
  { organ = actor.organ, item }: StaffQuery = {},
): Promise<ColleagueList | Refusal> {
  const isOwn = organ !== undefined && organ === actor.organ;
  if (!isOwn && !actor.roles.some((role) => everywhere.has(role)))
    return { refused: 'not-permitted', detail: { command: 'staff' } };
  const office = (await currentCatalogue(house)).organs[organ ?? '']?.office;
  if (office === undefined) return { staff: [] };
  const all = await house.room<People>('people').staffOf(office);
  return { staff: all.filter((one) => one.organ === organ).flatMap((one) => view(one, isOwn, item)) };
}

function view(one: StaffCard, isOwn: boolean, item: string | undefined): Colleague[] {
  const covers = (role: string): boolean => item === undefined || (one.onlyItems[role]?.includes(item) ?? true);
  const roles = one.roles.filter((role) => handling.has(role) && covers(role));
  if (roles.length === 0) return [];
  return [{ id: one.staffId, name: one.name, roles, card: isOwn ? (one.cardNumber ?? null) : null }];
}
