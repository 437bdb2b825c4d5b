/**
 * Identifiers of electronic certificates (GB/T 36904, 证照标识), not to be confused with the printed number (证照编号):
 * `1.2.156.3005.2.{type 21}.{issuer 18}.{serial}.{version 3}.{check}`, check MOD 37,36 over type, issuer, serial and version.
 */
import { mod37Check } from './iso7064.ts';
import type { IdentifierProblem } from './problem.ts';
import { isIdentifierProblem, normalised, problem } from './problem.ts';
import { readUscc } from './uscc.ts';

/** Root of certificate identifiers in the national register of object identifiers. */
export const CERTIFICATE_ROOT = '1.2.156.3005.2';

/** The parts. `type`: credit code of the body that defined it and 3 digits. A renewal or change keeps the serial and raises the version. */
export interface CertificateIdentifierParts {
  readonly type: string;
  readonly issuer: string;
  readonly serial: string;
  /** 1 to 999. */
  readonly version: number;
}

/** A well-formed identifier, read. Some issuers use a region instead of a credit code, so the issuer is only marked, never refused. */
export interface CertificateIdentifier extends CertificateIdentifierParts {
  readonly text: string;
  readonly issuerIsCreditCode: boolean;
}

/** The identifier of the parts, or what is wrong with them. */
export function makeCertificateIdentifier(parts: CertificateIdentifierParts): string | IdentifierProblem {
  const version = String(parts.version).padStart(3, '0');
  const wrong = wrongPart(parts.type, parts.issuer, parts.serial, version);
  if (wrong) return wrong;
  const check = mod37Check(parts.type + parts.issuer + parts.serial + version);
  return [CERTIFICATE_ROOT, parts.type, parts.issuer, parts.serial, version, check].join('.');
}

/** Reads an identifier and verifies its check character. Positions count from the first character of the whole. */
export function readCertificateIdentifier(input: string): CertificateIdentifier | IdentifierProblem {
  const text = normalised(input);
  if (!text.startsWith(`${CERTIFICATE_ROOT}.`))
    return problem('wrong-object-identifier', { position: 1, expected: CERTIFICATE_ROOT });
  const parts = text.slice(CERTIFICATE_ROOT.length + 1).split('.');
  if (parts.length !== 5) return problem('wrong-structure', { found: String(parts.length), expected: '5' });
  const [type = '', issuer = '', serial = '', version = '', check = ''] = parts;
  const wrong = wrongPart(type, issuer, serial, version);
  if (wrong) return wrong;
  if (check !== mod37Check(type + issuer + serial + version))
    return problem('check-character', { position: text.length, found: check });
  return {
    text,
    type,
    issuer,
    serial,
    version: Number(version),
    issuerIsCreditCode: !isIdentifierProblem(readUscc(issuer)),
  };
}

function wrongPart(type: string, issuer: string, serial: string, version: string): IdentifierProblem | undefined {
  let position = CERTIFICATE_ROOT.length + 2;
  const rules: readonly (readonly [string, RegExp, string])[] = [
    [type, /^[0-9A-Z]{18}\d{3}$/, '18 + 3'],
    [issuer, /^[0-9A-Z]{6,18}$/, '6-18'],
    [serial, /^[0-9A-Z]{1,64}$/, '1-64'],
    [version, /^(?!000)\d{3}$/, '001-999'],
  ];
  for (const [part, rule, expected] of rules) {
    if (!rule.test(part)) return problem('wrong-structure', { position, found: part, expected });
    position += part.length + 1;
  }
  return undefined;
}
