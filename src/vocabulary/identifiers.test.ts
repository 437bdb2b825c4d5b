import * as fc from 'fast-check';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import {
  checkResidentId,
  checkUscc,
  IDENTIFIER_PROBLEMS,
  isIdentifierProblem,
  makeCaseNumber,
  makeCertificateIdentifier,
  makeHandlingCode,
  makeImplementationCode,
  makeUscc,
  mask,
  mod11Check,
  mod37Check,
  readBasicCode,
  readCaseNumber,
  readCertificateIdentifier,
  readHandlingCode,
  readImplementationCode,
  readResidentId,
  readUscc,
  vocabulary,
} from './index.ts';

const persons = ['11010519491231002X', '440524188001010014', '110101190001010014', '330106190101010022'];
const creditCodes = [
  ['91330106MADEM1014Y', 'enterprise'],
  ['11330106MBDEM1026G', 'organ'],
  ['92330106MADEM1030H', 'individual-business'],
  ['12330106MBDEM10423', 'institution'],
  ['52330106MJDEM105X2', 'private-non-enterprise'],
  ['11370800MB28559184', 'organ'],
] as const;
const certificate = '1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U';
const digits = '0123456789';
const all = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Every text that differs from the given one in exactly one character at the given places. */
function flips(text: string, alphabet: string): string[] {
  return [...text].flatMap((was, i) =>
    was === '.' ? [] : [...alphabet].filter((c) => c !== was).map((c) => text.slice(0, i) + c + text.slice(i + 1)),
  );
}

describe('identity numbers', () => {
  test.each(persons)('%s is valid and any other single character is not', (text) => {
    expect(readResidentId(text)).toMatchObject({ text });
    for (const wrong of flips(text, `${digits}X`)) expect(isIdentifierProblem(readResidentId(wrong)), wrong).toBe(true);
  });

  test('says region, birth date and sex', () => {
    expect(readResidentId('330106190101010022')).toEqual({
      text: '330106190101010022',
      region: '330106',
      birthDate: '1901-01-01',
      sex: 'female',
    });
  });

  test('a small x, spaces and full-width digits are forgiven', () => {
    expect(readResidentId(' 110105 19491231 002x')).toMatchObject({ text: '11010519491231002X' });
    expect(readResidentId('１１０１０５１９４９１２３１００２Ｘ')).toMatchObject({ birthDate: '1949-12-31' });
  });

  test('what is wrong is named with its place', () => {
    expect(readResidentId('11010519491331002X')).toMatchObject({
      refused: 'no-such-birth-date',
      position: 7,
      found: '1949-13-31',
    });
    expect(readResidentId('110105194912310021')).toMatchObject({ refused: 'check-character', position: 18 });
    expect(readResidentId('1101051949123100')).toMatchObject({ refused: 'wrong-length', found: '16', expected: '18' });
    expect(readResidentId('11010A19491231002X')).toMatchObject({ refused: 'wrong-character', position: 6, found: 'A' });
    expect(readResidentId('110101190001010014', '1899-12-31')).toMatchObject({ refused: 'birth-date-to-come' });
  });
});

describe('credit codes', () => {
  test.each(creditCodes)(
    '%s is valid, of a subject of kind %s, and any other single character is not',
    (text, subject) => {
      expect(readUscc(text)).toMatchObject({ text, subject });
      for (const wrong of flips(text, all)) expect(isIdentifierProblem(readUscc(wrong)), wrong).toBe(true);
    },
  );

  test('the organisation code inside has a check of its own', () => {
    const forged = '91330106MADEM1010';
    const codes = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'].map((c) => readUscc(forged + c));
    expect(
      codes.every((c) => isIdentifierProblem(c) && c.refused === 'organisation-check-character' && c.position === 17),
    ).toBe(true);
  });

  test('a letter that codes do not use is named with the one it was probably taken for', () => {
    expect(readUscc('9133O106MADEM1014Y')).toMatchObject({
      refused: 'look-alike-letter',
      position: 5,
      found: 'O',
      expected: '0',
    });
  });

  test('a form learns only what is wrong', () => {
    expect(checkUscc('91330106MADEM1014Y')).toBeUndefined();
    expect(checkUscc('91330106MADEM1014X')).toMatchObject({ refused: 'check-character' });
    expect(checkResidentId('330106190101010022')).toBeUndefined();
    expect(checkResidentId('330106190101010023')).toMatchObject({ refused: 'check-character' });
  });

  test('sample codes can be made', () => {
    expect(makeUscc('91330106', 'MADEM101')).toBe('91330106MADEM1014Y');
  });
});

