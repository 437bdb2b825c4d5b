import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../platform/pure.ts';
import { approver, clerk, plainTasks, reviewer, spec, system, World } from '../testing/world.ts';
import { documentsOf, sealKinds, sealOfDocument } from '../seal-kinds.ts';
import { sealsOf, type SealLetter } from './letters.ts';
import { csvCell } from './register.ts';

const letter = (more: Partial<SealLetter> = {}): SealLetter => ({
  letter: 'l1',
  organ: 'organ-c1',
  kind: 'acceptance-seal',
  form: 'electronic',
  number: '安印授〔2026〕1号',
  documents: documentsOf('acceptance-seal'),
  items: null,
  from: '2026-01-01',
  until: '2026-12-31',
  keeper: '章保管',
  endedOn: null,
  ...more,
});
const world = (...letters: readonly SealLetter[]): World => {
  const made = new World([spec('c1', { tasks: plainTasks('c1') })]);
  made.letters = letters;
  return made;
};
const accept = (at: World) => at.send(reviewer('c1'), 'accept-case', { case: 'c1' });
const codeOf = (done: ReturnType<typeof accept>): string => (isRefusal(done) ? done.refused : 'done');
const last = (at: World, name: string) => at.named(name).at(-1)?.data;

test('收件凭证盖收件专用章，受理通知书盖受理专用章，决定书盖行政审批专用章，撤销决定书盖机关公章', () => {
  const kinds = ['receipt', 'acceptance', 'grant', 'revocation', 'commitment'].map(sealOfDocument);
  expect(kinds).toEqual(['reception-seal', 'acceptance-seal', 'approval-seal', 'organ-seal', 'none']);
  for (const kind of sealKinds) expect(documentsOf(kind).length, kind).toBeGreaterThan(0);
});

test('an acceptance is sealed under the letter of the organ, and the fact names seal, letter and who sealed', () => {
  const at = world(letter());
  expect(codeOf(accept(at))).toBe('done');
  expect(last(at, 'seal-used')).toMatchObject({
    document: 'acceptance',
    organ: 'organ-c1',
    kind: 'acceptance-seal',
    letterNumber: '安印授〔2026〕1号',
    about: ['c1'],
    by: reviewer('c1').id,
  });
});

test.each([
  ['covers another document only', letter({ documents: ['correction'] }), 'seal-not-authorised'],
  ['ended yesterday', letter({ until: '2026-01-04' }), 'seal-letter-ended'],
  ['begins tomorrow', letter({ from: '2026-01-06' }), 'seal-letter-ended'],
  ['was taken back today', letter({ endedOn: '2026-01-05' }), 'seal-letter-ended'],
])('nothing is sealed under a letter that %s, and nothing happens instead', (_why, one, refused) => {
  const at = world(one);
  expect(codeOf(accept(at))).toBe(refused);
  expect([at.status('c1'), at.named('case-accepted')]).toEqual(['received', []]);
});

test('a letter holds on its last day, and one that follows it takes its place', () => {
  expect(codeOf(accept(world(letter({ until: '2026-01-05' }))))).toBe('done');
  const at = world(letter({ until: '2026-01-04' }), letter({ letter: 'l2', number: '安印授〔2026〕2号' }));
  expect(codeOf(accept(at))).toBe('done');
  expect(last(at, 'seal-used')).toMatchObject({ letterNumber: '安印授〔2026〕2号' });
});

test('the seal of another organ is none', () => {
  const at = world(letter({ until: '2026-01-04' }), letter({ letter: 'l2', organ: 'organ-c2' }));
  expect(codeOf(accept(at))).toBe('seal-letter-ended');
});

test('what silence brings cannot wait for a seal: it happens on its day, and the document is sealed afterwards', () => {
  const at = world(letter({ until: '2026-01-06' }));
  at.on('2026-01-20').must(system, 'look-again', {});
  expect(at.status('c1')).toBe('accepted');
  const awaited = last(at, 'seal-awaited') as { notice: string };
  expect(awaited).toMatchObject({ document: 'acceptance', why: 'letter-ended' });
  const seal = () => at.send(reviewer('c1'), 'seal-document', { notice: awaited.notice });
  expect(codeOf(seal())).toBe('seal-letter-ended');
  at.letters = [...at.letters, letter({ letter: 'l2' })];
  expect(codeOf(at.send(clerk, 'seal-document', { notice: awaited.notice }))).toBe('nothing-to-seal');
  expect(codeOf(seal())).toBe('done');
  expect(last(at, 'seal-used')).toMatchObject({ notice: awaited.notice, letter: 'l2' });
  expect(codeOf(seal())).toBe('nothing-to-seal');
});

test('a decision takes the approval seal, not the one of acceptance', () => {
  const at = world(letter(), letter({ letter: 'l2', kind: 'approval-seal', documents: ['denial'] }));
  at.must(reviewer('c1'), 'accept-case', { case: 'c1' });
  at.must(reviewer('c1'), 'examine', { task: 'c1.examine', opinion: 'grant', text: '符合' });
  const decide = (effect: 'granted' | 'denied') =>
    at.send(approver('c1'), 'decide-case', { task: 'c1.decide', effect, reasons: '理由' });
  expect(codeOf(decide('granted'))).toBe('seal-not-authorised');
  expect(codeOf(decide('denied'))).toBe('done');
  expect(last(at, 'seal-used')).toMatchObject({ document: 'denial', kind: 'approval-seal' });
});

test('a cell of the register is never a formula to the spreadsheet that opens it', () => {
  expect(['=1+1', '安"政', '@x', '甲'].map(csvCell)).toEqual([`"'=1+1"`, `"安""政"`, `"'@x"`, `"甲"`]);
});

describe('二号公章', () => {
  const second = (more: Partial<SealLetter> = {}) =>
    letter({ kind: 'approval-seal', documents: documentsOf('approval-seal'), items: ['item-c1'], ...more });
  const decide = (at: World, id = 'c1') => {
    at.must(reviewer(id), 'accept-case', { case: id });
    at.must(reviewer(id), 'examine', { task: `${id}.examine`, opinion: 'grant', text: '符合' });
    return at.send(approver(id), 'decide-case', { task: `${id}.decide`, effect: 'granted', reasons: '理由' });
  };

  test('二号公章: the organ’s own approval seal, only for the items that its letter lists, and each use is logged', () => {
    const at = world(letter(), second());
    expect(codeOf(decide(at))).toBe('done');
    expect(last(at, 'seal-used')).toMatchObject({ organ: 'organ-c1', kind: 'approval-seal', about: ['c1'] });
    const other = world(letter(), second({ items: ['item-of-another-list'] }));
    expect(codeOf(decide(other))).toBe('seal-not-authorised');
    expect(other.named('case-decided')).toEqual([]);
  });

  test('二号公章: it is not the centre’s seal, and the centre’s letter lets no organ use it', () => {
    const at = world(letter(), second({ organ: 'centre', items: null }), second({ until: '2026-01-04' }));
    expect(codeOf(decide(at))).toBe('seal-letter-ended');
  });

  test('a paper that is about no item takes a letter for all items', () => {
    const asked = { organ: 'organ-c1', kind: 'acceptance-seal', document: 'acceptance', on: '2026-01-05' } as const;
    const found = (items: SealLetter['items']) =>
      sealsOf([letter({ items })], { centre: 'centre', isDemonstration: false }).letterFor({ ...asked, items: [] });
    expect(found(['item-c1'])).toBe('no-letter');
    expect(found(null)).toMatchObject({ letter: 'l1' });
  });
});
