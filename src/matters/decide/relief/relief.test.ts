import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../../platform/pure.ts';
import type { Acting } from '../../access.ts';
import { fold } from '../../evolve.ts';
import type { CaseSpec } from '../../facts/opening.ts';
import type { CaseState } from '../../state.ts';
import { changesOf } from '../replan/changes.ts';
import { nextLook } from '../look.ts';
import { replannedBy } from '../../testing/random-replan.ts';
import { listed, term, tolerated } from '../../testing/terms.ts';
import {
  almanac,
  applicant,
  approver,
  bothRoles,
  clerk,
  inspector,
  need,
  reviewer,
  sha,
  spec,
  stranger,
  system,
  task,
  World,
} from '../../testing/world.ts';

const refused = (value: unknown): string => (isRefusal(value) ? value.refused : 'not refused');
const signed = { signed: ['v1'] };
const agent: Acting = { kind: 'person', id: 'p-1-agent', roles: ['agent'], onBehalfOf: applicant.id, scopes: ['*'] };

function granted(world: World): World {
  world.must(reviewer('c1'), 'accept-case', { case: 'c1' });
  world.must(reviewer('c1'), 'examine', { task: 'c1.examine', opinion: 'grant', text: '可' });
  world.must(approver('c1'), 'decide-case', { task: 'c1.decide', effect: 'granted', reasons: '符合条件' });
  return world;
}
const certificate = { case: 'c1', type: 'licence', number: '许1号', identifier: 'id-1' };
const names = (world: World) => world.facts.map((one) => one.name);
const supply = (world: World) =>
  world.must(applicant, 'supply-material', { case: 'c1', need: 'c1-late', sha256: sha(9) });

