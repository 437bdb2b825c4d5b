/** Facts of a certificate. Each is one stream `c-…` in the cell of its matter; a fact is read alone in ten years, so names are written out in it. */
import { Type, type Static } from 'typebox';
import { closed, factsBy, orNull, type FactOf, Text, Id, Sha256, Sentence } from '../platform/shapes.ts';

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
/** Personal before writing, its salted hash in the stored fact (journal, personal values). */
const Personal = Type.Object({ $personal: Type.Object({ subject: Type.String() }, { additionalProperties: true }) });

/** A decision that the certificate rests on; `seq` is the place of its fact in the matter's stream. */
export const RestsOn = closed({
  case: Id,
  caseNumber: Type.String(),
  item: Id,
  itemName: Text,
  organ: Id,
  organName: Text,
  on: Day,
  seq: Type.Integer({ minimum: 1 }),
  document: orNull(Type.String()),
});

/** `certificate-intended`: everything that will be printed, before anything is sealed. The number is used up from here on. */
export const CertificateIntended = closed({
  type: Id,
  typeCode: Type.String(),
  name: Text,
  matter: Id,
  cases: Type.Array(Id, { minItems: 1 }),
  decisions: Type.Array(RestsOn, { minItems: 1 }),
  conditions: Type.Array(Sentence),
  organ: closed({ id: Id, name: Text, uscc: Type.String() }),
  /** Whose it is: the id of the person or organisation; name and number are personal. */
  holder: Id,
  holderIs: Personal,
  /** Label and value of each printed field. */
  fields: Personal,
  number: Type.String({ minLength: 1 }),
  identifier: Type.String(),
  version: Type.Integer({ minimum: 1, maximum: 999 }),
  check: Type.String({ minLength: 8, maxLength: 8 }),
  statusList: closed({ list: Type.Integer({ minimum: 0 }), index: Type.Integer({ minimum: 0 }) }),
  issuedOn: Day,
  validUntil: orNull(Day),
  /** Another certificate of the same single-holder right that this one replaces. */
  supersedes: orNull(Id),
  sealKind: orNull(Type.String()),
  checkUrl: Type.String(),
  template: Type.Literal('licence/1'),
  isDemonstration: Type.Boolean(),
  /** Where another system decided and issued: we record its certificate and seal nothing. */
  elsewhere: orNull(closed({ system: Id, serial: Type.String() })),
});

/** A signature over the verification record, beside the one inside the PDF. */
export const RecordSeal = closed({
  suite: Type.Union([Type.Literal('p256-sha256'), Type.Literal('sm2-sm3')]),
  keyId: Id,
  signature: Type.String(),
});

/** The letter (用印授权书) under which the organ's seal was used. */
export const SealLetter = closed({
  organ: Id,
  kind: Type.Union([
    Type.Literal('acceptance-seal'),
    Type.Literal('approval-seal'),
    Type.Literal('organ-seal'),
    Type.Literal('reception-seal'),
  ]),
  form: Type.Union([Type.Literal('electronic'), Type.Literal('impression')]),
  letter: Id,
  number: Type.String(),
});

/** `certificate-sealed`: the signed file exists under its hash. From here on the certificate is valid. */
export const CertificateSealed = closed({
  sha256: Sha256,
  bytes: Type.Integer({ minimum: 1 }),
  unsignedSha256: Sha256,
  algorithm: Type.String(),
  keyId: Id,
  provider: Id,
  /** Kind of seal and the letter of the organ under which it was used; absent in what was sealed before letters were recorded. */
  letter: Type.Optional(SealLetter),
  /** RFC 8785 text that the record seals sign; no personal value in it. */
  record: Type.String(),
  seals: Type.Array(RecordSeal),
});

/** `certificate-recorded`: issued by another system under its own seal; valid from here on, for the seal one asks that system. */
export const CertificateRecorded = closed({ system: Id, serial: Type.String() });

/** `certificate-abandoned`: between intent and seal a decision fell. The number stays used up. */
export const CertificateAbandoned = closed({ because: Sentence });

