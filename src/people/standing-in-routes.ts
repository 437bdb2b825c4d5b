/** Doors of absence and delegation. */
import { Type } from 'typebox';
import { commandKey, isRefusal, type App, type House } from '../platform/index.ts';
import { delegate, recordAbsence } from './standing-in.ts';

const StaffId = Type.String({ pattern: '^s-\\d{1,6}-[a-z0-9-]+$', maxLength: 80 });
const Day = Type.String({ format: 'date', pattern: '^[12]\\d{3}-\\d{2}-\\d{2}$' });
const Reason = Type.String({ minLength: 2, maxLength: 500 });

export const DelegationBody = Type.Object(
  { to: StaffId, days: Type.Integer({ minimum: 1, maximum: 366 }), reason: Reason },
  { additionalProperties: false },
);
export const AbsenceBody = Type.Object(
  { staff: Type.Optional(StaffId), cover: StaffId, from: Day, until: Day, reason: Reason },
  { additionalProperties: false },
);

export function standingInRoutes(app: App, house: House): void {
  app.post(
    '/api/delegations',
    {
      config: { policy: 'people.delegate' },
      schema: {
        body: DelegationBody,
        response: { 201: Type.Object({ grant: Type.String(), until: Type.String() }) },
      },
    },
    async (request, reply) => {
      const cause = commandKey(request, 'office', 0).idempotencyKey;
      const done = await delegate(house, request.actor, request.body, cause);
      if (!isRefusal(done)) void reply.code(201);
      return done as never;
    },
  );
  app.post(
    '/api/absences',
    {
      config: { policy: 'people.absence' },
      schema: { body: AbsenceBody, response: { 201: Type.Object({ absence: Type.String() }) } },
    },
    async (request, reply) => {
      const cause = commandKey(request, 'office', 0).idempotencyKey;
      const done = await recordAbsence(house, request.actor, request.body, cause);
      if (!isRefusal(done)) void reply.code(201);
      return done as never;
    },
  );
}
