import { expect, test } from 'vitest';
import type { ServiceHours } from './index.ts';
import {
  dayKind,
  dayOver,
  dueDate,
  dueInstant,
  handlingDay,
  instantOf,
  isServing,
  legalDay,
  legalMinute,
  mainlandCalendar as calendar,
} from './index.ts';

const hall: ServiceHours = {
  workday: [
    { from: '09:00', to: '12:00' },
    { from: '13:00', to: '18:00' },
  ],
  saturday: [{ from: '09:00', to: '12:00' }],
  special: { '2026-10-02': [{ from: '10:00', to: '11:00' }] },
  cutOff: '15:30',
};
const shanghai = (text: string): string => new Date(`${text}+08:00`).toISOString();

test('an hour before midnight in London it is already tomorrow by law', () => {
  expect(legalDay('2026-03-09T23:00:00Z')).toBe('2026-03-10');
  expect(legalMinute('2026-03-09T23:00:00Z')).toBe(420);
  expect(legalDay('2026-03-09T23:00:00Z', 'America/New_York')).toBe('2026-03-09');
});

test('a limit that ends on a day is over at midnight, Shanghai time', () => {
  expect(dayOver('2026-03-16')).toBe('2026-03-16T16:00:00.000Z');
});

test('half past two on 4 May 1986 did not exist in Shanghai, the day did', () => {
  expect(legalDay(instantOf('1986-05-04', 150))).toBe('1986-05-04');
  expect(legalMinute(instantOf('1986-05-04', 150))).toBe(210);
});

test('serving on Saturday makes it no working day', () => {
  expect(isServing(hall, calendar, shanghai('2026-03-14T10:00'))).toBe(true);
  expect(dayKind(calendar, '2026-03-14')).toBe('weekend');
  expect(handlingDay(hall, calendar, shanghai('2026-03-14T10:00'))).toBe('2026-03-16');
  const closed = { ...hall, saturday: [] };
  for (const hours of [hall, closed])
    expect(dueInstant({ n: 1, unit: 'wd' }, shanghai('2026-03-13T10:00'), hours, calendar)).toBe(dayOver('2026-03-16'));
});

test('a limit keeps its unit: thirty working days, thirty days and a month are three limits', () => {
  const due = (n: number, unit: 'wd' | 'd' | 'month') => dueDate({ n, unit }, '2026-03-16', calendar).due;
  expect([due(30, 'wd'), due(30, 'd'), due(1, 'month')]).toEqual(['2026-04-28', '2026-04-15', '2026-04-16']);
});

test('a make-up Saturday is served like a working day, a holiday only where the hall said so', () => {
  expect(isServing(hall, calendar, shanghai('2026-10-10T17:00'))).toBe(true);
  expect(isServing(hall, calendar, shanghai('2026-10-01T10:30'))).toBe(false);
  expect(isServing(hall, calendar, shanghai('2026-10-02T10:30'))).toBe(true);
  expect(isServing(hall, calendar, shanghai('2026-03-10T12:30'))).toBe(false);
});

test('what comes in at half past three is worked on the next working day', () => {
  expect(handlingDay(hall, calendar, shanghai('2026-09-30T15:29'))).toBe('2026-09-30');
  expect(handlingDay(hall, calendar, shanghai('2026-09-30T15:30'))).toBe('2026-10-08');
});

test('a promise of four hours runs in office time, over lunch and over the weekend', () => {
  expect(dueInstant({ n: 4, unit: 'h' }, shanghai('2026-03-10T09:30'), hall, calendar)).toBe(
    shanghai('2026-03-10T14:30'),
  );
  expect(dueInstant({ n: 4, unit: 'h' }, shanghai('2026-03-13T16:00'), hall, calendar)).toBe(
    shanghai('2026-03-16T11:00'),
  );
  expect(dueInstant({ n: 30, unit: 'min' }, shanghai('2026-03-14T10:00'), hall, calendar)).toBe(
    shanghai('2026-03-16T09:30'),
  );
});

test('a suspended stretch moves the instant by exactly its office time, overlaps once', () => {
  const stops = [
    { from: shanghai('2026-03-10T10:00'), until: shanghai('2026-03-10T11:00') },
    { from: shanghai('2026-03-10T10:30'), until: shanghai('2026-03-10T13:30') },
  ];
  expect(dueInstant({ n: 4, unit: 'h' }, shanghai('2026-03-10T09:30'), hall, calendar, stops)).toBe(
    shanghai('2026-03-10T17:00'),
  );
});

test('a limit in days ends with its last day', () => {
  expect(dueInstant({ n: 5, unit: 'wd' }, shanghai('2026-03-09T15:00'), hall, calendar)).toBe(
    shanghai('2026-03-17T00:00'),
  );
});
