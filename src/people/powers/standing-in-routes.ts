/** Doors of absence and delegation. */
import { Type } from 'typebox';
import { causeOf, doors, type App, type House } from '../../platform/index.ts';
import { standingIn } from './standing-in.ts';
import { delegate, endDelegation } from './delegation.ts';
import { Day10, StandingIn } from '../schema-access.ts';
import { changeAbsence, endAbsence, recordAbsence } from './absence.ts';

const StaffId = Type.String({ pattern: '^s-\\d{1,6}-[a-z0-9-]+$', maxLength: 80 });
const Day = Type.String({ format: 'date', pattern: '^[12]\\d{3}-\\d{2}-\\d{2}$' });
const Reason = Type.String({ minLength: 2, maxLength: 500 });

const DelegationBody = Type.Object(
  { to: StaffId, days: Type.Integer({ minimum: 1, maximum: 366 }), reason: Reason },
  { additionalProperties: false },
);
const AbsenceBody = Type.Object(
  { staff: Type.Optional(StaffId), cover: StaffId, from: Day, until: Day, reason: Reason },
  { additionalProperties: false },
);

const AbsenceParams = Type.Object({ absence: Type.String({ pattern: '^a-[0-9a-z-]{1,60}$' }) });
/** POST /api/absences/:absence/change: another last day, with the reason. */
const ChangeBody = Type.Object({ until: Day, reason: Reason }, { additionalProperties: false });
const LentParams = Type.Object({ grant: Type.String({ pattern: '^g-[0-9a-z-]{1,60}$' }) });

export function standingInRoutes(app: App, house: House): void {
  const { get } = doors(app);
  get('/api/standing-in', { policy: 'people.standing-in', reply: StandingIn }, ({ actor }) => standingIn(house, actor));
  absenceRoutes(app, house);
  delegationRoutes(app, house);
}

function absenceRoutes(app: App, house: House): void {
  const { post } = doors(app);
  const policy = 'people.absence';
  const params = AbsenceParams;
  const Absence = Type.Object({ absence: Type.String() });
  post('/api/absences', { policy, body: AbsenceBody, reply: Absence, status: 201 }, (request) =>
    recordAbsence(house, request.actor, request.body, causeOf(request).idempotencyKey),
  );
  post('/api/absences/:absence/end', { policy, params, reply: Absence }, (request) =>
    endAbsence(house, request.actor, request.params.absence, causeOf(request).idempotencyKey),
  );
  const Changed = Type.Object({ absence: Type.String(), until: Day10 });
  post('/api/absences/:absence/change', { policy, params, body: ChangeBody, reply: Changed }, (request) => {
    const order = { absence: request.params.absence, ...request.body };
    return changeAbsence(house, request.actor, order, causeOf(request).idempotencyKey);
  });
}

function delegationRoutes(app: App, house: House): void {
  const { post } = doors(app);
  const policy = 'people.delegate';
  const Lent = Type.Object({ grant: Type.String(), until: Type.String() });
  post('/api/delegations', { policy, body: DelegationBody, reply: Lent, status: 201 }, (request) =>
    delegate(house, request.actor, request.body, causeOf(request).idempotencyKey),
  );
  const Ended = Type.Object({ grant: Type.String() });
  post('/api/delegations/:grant/end', { policy, params: LentParams, reply: Ended }, (request) =>
    endDelegation(house, request.actor, request.params.grant, causeOf(request).idempotencyKey),
  );
}