describe('容缺 A 至 F', () => {
  test('A: accepted and decided with the gap, nothing issued before it is closed, then without a second review', () => {
    const world = granted(tolerated('A'));
    world.must(system, 'enter-certificate', certificate);
    expect(world.status('c1')).toBe('decided');
    supply(world);
    expect(world.status('c1')).toBe('closed');
    expect(names(world).filter((name) => name === 'examined')).toHaveLength(1);
  });

  test('B: approved first on a written promise; without the signature it is not even accepted', () => {
    const world = tolerated('B');
    expect(refused(world.send(reviewer('c1'), 'accept-case', { case: 'c1' }))).toBe('commitment-not-signed');
    world.must(applicant, 'sign-commitment', { relief: 'r1', textVersion: 'v1', capacity: 'in-person' });
    granted(world).must(system, 'enter-certificate', certificate);
    expect(world.status('c1')).toBe('closed');
    expect(world.state.ledger.obligations['o1']?.state).toBe('open');
  });

  test('C: a dated promise for what cannot be had yet; the document is issued and the paper stays owed', () => {
    const world = granted(tolerated('C', signed));
    world.must(system, 'enter-certificate', certificate);
    expect(world.status('c1')).toBe('closed');
    expect(world.named('obligation-opened')).toMatchObject([
      { data: { mechanism: 'commit', due: { on: '2026-01-12' } } },
    ]);
  });

  test('D: a secondary paper follows, the certificate is not held back and nothing was signed', () => {
    const world = granted(tolerated('D'));
    world.must(system, 'enter-certificate', certificate);
    expect(world.status('c1')).toBe('closed');
  });

  test('a paper that a changed fact makes needless is owed no more: the result goes out without it', () => {
    const world = tolerated('A');
    const one = world.state.cases['c1']?.spec as CaseSpec;
    const fewer = { ...one, needs: one.needs.filter((each) => each.need !== 'c1-late') };
    world.replanned = { ...replannedBy(world.state, 1), changes: changesOf(world.state, [fewer]), stops: [] };
    const changes = [{ element: 'premises.area', value: 20 }];
    world.must(clerk, 'change-fact', { changes, source: 'survey', reasons: '实测面积不同' });
    expect(world.named('obligation-closed')).toMatchObject([{ data: { obligation: 'o1', how: 'waived' } }]);
    granted(world).must(system, 'enter-certificate', certificate);
    expect(world.status('c1')).toBe('closed');
  });

  test('E: only a review with gaps: no acceptance, no clock, and the paper is still asked for', () => {
    const world = tolerated('E');
    const body = { case: 'c1', opinion: 'ready-but-for-gaps' as const, text: '仅缺租赁合同' };
    world.must(reviewer('c1'), 'pre-review', body);
    expect(world.status('c1')).toBe('received');
    expect(world.state.cases['c1']?.promisedDue).toBeUndefined();
    expect(refused(world.send(reviewer('c1'), 'accept-case', { case: 'c1' }))).toBe('materials-missing');
    expect(refused(tolerated('A', { without: ['c1-form', 'c1-late'] }).send(reviewer('c1'), 'pre-review', body))).toBe(
      'not-for-pre-review',
    );
  });

  test('F: the undertaking takes the place of the condition, and a later inspection verifies it', () => {
    const world = new World(
      [
        spec('c1', {
          variant: 'committed',
          review: 'one',
          basis: [listed],
          tasks: [task('c1.decide', 'decide')],
          commitment: {
            check: { n: 20, unit: 'wd' },
            text: { zh: '按公布标准建设', en: 'built to the standard' },
            breach: 'handling-task',
            basis: [listed],
          },
        }),
      ],
      { terms: [term('F', { need: null, standard: 'DB99/T 1-2026' })], ...signed },
    );
    world.must(reviewer('c1'), 'accept-case', { case: 'c1' });
    world.must(approver('c1'), 'decide-case', { task: 'c1.decide', effect: 'granted', reasons: '承诺达到标准' });
    expect(world.state.head.status).toBe('complete');
    expect(Object.values(world.state.ledger.obligations)).toMatchObject([{ kind: 'check', state: 'open' }]);
    world.must(inspector('c1'), 'close-obligation', { obligation: 'o1', how: 'verified' });
  });

  test.each(['B', 'C', 'F'] as const)(
    '%s is off until the district has switched it on with its document',
    (variant) => {
      expect(() => tolerated(variant, { term: { document: null } })).toThrow('variant-not-switched-on');
    },
  );

  test('F: never in the place of a check that a statute sets, and B, C and F never for the safety list', () => {
    const whole = (more: object = {}, lists: object = {}) =>
      new World([spec('c1', more)], { terms: [term('F', { need: null })], ...signed, ...lists });
    expect(() => whole()).toThrow('promise-for-statute');
    expect(() => whole({ basis: [listed] })).not.toThrow();
    expect(() => whole({ basis: [listed] }, { onSafetyList: ['c1'] })).toThrow('promise-for-safety');
    expect(() => tolerated('B', { onSafetyList: ['c1'] })).toThrow('promise-for-safety');
    expect(() => tolerated('A', { onSafetyList: ['c1'] })).not.toThrow();
  });

  test('key material missing always blocks, whatever the terms say', () => {
    const keyed = spec('c1', { needs: [need('c1-form'), need('c1-late', { key: true })] });
    expect(() => new World([keyed], { terms: [term('A')], without: ['c1-late'] })).toThrow(
      'key-material-not-tolerated',
    );
  });

  test('no tolerance and no commitment for whoever has an unrepaired breach, and the reason is told', () => {
    expect(() => tolerated('A', { credit: 'unrepaired-breach' })).toThrow('credit-not-repaired');
    expect(() => tolerated('C', { ...signed, credit: 'unrepaired-breach' })).toThrow('credit-not-repaired');
  });
});

