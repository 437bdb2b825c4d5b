/** Wire shapes of what the workbench asks beside the matter itself. */
import { Type, type Static } from 'typebox';
import { Id, closed, orNull } from './facts/shapes.ts';

/** GET /api/staff: who works in an organ. */
export const StaffQuery = closed({ organ: Type.Optional(Id) });
export const Colleague = closed({
  id: Id,
  name: Type.String(),
  roles: Type.Array(Id),
  /** Number of the enforcement card; null for another organ's staff and for whoever carries none. */
  card: orNull(Type.String()),
});
export type Colleague = Static<typeof Colleague>;
export const ColleagueList = closed({ staff: Type.Array(Colleague) });
export type ColleagueList = Static<typeof ColleagueList>;
