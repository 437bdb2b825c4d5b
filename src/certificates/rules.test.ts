import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matterFact } from '../matters/index.ts';
import { isRefusal, keyRing } from '../platform/index.ts';
import { certificatesOf, stillStands } from './basis.ts';
import { checkValue, isSame, placeIn, printedCheck } from './checking/check-value.ts';
import { acts, end, seal, show } from './decide.ts';
import { fact, type FactData, type NewCertificateFact } from './facts.ts';
import {
  certificateId,
  cellOf,
  identifierOf,
  idFrom,
  isCounted,
  printedNumber,
  seriesPeriod,
  typedCheck,
  typedNumber,
} from './ids.ts';
import { lastDay } from './intent/permits.ts';
import { evolve, fold, statusOn, type CertificateState } from './state.ts';
import { encodedList, listSize, statusPlace } from './checking/status-list.ts';

const secrets = keyRing(Buffer.alloc(32, 3));
const parts = { year: '2026', region: '999901', serial: 12, uscc: '92330106MADEM1030H' };

describe('names and numbers', () => {
  test('a printed number has the year in hexagonal brackets and a serial of its length', () => {
    expect(printedNumber('安消安检许字〔{year}〕第{serial:5}号', parts)).toBe('安消安检许字〔2026〕第00012号');
    expect(printedNumber('JY2{region}{serial:7}', parts)).toBe('JY29999010000012');
    expect(printedNumber('{uscc}', parts)).toBe('92330106MADEM1030H');
  });

  test('a serial that does not fit its place, or an unknown place, is never printed', () => {
    expect(() => printedNumber('第{serial:1}号', parts)).toThrow('does not fit');
    expect(() => printedNumber('{nobody}', parts)).toThrow('unknown place');
  });

  test('only a number that says the year begins again in a new year', () => {
    expect(seriesPeriod('〔{year}〕{serial:5}', '2026')).toBe('2026');
    expect(seriesPeriod('JY2{serial:7}', '2026')).toBe('ever');
    expect(isCounted('{uscc}')).toBe(false);
  });

  test('the same decisions make the same id in any order, others make another', () => {
    const id = certificateId(7, 'm-7-x', 'food-permit', [3, 9]);
    expect(certificateId(7, 'm-7-x', 'food-permit', [9, 3])).toBe(id);
    expect(certificateId(7, 'm-7-x', 'food-permit', [3, 10])).not.toBe(id);
    expect(cellOf(id)).toBe(7);
  });

  test('the identifier leads back to the id, and a mistyped character leads nowhere', () => {
    const id = certificateId(12, 'm', 't', [1]);
    const identifier = identifierOf(id, '11999900MBDEM1990B002', '11999901MBDEM10187', 1);
    expect(idFrom(identifier)).toBe(id);
    expect(idFrom(id)).toBe(id);
    const wrong = identifier.replace(
      /\.(\w)(\w+)\.001/,
      (_, a: string, b: string) => `.${a === '1' ? '2' : '1'}${b}.001`,
    );
    expect(idFrom(wrong)).toBeUndefined();
  });

  test('a number is found however its brackets and letters are typed', () => {
    expect(typedNumber(' 安消安检许字[2026]第00012号 ')).toBe('安消安检许字〔2026〕第00012号');
    expect(typedNumber('安消安检许字（2026）第00012号')).toBe('安消安检许字〔2026〕第00012号');
    expect(typedNumber('ｊｙ2 9999010000012')).toBe('JY29999010000012');
    expect(typedCheck(printedCheck('a1b2c3d4'))).toBe('a1b2c3d4');
    expect(typedCheck('AO-1L')).toBe('a011');
  });

  test('a validity of five years ends on the day before the fifth anniversary', () => {
    expect(lastDay('2026-11-25', { n: 5, unit: 'year' })).toBe('2031-11-24');
    expect(lastDay('2024-02-29', { n: 1, unit: 'year' })).toBe('2025-02-27');
    expect(() => lastDay('2026-11-25', { n: 5, unit: 'wd' })).toThrow('no last day');
  });
});

