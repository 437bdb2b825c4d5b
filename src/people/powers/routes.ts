/** Doors of mandates and grants. */
import { Type } from 'typebox';
import { causeOf, doors, type App, type House } from '../../platform/index.ts';
import { staff } from '../file/cards.ts';
import { actingRoutes } from './acting-routes.ts';
import { give, revoke } from './grants.ts';
import { giveMandate, mandatesOf, revokeMandate } from './mandates.ts';
import { StaffList } from '../schema-access.ts';
import * as shape from '../schema.ts';
import { standingInRoutes } from './standing-in-routes.ts';
import * as store from './store.ts';

/** All doors of this shelf. */
export function powerRoutes(app: App, house: House): void {
  mandateRoutes(app, house);
  grantRoutes(app, house);
  actingRoutes(app, house);
  grantListRoute(app, house);
  standingInRoutes(app, house);
}

function mandateRoutes(app: App, house: House): void {
  const { get, post } = doors(app);
  const policy = 'people.mandates';
  get('/api/mandates', { policy, reply: shape.MandateList }, async ({ actor }) => ({
    mandates: await mandatesOf(house, actor.id),
  }));
  const reply = Type.Object({ mandateId: Type.String() });
  post('/api/mandates', { policy, body: shape.MandateBody, reply, status: 201 }, (request) =>
    giveMandate(house, { ...request.body, principal: request.actor.id, cause: causeOf(request).idempotencyKey }),
  );
  post('/api/mandates/:id/revoke', { policy, params: shape.IdParams, reply: shape.Done }, (request) =>
    revokeMandate(house, request.actor.id, request.params.id, causeOf(request).idempotencyKey),
  );
}

function grantRoutes(app: App, house: House): void {
  const { post } = doors(app);
  const policy = 'people.grants';
  const reply = Type.Object({ grant: Type.String() });
  post('/api/grants', { policy, body: shape.GrantBody, reply, status: 201 }, async (request) => {
    const { staff: id, role, days, item } = request.body;
    const member = await staff(house, id);
    if (!member) return { refused: 'staff-not-found', status: 404 };
    return await give(house, {
      staff: id,
      role,
      organ: member.organ,
      by: request.actor.id,
      cause: causeOf(request).idempotencyKey,
      ...(item === undefined ? {} : { item }),
      ...(days ? { until: new Date(house.clock.now().getTime() + days * 86_400_000) } : {}),
    });
  });
  const body = Type.Object({
    staff: Type.String({ maxLength: 80 }),
    reason: Type.String({ minLength: 1, maxLength: 500 }),
  });
  post('/api/grants/:id/revoke', { policy, params: shape.IdParams, body, reply: shape.Done }, (request) => {
    const cause = causeOf(request).idempotencyKey;
    return revoke(house, { ...request.body, grant: request.params.id, by: request.actor.id, cause });
  });
}

interface GrantRow {
  readonly staff_id: string;
  readonly name: string;
  readonly organ: string;
  readonly is_outsourced: boolean;
  readonly grant_id: string | null;
  readonly role: string;
  readonly item: string | null;
  readonly valid_from: Date;
  readonly valid_until: Date | null;
  readonly granted_by: string;
}

/** One member of staff with the grants in force. */
function memberOf(rows: readonly GrantRow[]) {
  const { staff_id: staffId, name, organ, is_outsourced: isOutsourced } = rows[0] as GrantRow;
  const grants = rows.flatMap((row) =>
    row.grant_id === null
      ? []
      : [
          {
            grant: row.grant_id,
            role: row.role,
            item: row.item,
            from: row.valid_from.toISOString(),
            until: row.valid_until?.toISOString() ?? null,
            by: row.granted_by,
          },
        ],
  );
  return { staffId, name, organ, isOutsourced, grants };
}

function grantListRoute(app: App, house: House): void {
  doors(app).get('/api/grants', { policy: 'people.grants-read', reply: StaffList }, async () => {
    const rows = await house.db.read<GrantRow>(store.grantsEverywhere, [house.clock.now()]);
    const byStaff = Map.groupBy(rows, (row) => row.staff_id);
    return { staff: [...byStaff.values()].map(memberOf) };
  });
}
