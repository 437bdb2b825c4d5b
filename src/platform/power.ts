/** Power that is limited to some items: one rule for every room that asks for a role. Pure. */
import type { Actor, Role } from './room.ts';

/** Whether the actor holds a role for an item: power for one item is worth nothing for the others. */
export const holdsFor = ({ roles, onlyItems }: Pick<Actor, 'roles' | 'onlyItems'>, role: Role, item: string): boolean =>
  roles.includes(role) && (onlyItems?.[role]?.includes(item) ?? true);