describe('check values and status lists', () => {
  test('a check value leads to its cell, and nobody else makes it', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 30 }), fc.integer({ min: 0, max: 1023 }), (number, place) => {
        const check = checkValue(secrets, number, place);
        expect(check).toMatch(/^[0-9a-hjkmnp-tv-z]{8}$/);
        expect(placeIn(secrets, number, check, 1024)).toBe(place);
        expect(isSame(checkValue(keyRing(Buffer.alloc(32, 4)), number, place), check)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  test('whatever is typed leads to some cell, so that a wrong value costs as much as a right one', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.integer({ min: 1, max: 64 }), (number, check, cells) => {
        const place = placeIn(secrets, number, check, cells);
        expect(place >= 0 && place < cells).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('a list gives every one of its places exactly once, in an order that does not tell the order of issue', () => {
    const known = new Map<string, Buffer>();
    const remembering = {
      ...secrets,
      mac(purpose: string, text: string) {
        const found = known.get(text) ?? secrets.mac(purpose, text);
        known.set(text, found);
        return found;
      },
    };
    const places = Array.from({ length: listSize }, (_, n) => statusPlace(remembering, 1, n));
    expect(new Set(places.map((place) => place.index)).size).toBe(listSize);
    expect(places.every((place) => place.list === 0)).toBe(true);
    expect(
      places.filter((place, n) => n > 0 && Math.abs(place.index - (places[n - 1]?.index ?? 0)) === 1).length,
    ).toBeLessThan(30);
    expect(statusPlace(remembering, 1, listSize).list).toBe(1);
  });

  test('the published list says exactly which places have ended', () => {
    const bits = gunzipSync(Buffer.from(encodedList([0, 9, listSize - 1]).slice(1), 'base64url'));
    expect(bits.length).toBe(listSize / 8);
    expect([bits[0], bits[1], bits.at(-1)]).toEqual([0x80, 0x40, 0x01]);
    expect(bits.reduce((sum, byte) => sum + byte, 0)).toBe(0x80 + 0x40 + 0x01);
  });
});

const intent = {
  validUntil: '2031-11-24',
  decisions: [],
  organ: { id: 'o' },
} as unknown as FactData<'certificate-intended'>;
const sealed = { sha256: 'a'.repeat(64), keyId: 'k' } as unknown as FactData<'certificate-sealed'>;
const legal = { reasons: '理由', basis: [{ law: '行政许可法' }], document: null, organ: 'o' };
const valid = fold([fact('certificate-intended', intent), fact('certificate-sealed', sealed)]) as CertificateState;

describe('life and end', () => {
  test('a certificate is valid from its seal and expired when its last day is over, timer or not', () => {
    expect(valid.status).toBe('valid');
    expect(statusOn(valid, '2031-11-24', '2031-11-24')).toBe('valid');
    expect(statusOn(valid, '2031-11-24', '2031-11-25')).toBe('expired');
  });

  test('each legal act ends it under its own name; afterwards only the formal cancellation may follow, once', () => {
    const names = { revoke: 'revoked', forfeit: 'forfeited', withdraw: 'withdrawn', cancel: 'cancelled' } as const;
    for (const act of acts) {
      const done = end(valid, act, legal);
      if (isRefusal(done)) throw new Error(done.refused);
      const after = evolve(valid, done);
      expect(after.status).toBe(names[act]);
      for (const next of acts) expect(isRefusal(end(after, next, legal))).toBe(next !== 'cancel' || act === 'cancel');
      expect(show(after, { code: 'b'.repeat(64), until: '', purpose: null })).toMatchObject({
        refused: 'certificate-not-valid',
      });
    }
  });

  test('nothing that can happen makes an ended certificate valid again', () => {
    const names = [
      'certificate-sealed',
      'certificate-recorded',
      'certificate-abandoned',
      'certificate-shown',
      'certificate-revoked',
      'certificate-forfeited',
      'certificate-withdrawn',
      'certificate-cancelled',
      'certificate-expired',
      'certificate-superseded',
    ] as const;
    const arbitrary = fc.array(fc.constantFrom(...names), { maxLength: 12 });
    const apply =
      (step: typeof evolve) =>
      (history: readonly (typeof names)[number][]): boolean => {
        let state: CertificateState = valid;
        let hasEnded = false;
        for (const name of history) {
          state = step(state, {
            name,
            version: 1,
            data: { ...legal, ...sealed, by: 'c', code: 'x', until: '' },
          } as unknown as NewCertificateFact);
          if (hasEnded && state.status === 'valid') return false;
          hasEnded ||= state.status !== 'valid';
        }
        return true;
      };
    fc.assert(fc.property(arbitrary, apply(evolve)), { numRuns: 2000 });
    const planted: typeof evolve = (state, one) =>
      one.name === 'certificate-sealed' && state ? { ...state, status: 'valid' } : evolve(state, one);
    expect(fc.check(fc.property(arbitrary, apply(planted)), { numRuns: 2000 }).failed).toBe(true);
  });

  test('a seal is recorded once, and an intent cannot be ended or shown before it', () => {
    const intended = fold([fact('certificate-intended', intent)]) as CertificateState;
    expect(seal(intended, sealed)).toMatchObject({ name: 'certificate-sealed' });
    expect(seal(valid, sealed)).toBeUndefined();
    expect(end(intended, 'revoke', legal)).toMatchObject({ refused: 'certificate-not-issued' });
  });
});

type Happening = {
  readonly case: 'c1' | 'c2' | 'c3';
  readonly what: 'granted' | 'denied' | 'simulated' | 'voided' | 'withdrawn' | 'revoked' | 'withhold' | 'release';
};

const named = (name: string, data: object) => ({ name, data });
function asFact({ case: id, what }: Happening, n: number) {
  if (what === 'granted' || what === 'denied' || what === 'simulated')
    return named('case-decided', {
      case: id,
      effect: what === 'denied' ? 'denied' : 'granted',
      variant: what === 'simulated' ? 'simulated' : 'ordinary',
      on: '2026-11-25',
      organ: 'o',
      conditions: [],
      elsewhere: null,
    });
  if (what === 'withhold') return named('obligation-opened', { obligation: `o-${id}`, case: id, withholds: true, n });
  if (what === 'release') return named('obligation-closed', { obligation: `o-${id}` });
  return named({ voided: 'case-voided', withdrawn: 'case-withdrawn', revoked: 'decision-revoked' }[what], { case: id });
}

function logOf(happenings: readonly Happening[]) {
  const opened = (['c1', 'c2', 'c3'] as const).map((id) =>
    named('case-opened', {
      number: id,
      spec: {
        case: id,
        item: `i-${id}`,
        name: { zh: id, en: id },
        outputs: id === 'c3' ? [] : ['t'],
        waits: id === 'c1' ? [{ case: 'c3', gate: 'issue' }] : [],
      },
    }),
  );
  return [...opened, ...happenings.map(asFact)].map((one, i) =>
    matterFact({ ...one, seq: i + 1, occurredAt: '', actor: { id: 'x' } } as never),
  );
}

/** The rule again, in other words: what the last word on each case was. */
function mayIssue(happenings: readonly Happening[]): boolean {
  const of = (id: string) => happenings.filter((each) => each.case === id).map((each) => each.what);
  const lastOf = (id: string) => of(id).findLast((what) => ['granted', 'denied', 'simulated'].includes(what));
  const isOut = (id: string) => of(id).some((what) => ['voided', 'withdrawn', 'revoked'].includes(what));
  const isWithheld = (id: string) =>
    of(id).findLast((what) => what === 'withhold' || what === 'release') === 'withhold';
  const members = ['c1', 'c2'].filter((id) => lastOf(id) !== undefined || !isOut(id));
  const needed = members.includes('c1') ? [...members, 'c3'] : members;
  return (
    members.length > 0 &&
    needed.every((id) => lastOf(id) === 'granted' && !isOut(id)) &&
    members.every((id) => !isWithheld(id))
  );
}

describe('what a certificate rests on', () => {
  const happening = fc.record({
    case: fc.constantFrom('c1', 'c2', 'c3'),
    what: fc.constantFrom(
      'granted',
      'granted',
      'granted',
      'denied',
      'simulated',
      'voided',
      'withdrawn',
      'revoked',
      'withhold',
      'release',
    ),
  }) as fc.Arbitrary<Happening>;
  const agrees = (rule: typeof certificatesOf) =>
    fc.property(fc.array(happening, { maxLength: 9 }), (happenings) => {
      const found = rule(logOf(happenings)).find((basis) => basis.type === 't');
      return (found !== undefined && found.lacks.length === 0) === mayIssue(happenings);
    });

  test('it issues exactly when each distinct decision is favourable, in force and not withheld', () => {
    fc.assert(agrees(certificatesOf), { numRuns: 5000 });
  });

  test('the check finds a rule that counts answers where distinct ones were meant, and one that forgets a revocation', () => {
    const counting: typeof certificatesOf = (facts) =>
      certificatesOf(facts).map((basis) => ({
        ...basis,
        lacks:
          facts.filter((one) => one.name === 'case-decided' && one.data.effect === 'granted').length >= 3
            ? []
            : basis.lacks,
      }));
    const forgetting: typeof certificatesOf = (facts) =>
      certificatesOf(facts.filter((one) => (one.name as string) !== 'decision-revoked'));
    for (const planted of [counting, forgetting])
      expect(fc.check(agrees(planted), { numRuns: 5000 }).failed).toBe(true);
  });

  test('two shops of one item get two certificates, different items of one type a combined one', () => {
    const log = (items: readonly string[]) =>
      items.map((item, i) =>
        matterFact({
          name: 'case-opened',
          seq: i + 1,
          occurredAt: '',
          actor: { id: 'x' },
          data: { number: 'n', spec: { case: `c${i}`, item, name: { zh: '', en: '' }, outputs: ['t'], waits: [] } },
        } as never),
      );
    expect(certificatesOf(log(['a', 'a'])).map((basis) => basis.cases)).toEqual([['c0'], ['c1']]);
    expect(certificatesOf(log(['a', 'b'])).map((basis) => basis.cases)).toEqual([['c0', 'c1']]);
  });

  test('what was intended stands only on the very same decisions', () => {
    const base: Happening[] = [
      { case: 'c1', what: 'granted' },
      { case: 'c2', what: 'granted' },
      { case: 'c3', what: 'granted' },
    ];
    const decisions = certificatesOf(logOf(base))[0]?.decisions ?? [];
    expect(stillStands(logOf(base), 't', decisions)).toBe(true);
    expect(stillStands(logOf([...base, { case: 'c2', what: 'revoked' }]), 't', decisions)).toBe(false);
    expect(stillStands(logOf([...base, { case: 'c2', what: 'granted' }]), 't', decisions)).toBe(false);
    expect(stillStands(logOf(base), 't', decisions.slice(1))).toBe(false);
  });
});
