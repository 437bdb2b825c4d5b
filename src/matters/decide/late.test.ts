import { describe, expect, test } from 'vitest';
import type { CaseSpec } from '../facts/opening.ts';
import {
  almanac,
  applicant,
  approver,
  plainTasks,
  reviewer,
  spec,
  system,
  task,
  World,
  type Options,
} from '../testing/world.ts';
import { fold } from '../evolve.ts';
import { nextLook } from './look.ts';

const charges = (world: World) =>
  world.facts.flatMap((one) => (one.name === 'violation-recorded' && one.data.rule === 'late' ? [one.data] : []));
const look = (world: World, day: string) => charges((world.on(day).must(system, 'look-again', {}), world));
const enter = {
  case: 'c1',
  type: 'permit',
  number: 'SP-1',
  identifier: 'urn:permit:1',
  validFrom: null,
  validUntil: null,
};

/** A licence that is examined and granted on Wednesday 7 January 2026: ten working days later is the 21st. */
function granted(options: Options = {}, more: Partial<CaseSpec> = {}): World {
  const world = new World([spec('c1', { tasks: plainTasks('c1'), outputs: ['permit'], ...more })], options);
  world.must(reviewer('c1'), 'accept-case', { case: 'c1' });
  world.must(reviewer('c1'), 'examine', { task: 'c1.examine', opinion: 'grant', text: '可' });
  world.on('2026-01-07').must(approver('c1'), 'decide-case', { task: 'c1.decide', effect: 'granted', reasons: '可' });
  return world;
}

describe('a permit is issued and served within ten working days of the decision (article 44)', () => {
  test('whoever misses the day is charged once, and somebody looks on that day', () => {
    const world = granted();
    expect(nextLook(world.state, almanac)?.toISOString()).toBe('2026-01-21T16:00:00.000Z');
    expect(look(world, '2026-01-21')).toEqual([]);
    const late = [{ case: 'c1', organ: 'organ-c1', rule: 'late', about: 'delivery 2026-01-21' }];
    expect(look(world, '2026-01-22')).toEqual(late);
    expect(look(world, '2026-02-22')).toEqual(late);
    expect(nextLook(world.state, almanac)).toBeNull();
  });

  test('a permit that was issued and sent in time is charged to nobody', () => {
    const world = granted();
    world.on('2026-01-20').must(system, 'enter-certificate', enter);
    expect(world.status('c1')).toBe('closed');
    expect(look(world, '2026-03-22')).toEqual([]);
  });

  test('what lies ready at the counter waits for the applicant; a parcel has to go', () => {
    const about = (delivery: 'window' | 'courier') => {
      const world = granted({ delivery });
      world.on('2026-01-20').must(system, 'enter-certificate', enter);
      return look(world, '2026-01-22').length;
    };
    expect([about('window'), about('courier')]).toEqual([0, 1]);
  });

  test('a registration or a filing is no permit: the days of its own law count', () => {
    expect(look(granted({}, { kind: '07' }), '2026-03-22')).toEqual([]);
  });
});

describe('what an organ above decides is examined here and sent up within twenty working days of its acceptance (article 43)', () => {
  const accepted = (above: boolean) => {
    const decidedIn = { system: 'province', by: 're-entry' as const, ...(above ? { above } : {}) };
    const world = new World([spec('c1', { decidedIn, statutory: null, tasks: [task('c1.external', 'external')] })]);
    world.must(reviewer('c1'), 'accept-case', { case: 'c1' });
    return world;
  };

  test('whoever keeps it longer is charged once, and somebody looks on that day', () => {
    const world = accepted(true);
    expect(look(world, '2026-02-02')).toEqual([]);
    expect(nextLook(world.state, almanac)?.toISOString()).toBe('2026-02-02T16:00:00.000Z');
    const late = [{ case: 'c1', organ: 'organ-c1', rule: 'late', about: 'lower-review 2026-02-02' }];
    expect(look(world, '2026-02-03')).toEqual(late);
    expect(look(world, '2026-03-03')).toEqual(late);
  });

  test.each(['enter-external-serial', 'assist-submission'] as const)(
    '%s: what has gone up is with the organ above',
    (way) => {
      const world = accepted(true).on('2026-02-02');
      if (way === 'assist-submission')
        world.must(reviewer('c1'), way, { task: 'c1.external', submittedOn: '2026-02-02', note: '专人陪同' });
      else world.must(reviewer('c1'), way, { task: 'c1.external', serial: 'S-1', serialAgain: 'S-1' });
      expect(look(world, '2026-03-03')).toEqual([]);
      expect(fold(world.facts, world.id)).toEqual(world.state);
    },
  );

  test('the other system of the same organ is no organ above', () => {
    expect(look(accepted(false), '2026-03-03')).toEqual([]);
  });
});

test('a hearing that was asked for and that nobody called within twenty working days is charged once (article 47)', () => {
  const world = new World([spec('c1', { tasks: plainTasks('c1') })]);
  world.must(reviewer('c1'), 'accept-case', { case: 'c1' });
  world.must(reviewer('c1', 2), 'tell-hearing-right', { case: 'c1', reasons: '拟不予许可' });
  world.on('2026-01-06').must(applicant, 'answer-hearing-right', { case: 'c1', wanted: true });
  expect(look(world, '2026-02-03')).toEqual([]);
  expect(look(world, '2026-02-04')).toMatchObject([{ organ: 'organ-c1', about: 'hearing 2026-02-03' }]);
  const call = { case: 'c1', at: '2026-03-03T02:00:00.000Z', place: '听证室', presider: 's-1-other' };
  world.must(reviewer('c1', 2), 'call-hearing', call);
  expect(look(world, '2026-02-05')).toHaveLength(1);
});