describe('certificate identifiers', () => {
  test('the published identifier is read and made', () => {
    const read = readCertificateIdentifier(certificate);
    if (isIdentifierProblem(read)) throw new Error(read.refused);
    expect(read).toMatchObject({
      type: '11100000000013338W011',
      issuer: '11430000006122244L',
      serial: '20230000403',
      version: 1,
    });
    expect(makeCertificateIdentifier(read)).toBe(certificate);
  });

  test('any other single character after the root is found', () => {
    const root = certificate.slice(0, 15);
    for (const wrong of flips(certificate.slice(15), all))
      expect(isIdentifierProblem(readCertificateIdentifier(root + wrong)), wrong).toBe(true);
  });

  test('the next version of the same certificate keeps its serial and has another check', () => {
    expect(
      makeCertificateIdentifier({
        type: '11100000000013338W011',
        issuer: '11430000006122244L',
        serial: '20230000403',
        version: 2,
      }),
    ).toBe('1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.002.S');
  });

  test('a printed number is not an identifier, and the answer says so', () => {
    expect(readCertificateIdentifier('JY23301060000012')).toMatchObject({ refused: 'wrong-object-identifier' });
    expect(readCertificateIdentifier('1.2.156.3005.2.1.2')).toMatchObject({
      refused: 'wrong-structure',
      expected: '5',
    });
    expect(makeCertificateIdentifier({ type: 'x', issuer: '', serial: '', version: 0 })).toMatchObject({
      refused: 'wrong-structure',
      position: 16,
    });
  });

  test('an issuer that is a region is read, and marked', () => {
    const made = makeCertificateIdentifier({
      type: '11100000000013338W011',
      issuer: '340100',
      serial: '1',
      version: 1,
    });
    expect(typeof made === 'string' && readCertificateIdentifier(made)).toMatchObject({ issuerIsCreditCode: false });
  });
});

describe('item codes', () => {
  const implementation = '11370800MB285591843370117002011';

  test('the published implementation code is credit code, level and basic code', () => {
    expect(readImplementationCode(implementation)).toEqual({
      text: implementation,
      organ: '11370800MB28559184',
      level: '3',
      basic: { text: '370117002011', main: '370117002', child: '011' },
    });
    expect(makeImplementationCode('11370800MB28559184', '3', '370117002011')).toBe(implementation);
  });

  test('a handling item adds two digits', () => {
    expect(makeHandlingCode(implementation, 1)).toBe(`${implementation}01`);
    expect(readHandlingCode(`${implementation}01`)).toMatchObject({ sequence: 1, implementation: { level: '3' } });
  });

  test('a wrong part is named with its place in the whole', () => {
    expect(readImplementationCode('11370800MB285591848370117002011')).toMatchObject({
      refused: 'unknown-level',
      position: 19,
    });
    expect(readHandlingCode(`${implementation}0A`)).toMatchObject({ refused: 'wrong-character', position: 33 });
    expect(readImplementationCode('11370800MB28559184337011700201X')).toMatchObject({
      refused: 'wrong-character',
      position: 31,
    });
    expect(readBasicCode('3701170020')).toMatchObject({ refused: 'wrong-length', expected: '12' });
    expect(readHandlingCode(implementation)).toMatchObject({ refused: 'wrong-length', expected: '33' });
    expect(makeImplementationCode('11370800MB28559185', '3', '370117002011')).toMatchObject({
      refused: 'check-character',
      position: 18,
    });
  });
});

