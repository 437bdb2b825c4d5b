/** Doors of absence and delegation. */
import { Type } from 'typebox';
import { causeOf, isRefusal, type App, type House } from '../platform/index.ts';
import { changeAbsence, delegate, endAbsence, endDelegation, recordAbsence, standingIn } from './standing-in.ts';

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

const Day10 = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
/** GET /api/standing-in: who is away with their cover, and whose power is lent to whom, in one's own organ. */
export const StandingIn = Type.Object({
  absences: Type.Array(
    Type.Object({
      absence: Type.String(),
      staff: Type.String(),
      name: Type.String(),
      cover: Type.String(),
      coverName: Type.String(),
      from: Day10,
      until: Day10,
      reason: Type.String(),
      isNow: Type.Boolean({ description: 'away today: the cover stands in now' }),
      mayEnd: Type.Boolean(),
    }),
  ),
  delegations: Type.Array(
    Type.Object({
      grant: Type.String(),
      from: Type.String(),
      to: Type.String(),
      until: Type.String(),
      mayEnd: Type.Boolean(),
    }),
  ),
});
const AbsenceParams = Type.Object({ absence: Type.String({ pattern: '^a-[0-9a-z-]{1,60}$' }) });
/** POST /api/absences/:absence/change: another last day, with the reason. */
export const ChangeBody = Type.Object({ until: Day, reason: Reason }, { additionalProperties: false });
const LentParams = Type.Object({ grant: Type.String({ pattern: '^g-[0-9a-z-]{1,60}$' }) });

/** Undone on the same page where it was done. */
function endRoutes(app: App, house: House): void {
  app.get(
    '/api/standing-in',
    { config: { policy: 'people.standing-in' }, schema: { response: { 200: StandingIn } } },
    async (request) => (await standingIn(house, request.actor)) as never,
  );
  app.post(
    '/api/absences/:absence/end',
    {
      config: { policy: 'people.absence' },
      schema: { params: AbsenceParams, response: { 200: Type.Object({ absence: Type.String() }) } },
    },
    async (request) =>
      (await endAbsence(house, request.actor, request.params.absence, causeOf(request).idempotencyKey)) as never,
  );
  app.post(
    '/api/absences/:absence/change',
    {
      config: { policy: 'people.absence' },
      schema: {
        params: AbsenceParams,
        body: ChangeBody,
        response: { 200: Type.Object({ absence: Type.String(), until: Day10 }) },
      },
    },
    async (request) => {
      const order = { absence: request.params.absence, ...request.body };
      return (await changeAbsence(house, request.actor, order, causeOf(request).idempotencyKey)) as never;
    },
  );
  app.post(
    '/api/delegations/:grant/end',
    {
      config: { policy: 'people.delegate' },
      schema: { params: LentParams, response: { 200: Type.Object({ grant: Type.String() }) } },
    },
    async (request) =>
      (await endDelegation(house, request.actor, request.params.grant, causeOf(request).idempotencyKey)) as never,
  );
}

export function standingInRoutes(app: App, house: House): void {
  endRoutes(app, house);
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
      const cause = causeOf(request).idempotencyKey;
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
      const cause = causeOf(request).idempotencyKey;
      const done = await recordAbsence(house, request.actor, request.body, cause);
      if (!isRefusal(done)) void reply.code(201);
      return done as never;
    },
  );
}