/** `certificate-shown`: 亮证, by the holder, for a few minutes; `code` is the hash of what was shown. */
export const CertificateShown = closed({ code: Sha256, until: Type.String(), purpose: orNull(Sentence) });

const LegalAct = closed({
  reasons: Sentence,
  basis: Type.Array(closed({ law: Type.String(), article: Type.Optional(Type.String()) }), { minItems: 1 }),
  document: orNull(Type.String()),
  organ: Id,
});
/** `certificate-revoked`: 撤销, it should never have been granted (Licensing Law art. 69). */
export const CertificateRevoked = LegalAct;
/** `certificate-forfeited`: 吊销, a penalty. */
export const CertificateForfeited = LegalAct;
/** `certificate-withdrawn`: 撤回, law or circumstances changed (art. 8). */
export const CertificateWithdrawn = LegalAct;
/** `certificate-cancelled`: 注销, the formal end (art. 70); may follow any other end. */
export const CertificateCancelled = LegalAct;
/** A single permit inside a combined certificate: by which decision it stands, its own number and its own last day. */
export const PermitPart = closed({
  case: Id,
  type: Id,
  typeCode: Type.String(),
  name: Text,
  number: Type.String({ minLength: 1 }),
  organ: Id,
  organName: Text,
  validUntil: orNull(Day),
});
/** `certificate-parts-named`: written with the intent of a combined certificate (一业一证, S031): the permits that it stands for. */
export const CertificatePartsNamed = closed({ parts: Type.Array(PermitPart, { minItems: 1 }) });
/**
 * `certificate-parts-carried`: written with the intent of a renewal (docs/decisions/0081): the permits that were not renewed and stand as they
 * stood in `from`. `of` says in which matter each was decided; `case` is made of both, for a case has its name in its matter only.
 */
export const CertificatePartsCarried = closed({
  from: Id,
  parts: Type.Array(closed({ ...PermitPart.properties, of: closed({ matter: Id, case: Id }), decision: RestsOn }), {
    minItems: 1,
  }),
});
/** `certificate-part-ended`: one permit of a combined certificate ended by its own legal act; the others stand. */
export const CertificatePartEnded = closed({
  case: Id,
  act: Type.Union([Type.Literal('revoke'), Type.Literal('forfeit'), Type.Literal('withdraw'), Type.Literal('cancel')]),
  ...LegalAct.properties,
});
/**
 * `certificate-succession-claimed`: a renewal takes its place in the line of those that follow this certificate (docs/decisions/0092); only the
 * first one whose decision stands may take over what was not renewed.
 */
export const CertificateSuccessionClaimed = closed({ by: Id, matter: Id });
/** `certificate-expired`: 失效, its last day is over. */
export const CertificateExpired = closed({ lastDay: Day });
/** `certificate-superseded`: replaced by its successor. */
export const CertificateSuperseded = closed({ by: Id, identifier: Type.String() });

/** Every fact of this room by name, version 1. */
export const facts = {
  'certificate-intended': CertificateIntended,
  'certificate-sealed': CertificateSealed,
  'certificate-recorded': CertificateRecorded,
  'certificate-abandoned': CertificateAbandoned,
  'certificate-shown': CertificateShown,
  'certificate-revoked': CertificateRevoked,
  'certificate-forfeited': CertificateForfeited,
  'certificate-withdrawn': CertificateWithdrawn,
  'certificate-cancelled': CertificateCancelled,
  'certificate-parts-named': CertificatePartsNamed,
  'certificate-parts-carried': CertificatePartsCarried,
  'certificate-part-ended': CertificatePartEnded,
  'certificate-succession-claimed': CertificateSuccessionClaimed,
  'certificate-expired': CertificateExpired,
  'certificate-superseded': CertificateSuperseded,
} as const;

export type FactName = keyof typeof facts;
export type FactData<N extends FactName> = Static<(typeof facts)[N]>;

/** A fact of this room as `decide` makes it. */
export type NewCertificateFact = FactOf<typeof facts>;

/** Makes one; reads those of a stream. */
export const { make: fact, read: readFacts } = factsBy(facts);