describe('case numbers', () => {
  test('the published number has check digit 3', () => {
    expect(mod11Check('330106202601050000123')).toBe('3');
    expect(makeCaseNumber({ region: '330106', date: '2026-01-05', channel: '0', serial: 12 })).toBe(
      `330106202601050000012${mod11Check('330106202601050000012')}`,
    );
    expect(readCaseNumber('3301062026010500001233')).toEqual({
      region: '330106',
      date: '2026-01-05',
      channel: '0',
      serial: 123,
    });
  });

  test('any other single digit is found', () => {
    for (const wrong of flips('3301062026010500001233', digits))
      expect(isIdentifierProblem(readCaseNumber(wrong)), wrong).toBe(true);
  });

  test('what is made is read again', () => {
    const parts = fc.record({
      region: fc.stringMatching(/^\d{6}$/),
      date: fc.constantFrom('2026-01-05', '2028-02-29'),
      channel: fc.constantFrom('0', '1', '8', '9'),
      serial: fc.integer({ min: 1, max: 999_999 }),
    });
    fc.assert(
      fc.property(parts, (p) => {
        expect(readCaseNumber(String(makeCaseNumber(p)))).toEqual(p);
      }),
    );
  });

  test('a day or channel that does not exist, or a serial too long, makes no number', () => {
    expect(makeCaseNumber({ region: '330106', date: '2026-02-30', channel: '0', serial: 1 })).toMatchObject({
      refused: 'no-such-date',
      position: 7,
    });
    expect(readCaseNumber('3301062026010570001234')).toMatchObject({
      refused: 'unknown-channel',
      position: 15,
      found: '7',
    });
    expect(makeCaseNumber({ region: '330106', date: '2026-01-05', channel: '0', serial: 1_000_000 })).toMatchObject({
      refused: 'wrong-length',
    });
  });
});

describe('masking', () => {
  test.each([
    ['name', '张示范', '张*'],
    ['name', '欧阳示范', '欧阳*'],
    ['name', '欧阳', '欧*'],
    ['name', '张', '*'],
    ['phone', '13812343210', '138****3210'],
    ['phone', '110', '****'],
    ['resident-id', '330106190101010022', '3301**********0022'],
    ['resident-id', '3301', '****'],
    ['address', '浙江省杭州市西湖区文三路1号', '浙江省杭州市西湖区****'],
    ['address', '安和县阳光小区3号', '安和县****'],
    ['address', '西湖区杭州路5号市场', '西湖区****'],
    ['address', '广西壮族自治区南宁市青秀区民族大道', '广西壮族自治区南宁市青秀区****'],
    ['address', '文三路1号', '****'],
    ['bank-account', '6222000011112222', '6222********2222'],
    ['email', 'zhang@example.com', 'z***@example.com'],
    ['email', 'zhang', '****'],
  ] as const)('%s %s is shown as %s', (kind, value, shown) => {
    expect(mask(kind, value)).toBe(shown);
  });
});

test('MOD 37,36 catches every swap of neighbours that differ', () => {
  const text = '11100000000013338W01111430000006122244L20230000403001';
  for (let i = 0; i + 1 < text.length; i += 1) {
    const swapped = text.slice(0, i) + text.charAt(i + 1) + text.charAt(i) + text.slice(i + 2);
    if (swapped !== text) expect(mod37Check(swapped), String(i)).not.toBe('U');
  }
});

test('every problem has a sentence and a remedy in both languages that can be said', () => {
  for (const code of IDENTIFIER_PROBLEMS) {
    for (const key of [`identifier.${code}`, `identifier.${code}.remedy`]) {
      for (const lang of ['zh-CN', 'en'] as const) {
        const words = vocabulary.words[lang][key];
        expect(words, key).toBeDefined();
        expect(
          String(new IntlMessageFormat(words ?? '', lang).format({ position: 5, found: 'O', expected: '0' })),
        ).not.toContain('{');
      }
    }
  }
});
