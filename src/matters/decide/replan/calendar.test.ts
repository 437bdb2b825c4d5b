import { describe, expect, test } from 'vitest';
import { mainlandCalendar } from '../../../calendar/index.ts';
import { approver, need, plainTasks, reviewer, spec, system, World } from '../../testing/world.ts';

const year = (n: number) => mainlandCalendar.years[n] ?? { rest: '', work: '' };

/** A case accepted on a day; ten working days promised, twenty by law. */
function accepted(day: string): World {
  const world = new World([spec('c1', { tasks: plainTasks('c1') })], { at: `${day}T02:00:00.000Z` });
  world.must(reviewer('c1'), 'accept-case', { case: 'c1' });
  return world;
}
const dues = (world: World) => [world.state.cases['c1']?.promisedDue?.on, world.state.cases['c1']?.statutoryDue?.on];

describe('日历调整', () => {
  test('a holiday that is proclaimed moves days still to come, and the applicant is told', () => {
    const world = accepted('2026-03-02');
    expect(dues(world)).toEqual(['2026-03-16', '2026-03-30']);
    world.on('2026-03-04').publish('2026', { ...year(2026), rest: `${year(2026).rest} E0310-0311` });
    expect(dues(world)).toEqual(['2026-03-18', '2026-04-01']);
    expect(world.named('notice-issued').at(-1)).toMatchObject({
      data: { kind: 'due-moved', content: { from: '2026-03-16', promisedDue: '2026-03-18' } },
    });
  });

  test('a day that has passed stays what it was', () => {
    const world = accepted('2026-03-02');
    world.on('2026-03-20').publish('2026', { ...year(2026), rest: `${year(2026).rest} E0310-0311 E0323` });
    expect(dues(world)).toEqual(['2026-03-16', '2026-03-31']);
  });

  test('days that were counted already are not counted anew', () => {
    const world = accepted('2026-03-02');
    world.on('2026-03-12').publish('2026', { ...year(2026), rest: `${year(2026).rest} E0310-0313` });
    expect(dues(world)[0]).toBe('2026-03-17');
  });

  test('what was provisional beyond the published year becomes firm when that year is published', () => {
    const world = accepted('2026-12-28');
    expect(world.state.cases['c1']?.promisedDue?.provisional).toBe(true);
    expect(world.named('notice-issued').at(-1)).toMatchObject({
      data: { kind: 'acceptance', content: { byWeekends: ['promisedDue'] } },
    });
    world.on('2026-12-29').publish('2027', { rest: 'Y0101-0103', work: '' });
    expect(world.state.cases['c1']?.promisedDue?.provisional).toBe(false);
    expect(world.named('due-moved')).toHaveLength(1);
  });

  test('without the calendar of a year silence has no effect, however late it is; with it, it has', () => {
    const world = new World([spec('c1')], { at: '2026-12-29T02:00:00.000Z' });
    for (const day of ['2027-01-11', '2027-02-15', '2027-03-15']) {
      world.on(day).must(system, 'look-again', {});
      expect([day, world.status('c1')]).toEqual([day, 'received']);
    }
    world.publish('2027', { rest: 'Y0101-0103 S0205-0211', work: 'S0130 S0214' });
    world.must(system, 'look-again', {});
    expect(world.state.cases['c1']).toMatchObject({ status: 'accepted', isDeemedAccepted: true });
  });

  test('a correction that runs gets the days that were proclaimed for it, is told so, and is never cut short', () => {
    const world = new World([spec('c1', { tasks: plainTasks('c1') })], { at: '2026-03-02T02:00:00.000Z' });
    const defects = [{ case: 'c1', need: 'c1-form', problem: '缺签名' }];
    world.must(reviewer('c1'), 'notify-correction', {
      seq: world.state.head.seq,
      defects,
      within: { n: 5, unit: 'wd' },
    });
    const until = () => world.state.ledger.corrections[0]?.until.on;
    expect(until()).toBe('2026-03-09');
    world.on('2026-03-04').publish('2026', { ...year(2026), rest: `${year(2026).rest} E0306` });
    expect(until()).toBe('2026-03-10');
    expect(world.named('notice-issued').at(-1)).toMatchObject({
      data: { kind: 'due-moved', content: { correctionFrom: '2026-03-09', correctionUntil: '2026-03-10' } },
    });
    world.on('2026-03-05').publish('2026', { ...year(2026), work: `${year(2026).work} E0307-0308` });
    expect(until()).toBe('2026-03-10');
  });

  test('the due days of tasks follow, and so does a promise to bring a paper later', () => {
    const later = need('c1-plan', {
      key: false,
      gate: 'issue',
      relief: { mechanism: 'tolerate', due: { n: 5, unit: 'wd' }, basis: [] },
    });
    const case1 = spec('c1', { tasks: plainTasks('c1'), needs: [need('c1-form'), later] });
    const world = new World([case1], { at: '2026-03-02T02:00:00.000Z' });
    world.must(reviewer('c1'), 'accept-case', { case: 'c1' });
    const days = () => [
      world.state.cases['c1']?.tasks['c1.examine']?.due?.on,
      world.state.ledger.obligations['o1']?.due.on,
    ];
    expect(days()).toEqual(['2026-03-09', '2026-03-09']);
    world.on('2026-03-04').publish('2026', { ...year(2026), rest: `${year(2026).rest} E0306` });
    expect(days()).toEqual(['2026-03-10', '2026-03-10']);
    const before = world.facts.length;
    world.must(system, 'apply-calendar', { change: 'cal-again' });
    expect(world.facts).toHaveLength(before);
  });

  test('a decided case is left alone, and the same calendar twice changes nothing', () => {
    const world = accepted('2026-03-02');
    world.on('2026-03-04').publish('2026', { ...year(2026), rest: `${year(2026).rest} E0310` });
    const before = world.facts.length;
    world.must(system, 'apply-calendar', { change: 'cal-again' });
    expect(world.facts).toHaveLength(before);
    world.must(reviewer('c1'), 'examine', { task: 'c1.examine', opinion: 'grant', text: '可' });
    world.must(approver('c1'), 'decide-case', { task: 'c1.decide', effect: 'granted', reasons: '可' });
    world.publish('2026', { ...year(2026), rest: `${year(2026).rest} E0310 E0312` });
    expect(world.named('due-moved')).toHaveLength(1);
  });
});
