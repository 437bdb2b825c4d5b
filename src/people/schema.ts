/** Wire shapes of this room. */
import { Type, type Static } from 'typebox';

export const SignInBody = Type.Object(
  {
    account: Type.String({ minLength: 1, maxLength: 64 }),
    password: Type.String({ minLength: 1, maxLength: 256 }),
    place: Type.Optional(Type.Union([Type.Literal('own'), Type.Literal('kiosk')])),
  },
  { additionalProperties: false },
);

export const Me = Type.Object({
  kind: Type.Union([Type.Literal('anonymous'), Type.Literal('person'), Type.Literal('staff')]),
  id: Type.String(),
  name: Type.Optional(Type.String()),
  organ: Type.Optional(Type.String()),
  roles: Type.Array(Type.String()),
  onBehalfOf: Type.Optional(Type.String()),
  onBehalfOfName: Type.Optional(Type.String()),
});
export type Me = Static<typeof Me>;

const anyJson = Type.Unknown();

export const DraftBody = Type.Object(
  { theme: Type.String({ minLength: 1, maxLength: 64, pattern: '^[a-z0-9-]+$' }), content: anyJson },
  { additionalProperties: false },
);

export const DraftSaveBody = Type.Object(
  { version: Type.Integer({ minimum: 1, maximum: 1_000_000 }), content: anyJson },
  { additionalProperties: false },
);

export const DraftStarted = Type.Object({ draftId: Type.String(), version: Type.Integer() });
export const DraftSaved = Type.Object({ version: Type.Integer() });

export const Draft = Type.Object({
  draftId: Type.String(),
  theme: Type.String(),
  version: Type.Integer(),
  content: anyJson,
  updatedAt: Type.String(),
  expiresAt: Type.String(),
  handedInAs: Type.Optional(Type.String()),
});

export const DraftList = Type.Object({
  drafts: Type.Array(
    Type.Object({ draftId: Type.String(), theme: Type.String(), version: Type.Integer(), updatedAt: Type.String() }),
  ),
});

export const DataSpace = Type.Object({
  name: Type.String(),
  identity: Type.String(),
  phone: Type.String(),
  credit: Type.String(),
  facts: Type.Array(
    Type.Object({ element: Type.String(), value: anyJson, source: Type.String(), on: Type.Optional(Type.String()) }),
  ),
  certificates: Type.Array(
    Type.Object({
      type: Type.String(),
      number: Type.String(),
      identifier: Type.String(),
      status: Type.String(),
      validUntil: Type.Optional(Type.String()),
      matter: Type.String(),
    }),
  ),
  filings: Type.Array(Type.Object({ material: Type.String(), matter: Type.String(), on: Type.String() })),
  reads: Type.Array(
    Type.Object({
      at: Type.String(),
      organ: Type.Optional(Type.String()),
      matter: Type.Optional(Type.String()),
      purpose: Type.String(),
      reason: Type.Optional(Type.String()),
    }),
  ),
  acts: Type.Array(
    Type.Object({
      at: Type.String(),
      /** The person's own agent, or the window; never an account. */
      by: Type.Union([Type.Literal('agent'), Type.Literal('window')]),
      matter: Type.String(),
      what: Type.String(),
    }),
  ),
});
export type DataSpace = Static<typeof DataSpace>;

export const MandateBody = Type.Object(
  {
    agentAccount: Type.String({ minLength: 1, maxLength: 64 }),
    kind: Type.Union(['legal-representative', 'agent', 'guardian', 'family'].map((kind) => Type.Literal(kind))),
    scope: Type.String({ minLength: 1, maxLength: 64 }),
    days: Type.Integer({ minimum: 1, maximum: 366 }),
  },
  { additionalProperties: false },
);

export const Mandate = Type.Object({
  mandateId: Type.String(),
  agent: Type.String(),
  agentName: Type.String(),
  kind: Type.String(),
  scope: Type.String(),
  from: Type.String(),
  until: Type.String(),
  isInForce: Type.Boolean(),
});

export const MandateList = Type.Object({ mandates: Type.Array(Mandate) });

export const GrantBody = Type.Object(
  {
    staff: Type.String({ pattern: '^s-\\d{1,6}-[a-z0-9-]+$', maxLength: 80 }),
    role: Type.String({ pattern: '^[a-z-]+$', maxLength: 40 }),
    /** For one item only: roles that handle cases. */
    item: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
    days: Type.Optional(Type.Integer({ minimum: 1, maximum: 3660 })),
  },
  { additionalProperties: false },
);

export const Done = Type.Object({ done: Type.Literal(true) });
/** `next` is the provider's own way out, where a real one was used. */
export const SignedOut = Type.Object({ done: Type.Literal(true), next: Type.Optional(Type.String()) });
export const IdParams = Type.Object({
  id: Type.String({ minLength: 3, maxLength: 80, pattern: '^[a-z]-\\d{1,6}-[a-z0-9-]+$' }),
});

export const FileBody = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 400 }),
    content: Type.String({ minLength: 1, maxLength: 28_000_000, description: 'base64' }),
  },
  { additionalProperties: false },
);
export const StoredFile = Type.Object({
  sha256: Type.String(),
  name: Type.String(),
  type: Type.String(),
  size: Type.Integer(),
});