describe('谁来签承诺书', () => {
  const sign = (actor: Acting, more: object = {}, signer: 'self' | 'guardian' = 'self') =>
    refused(
      tolerated('B', { term: { signer } }).send(actor, 'sign-commitment', {
        relief: 'r1',
        textVersion: 'v1',
        capacity: 'in-person',
        ...more,
      }),
    );

  test('what is signed is a 容缺受理承诺书 where a paper is owed, a 告知承诺书 where a condition is promised', () => {
    const signedPaper = (more: object) =>
      tolerated('C', { ...signed, term: more })
        .named('notice-issued')
        .map(({ data }) => (data as { kind: string }).kind)
        .filter((kind) => kind === 'tolerance-promise' || kind === 'commitment');
    expect(signedPaper({})).toEqual(['tolerance-promise']);
    expect(signedPaper({ variant: 'by-law', materials: 'condition', need: null })).toEqual(['commitment']);
  });

  test('the applicant signs in person; a stranger does not', () => {
    expect(sign(applicant)).toBe('not refused');
    expect(sign(stranger)).toBe('not-permitted');
  });

  test('an agent signs only with explicit written authorisation, and says that they are an agent', () => {
    expect(sign(agent)).toBe('written-authorisation-needed');
    expect(sign(agent, { capacity: 'agent' })).toBe('written-authorisation-needed');
    expect(sign(agent, { capacity: 'agent', authorisation: sha(3) })).toBe('not refused');
  });

  test('the government’s own agent never signs, with whatever authorisation; at the window the applicant’s own signature is kept', () => {
    expect(sign(clerk, { capacity: 'agent', authorisation: sha(3), signature: sha(4) })).toBe(
      'government-agent-never-signs',
    );
    expect(sign(clerk)).toBe('own-signature-needed');
    expect(sign(clerk, { signature: sha(4) })).toBe('not refused');
  });

  test('for a minor the guardian signs, and shows that they are one', () => {
    expect(sign(applicant, {}, 'guardian')).toBe('guardian-must-sign');
    expect(sign(agent, { capacity: 'guardian' }, 'guardian')).toBe('written-authorisation-needed');
    expect(sign(agent, { capacity: 'guardian', authorisation: sha(5) }, 'guardian')).toBe('not refused');
    expect(sign(applicant, { capacity: 'guardian', authorisation: sha(5) })).toBe('no-guardian-needed');
  });

  test('what was signed is the wording that was read: a changed text is signed anew', () => {
    expect(sign(applicant, { textVersion: 'v0' })).toBe('commitment-text-changed');
    const world = tolerated('B', signed);
    expect(world.named('commitment-signed')).toMatchObject([{ data: { by: applicant.id, textVersion: 'v1' } }]);
    expect(tolerated('B', { signed: ['v0'] }).named('commitment-signed')).toEqual([]);
    expect(tolerated('B', { ...signed, term: { signer: 'guardian' } }).named('commitment-signed')).toEqual([]);
  });
});

