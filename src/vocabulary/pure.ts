/** The browser's door of the vocabulary: identifiers read and checked as somebody types, and masking. No tables, no library. */
export type { CaseNumberParts, Channel } from './identifiers/case-number.ts';
export { CHANNELS, makeCaseNumber, readCaseNumber } from './identifiers/case-number.ts';
export type { CertificateIdentifier, CertificateIdentifierParts } from './identifiers/certificate-identifier.ts';
export {
  CERTIFICATE_ROOT,
  makeCertificateIdentifier,
  readCertificateIdentifier,
} from './identifiers/certificate-identifier.ts';
export { mod11Check, mod37Check } from './identifiers/iso7064.ts';
export type { BasicCode, HandlingCode, ImplementationCode, UseLevel } from './identifiers/item-codes.ts';
export {
  makeHandlingCode,
  makeImplementationCode,
  readBasicCode,
  readHandlingCode,
  readImplementationCode,
} from './identifiers/item-codes.ts';
export type { MaskKind } from './identifiers/masking.ts';
export { mask } from './identifiers/masking.ts';
export type { IdentifierProblem, IdentifierProblemCode } from './identifiers/problem.ts';
export { IDENTIFIER_PROBLEMS, isIdentifierProblem } from './identifiers/problem.ts';
export type { ResidentId } from './identifiers/resident-id.ts';
export { checkResidentId, readResidentId } from './identifiers/resident-id.ts';
export type { SubjectKind, Uscc } from './identifiers/uscc.ts';
export { checkUscc, makeUscc, readUscc } from './identifiers/uscc.ts';
export type { Jurisdiction, Organ, OrganKind } from './jurisdiction.ts';
export { code12Of, isValidOn, levelOf, ORGAN_KINDS } from './jurisdiction.ts';
