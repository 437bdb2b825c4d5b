/** Wire shapes of this room. */
import { Type, type Static } from 'typebox';
import { closed, orNull, Text } from '../platform/shapes.ts';
import { acts } from './decide.ts';

const Day = Type.String({ format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

/** GET /api/verify: both are needed. */
export const VerifyQuery = closed({ number: Type.String({ maxLength: 120 }), check: Type.String({ maxLength: 20 }) });

const statuses = ['valid', 'revoked', 'forfeited', 'withdrawn', 'expired', 'superseded', 'cancelled'] as const;
const Status = Type.Unsafe<(typeof statuses)[number]>(Type.Union(statuses.map((one) => Type.Literal(one))));

/** A permit inside a combined certificate, with its own state. */
const PermitPart = closed({
  case: Type.String(),
  name: Text,
  number: Type.String(),
  organ: Text,
  status: Status,
  validUntil: orNull(Day),
});

/** The same members whether found or not, so that the answer's shape tells nothing. `holder` is masked for persons. */
export const Verification = closed({
  found: Type.Boolean(),
  status: orNull(Status),
  type: orNull(Text),
  number: orNull(Type.String()),
  identifier: orNull(Type.String()),
  organ: orNull(Text),
  holder: orNull(Type.String()),
  issuedOn: orNull(Day),
  validUntil: orNull(Day),
  /** Identifier of the certificate that replaced it. */
  successor: orNull(Type.String()),
  /** Its printed number; its check value stands on the new paper only. */
  successorNumber: orNull(Type.String()),
  demonstration: orNull(Type.Boolean()),
  /** Permits of a combined certificate, each with its own state; empty for every other and where nothing was found. */
  parts: Type.Array(Type.Omit(PermitPart, ['case'])),
  checkedAt: Type.String(),
});
export type Verification = Static<typeof Verification>;

/** An id (`c-…`) or an identifier (`1.2.156.3005.2.…`). */
export const IdParams = closed({ id: Type.String({ maxLength: 120 }) });
export const ListQuery = closed({ matter: Type.String({ pattern: '^m-\\d{1,6}-[0-9a-z]{12}-[0-9a-z]$' }) });

const History = closed({ name: Type.String(), at: Type.String(), reasons: orNull(Type.String()) });

/** GET /api/certificates/:id for the holder and the organs. */
export const CertificateView = closed({
  id: Type.String(),
  status: Type.Union([Status, Type.Literal('intended'), Type.Literal('abandoned')]),
  type: Type.String(),
  name: Text,
  number: Type.String(),
  identifier: Type.String(),
  check: Type.String(),
  version: Type.Integer(),
  organ: Text,
  holder: orNull(closed({ name: Type.String(), identity: Type.String() })),
  fields: Type.Array(closed({ label: Text, value: Type.String() })),
  conditions: Type.Array(Type.String()),
  decisions: Type.Array(
    closed({
      case: Type.String(),
      caseNumber: Type.String(),
      itemName: Text,
      organName: Text,
      on: Day,
      document: orNull(Type.String()),
    }),
  ),
  parts: Type.Array(PermitPart),
  matter: Type.String(),
  issuedOn: Day,
  validUntil: orNull(Day),
  successor: orNull(Type.String()),
  /** Whether a sealed file of ours can be fetched; what another system issued is asked there. */
  hasFile: Type.Boolean(),
  /** Number of the letter (用印授权书) under which the seal was used; null where nothing of ours is sealed, or was before letters were recorded. */
  sealLetter: orNull(Type.String()),
  elsewhere: orNull(closed({ system: Type.String(), serial: Type.String() })),
  checkUrl: Type.String(),
  demonstration: Type.Boolean(),
  history: Type.Array(History),
  permittedActions: Type.Array(Type.String()),
});
export type CertificateView = Static<typeof CertificateView>;
export const CertificateList = closed({ certificates: Type.Array(CertificateView) });

/** POST /api/certificates/:id/show */
export const ShowBody = closed({ purpose: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })) });
export const Shown = closed({ code: Type.String(), until: Type.String() });
/** GET /api/shown */
export const ShownQuery = closed({ code: Type.String({ maxLength: 200 }) });

/** POST /api/certificates/:id/end: a legal act with its reasons and basis. */
export const EndBody = closed({
  act: Type.Unsafe<(typeof acts)[number]>(Type.Union(acts.map((one) => Type.Literal(one)))),
  /** Case of one permit of a combined certificate: only that one ends. */
  part: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
  reasons: Type.String({ minLength: 1, maxLength: 4000 }),
  basis: Type.Array(
    closed({
      law: Type.String({ minLength: 1, maxLength: 200 }),
      article: Type.Optional(Type.String({ maxLength: 100 })),
    }),
    { minItems: 1, maxItems: 20 },
  ),
  document: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
});
export const Done = closed({ certificateId: Type.String(), seq: Type.Integer(), status: Type.String() });

/** GET /api/certificate-keys */
export const Keys = closed({
  keys: Type.Array(
    closed({
      keyId: Type.String(),
      suite: Type.String(),
      publicKey: Type.String(),
      fingerprint: Type.String(),
      certificate: orNull(Type.String()),
      from: Type.String(),
      retired: orNull(Type.String()),
    }),
  ),
});

/** GET /api/status-lists/:cell/:list (W3C Bitstring Status List 1.0, one bit each, set where no longer valid). */
export const StatusListParams = closed({
  cell: Type.Integer({ minimum: 0, maximum: 999_999 }),
  list: Type.Integer({ minimum: 0, maximum: 100_000 }),
});
export const StatusList = closed({
  id: Type.String(),
  statusPurpose: Type.Literal('revocation'),
  encodedList: Type.String(),
  length: Type.Integer(),
  at: Type.String(),
});
