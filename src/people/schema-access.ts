/** Wire shapes of acting, the counter and passkeys, and of who stands in. */
import { Type, type Static } from 'typebox';

const PersonId = Type.String({ pattern: '^p-\\d{1,6}-[a-z0-9]+$', maxLength: 80 });

export const ActingBody = Type.Object(
  { principal: Type.Union([PersonId, Type.Null()]) },
  { additionalProperties: false },
);
export const Acting = Type.Object({
  current: Type.Union([Type.String(), Type.Null()]),
  principals: Type.Array(
    Type.Object({
      personId: Type.String(),
      name: Type.String(),
      kind: Type.String(),
      scopes: Type.Array(Type.String()),
      until: Type.String(),
    }),
  ),
});
export const CounterBody = Type.Object(
  { identity: Type.String({ pattern: '^[0-9A-Z]{18}$' }) },
  { additionalProperties: false },
);
export const Served = Type.Object({ personId: Type.String(), name: Type.String(), until: Type.String() });
const Passkey = Type.Object({
  id: Type.String(),
  name: Type.String(),
  createdAt: Type.String(),
  usedAt: Type.Union([Type.String(), Type.Null()]),
});
export const PasskeyList = Type.Object({
  passkeys: Type.Array(Passkey),
  isSteppedUp: Type.Boolean(),
  isDemanded: Type.Boolean(),
});
export const ChallengeBody = Type.Object(
  { for: Type.Union([Type.Literal('register'), Type.Literal('step-up')]) },
  { additionalProperties: false },
);
/** What the browser's authenticator answers (WebAuthn level 3, JSON form); checked by the library, bounded here. */
const Answer = Type.Object({
  id: Type.String({ maxLength: 1024 }),
  rawId: Type.String({ maxLength: 1024 }),
  type: Type.Literal('public-key'),
  response: Type.Record(Type.String({ maxLength: 60 }), Type.Unknown()),
});
export const RegisterBody = Type.Object(
  { name: Type.String({ minLength: 1, maxLength: 60 }), answer: Answer },
  { additionalProperties: false },
);
export const StepUpBody = Type.Object({ answer: Answer }, { additionalProperties: false });
export const PasskeyParams = Type.Object({ id: Type.String({ pattern: '^[\\w-]{16,1024}$' }) });
export { Passkey };

export const StaffList = Type.Object({
  staff: Type.Array(
    Type.Object({
      staffId: Type.String(),
      name: Type.String(),
      organ: Type.String(),
      isOutsourced: Type.Boolean(),
      grants: Type.Array(
        Type.Object({
          grant: Type.String(),
          role: Type.String(),
          item: Type.Union([Type.String(), Type.Null()]),
          from: Type.String(),
          until: Type.Union([Type.String(), Type.Null()]),
          by: Type.String(),
        }),
      ),
    }),
  ),
});

/** A day as a text of ten characters. */
export const Day10 = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
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
export type StandingIn = Static<typeof StandingIn>;