describe('到期与失信处理', () => {
  const look = (world: World, day: string) =>
    world
      .on(day)
      .must(system, 'look-again', {})
      .map((one) => one.name);

  test('a reminder goes out before the day, once, and somebody looks on that day', () => {
    const world = granted(tolerated('A')).on('2026-01-06');
    expect(nextLook(world.state, almanac)?.toISOString().slice(0, 10)).toBe('2026-01-07');
    expect(look(world, '2026-01-07')).toEqual([]);
    expect(look(world, '2026-01-08')).toEqual(['promise-reminded']);
    expect(look(world, '2026-01-09')).toEqual([]);
  });

  test('on the day after the due day withholding is automatic, and nothing else is', () => {
    const world = granted(tolerated('D'));
    expect(look(world, '2026-01-12')).toEqual(['promise-reminded']);
    expect(look(world, '2026-01-13')).toEqual(['obligation-overdue', 'result-withheld']);
    world.must(system, 'enter-certificate', certificate);
    expect(world.status('c1')).toBe('decided');
    expect(world.state.cases['c1']?.decision).not.toHaveProperty('revokedOn');
    expect(look(world, '2027-01-04')).toEqual([]);
    supply(world);
    expect(world.status('c1')).toBe('closed');
  });

  const breached = () => {
    const world = granted(tolerated('B', signed));
    world.must(system, 'enter-certificate', certificate);
    look(world, '2026-01-13');
    const order = { obligation: 'o1', finding: '到期未补交', putRightWithin: { n: 3, unit: 'wd' as const } };
    world.must(reviewer('c1'), 'breach-obligation', order);
    return world;
  };
  const decide = (world: World, actor: Acting, outcome: 'revoke' | 'credit-entry' | 'no-measure', more: object = {}) =>
    world.send(actor, 'decide-handling', { handling: 'h1', outcome, reasons: '逾期未整改', ...more });

  test('first the order to put it right within a limit, with a written notice; before it has passed nothing is taken away', () => {
    const world = breached();
    expect(world.named('handling-opened')).toMatchObject([{ data: { putRightBy: { on: '2026-01-16' } } }]);
    expect(refused(decide(world.on('2026-01-16'), approver('c1'), 'revoke'))).toBe('put-right-limit-runs');
  });

  test('the defence is heard, and the decision says that it was', () => {
    const world = breached();
    world.must(applicant, 'state-defence', { handling: 'h1', text: '房东在外地' });
    world.on('2026-01-19');
    expect(refused(decide(world, approver('c1'), 'credit-entry'))).toBe('not refused');
    expect(world.named('handling-decided')).toMatchObject([{ data: { wasHeard: true, openedBy: reviewer('c1').id } }]);
    expect(refused(world.send(applicant, 'state-defence', { handling: 'h1', text: '再说' }))).toBe('no-handling-open');
  });

  test('whoever ordered it does not decide, nor does another organ, nor the examiner without the power', () => {
    const world = granted(tolerated('B', signed));
    look(world, '2026-01-13');
    const order = { obligation: 'o1', finding: '到期未补交', putRightWithin: { n: 3, unit: 'wd' as const } };
    world.must(bothRoles('c1'), 'breach-obligation', order);
    world.on('2026-02-02');
    expect(refused(decide(world, bothRoles('c1'), 'credit-entry'))).toBe('same-person-ordered');
    expect(refused(decide(world, approver('c2'), 'credit-entry'))).toBe('not-permitted');
    expect(refused(decide(world, reviewer('c1'), 'credit-entry'))).toBe('not-permitted');
  });

  test('only on an article that the terms list', () => {
    const world = breached().on('2026-02-02');
    const other = { basis: [{ law: '别的办法', article: '第一条' }] };
    expect(refused(decide(world, approver('c1'), 'revoke', other))).toBe('consequence-not-listed');
    expect(refused(decide(world, approver('c1'), 'revoke', { basis: [listed] }))).toBe('not refused');
    expect(world.named('decision-revoked')).toHaveLength(1);
    expect(world.state.cases['c1']?.decision?.revokedOn).toBe('2026-02-02');
  });

  test('money that was ordered on a decision that has lost its force is paid to nobody', () => {
    const world = breached();
    const one = world.state.cases['c1'] as CaseState;
    const policy = { amount: 100, fairnessReview: '', document: '', budget: { year: 2026, amount: 100 } };
    const payment = { order: `${one.number}-1`, amount: 100, by: reviewer('c1').id, state: 'ordered' as const };
    world.state = { ...world.state, cases: { c1: { ...one, spec: { ...one.spec, policy }, payment } } };
    decide(world.on('2026-02-02'), approver('c1'), 'revoke', { basis: [listed] });
    const settle = (result: 'paid' | 'refused') =>
      world.send(approver('c1'), 'settle-payment', { case: 'c1', result, reason: '决定已撤销' });
    expect(refused(settle('paid'))).toBe('case-not-granted');
    expect(refused(settle('refused'))).toBe('not refused');
  });

  test('where only withholding was agreed nothing can be taken away', () => {
    const world = granted(tolerated('D'));
    look(world, '2026-01-13');
    const order = { obligation: 'o1', finding: '未补交', putRightWithin: { n: 3, unit: 'wd' as const } };
    world.must(reviewer('c1'), 'breach-obligation', order);
    expect(refused(decide(world.on('2026-02-02'), approver('c1'), 'revoke'))).toBe('only-withholding-follows');
    expect(refused(decide(world, approver('c1'), 'no-measure'))).toBe('not refused');
  });

  test('a promise that is kept after all ends the handling by itself', () => {
    const world = breached();
    supply(world);
    expect(world.named('handling-closed')).toMatchObject([{ data: { because: 'put-right' } }]);
    expect(refused(decide(world.on('2026-02-02'), approver('c1'), 'revoke'))).toBe('no-handling-open');
  });

  test('a repaired breach restores the standing, once', () => {
    const world = breached().on('2026-02-02');
    decide(world, approver('c1'), 'credit-entry');
    world.must(approver('c1'), 'record-repair', { handling: 'h1', evidence: '已补交并完成信用修复培训' });
    expect(refused(world.send(approver('c1'), 'record-repair', { handling: 'h1', evidence: '再一次' }))).toBe(
      'nothing-to-repair',
    );
    expect(fold(world.facts, world.id)).toEqual(world.state);
  });

  test('nobody may approve before the promise is signed, however the case was accepted', () => {
    const world = tolerated('B');
    world.on('2026-01-20').must(system, 'look-again', {});
    expect(world.status('c1')).toBe('accepted');
    world.must(reviewer('c1'), 'examine', { task: 'c1.examine', opinion: 'grant', text: '可' });
    const grant = { task: 'c1.decide', effect: 'granted' as const, reasons: '可' };
    expect(refused(world.send(approver('c1'), 'decide-case', grant))).toBe('commitment-not-signed');
  });
});
