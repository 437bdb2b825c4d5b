import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test } from 'vitest';
import { changeCalendar } from './change.ts';
import { decodeRuns } from './calendar.ts';
import { addMonths, dayNumber, isoDay, parseDay, weekday } from './day.ts';
import { oracleWorks } from './due.oracle.ts';
import type { Calendar } from './index.ts';
import {
  addWorkingDays,
  calendar as calendarRoom,
  dayDetail,
  dayKind,
  dueDate,
  limits,
  mainlandCalendar as calendar,
  sliceCalendar,
  WHY_RULES,
  workingDaysBetween,
} from './index.ts';

const with2027 = {
  ...calendar,
  lastPublishedYear: 2027,
  years: {
    ...calendar.years,
    2027: { notice: 'demonstration', rest: 'Y0101-0103 S0205-0211 L0501-0502 N1001-1003', work: 'S0130 S0214' },
  },
};

test('every day of 2004 to 2026 is what the notices say', () => {
  for (let day = dayNumber('2004-01-01'); day <= dayNumber('2026-12-31'); day += 1) {
    const iso = isoDay(day);
    expect(dayKind(calendar, iso) === 'workday', iso).toBe(oracleWorks(iso));
    expect(dayDetail(calendar, iso).provisional, iso).toBe(false);
  }
});

test('a make-up Saturday is a working day and says for which holiday', () => {
  expect(dayDetail(calendar, '2026-10-10')).toEqual({
    kind: 'workday',
    holiday: 'N',
    makeUp: true,
    provisional: false,
  });
});

test('New Year 2027 is a day of rest although no notice was published, and the answer is provisional', () => {
  expect(dayDetail(calendar, '2027-01-01')).toEqual({
    kind: 'holiday',
    holiday: 'Y',
    makeUp: false,
    provisional: true,
  });
});

test('a day is the day before tomorrow, in every month of four centuries', () => {
  for (let day = dayNumber('1900-01-01'); day < dayNumber('2300-01-01'); day += 1) {
    const date = new Date(day * 86_400_000);
    if (
      isoDay(day) !== date.toISOString().slice(0, 10) ||
      weekday(day) !== (date.getUTCDay() || 7) ||
      parseDay(isoDay(day)) !== day
    )
      throw new Error(isoDay(day));
  }
  expect(isoDay(addMonths(dayNumber('2024-03-31'), -1))).toBe('2024-02-29');
});

test.each(['2025-13-45', '2025-02-29', '0000-01-01', '2025-1-1', '', '2025-06-31'])('%s is no day', (text) => {
  expect(parseDay(text)).toBeUndefined();
});

test('counting forth and back meet', () => {
  for (const from of ['2025-09-30', '2026-01-04', '2026-02-14', '2026-12-31', '2024-02-29']) {
    for (const n of [1, 2, 5, 20, 45, 300]) {
      const to = addWorkingDays(calendar, from, n);
      expect(workingDaysBetween(calendar, from, to)).toBe(n);
      expect(workingDaysBetween(calendar, to, from)).toBe(-n);
    }
  }
});

test('a new notice moves only days still to come', () => {
  const before: Calendar = { ...calendar, lastPublishedYear: 2026 };
  const { calendar: after, moved } = changeCalendar(before, with2027, '2026-11-25');
  const sprung = ['05', '06', '07', '08', '09', '10', '11'].map((d) => `2027-02-${d}`);
  expect(moved.map((m) => m.date)).toEqual(['2027-01-02', '2027-01-03', '2027-01-30', ...sprung, '2027-02-14']);
  expect(moved).toContainEqual({ date: '2027-01-30', from: 'weekend', to: 'workday' });
  expect(after.lastPublishedYear).toBe(2027);
  expect(dueDate({ n: 20, unit: 'wd' }, '2026-12-10', after).provisional).toBe(false);
});

test('a notice that comes late leaves the days that have passed as they were counted', () => {
  const { calendar: after, moved } = changeCalendar(calendar, with2027, '2027-02-08');
  expect(dayKind(after, '2027-01-30')).toBe('weekend');
  expect(dayKind(after, '2027-02-05')).toBe('workday');
  expect(dayKind(after, '2027-02-08')).toBe('workday');
  expect(dayKind(after, '2027-02-09')).toBe('holiday');
  expect(moved.every((m) => m.date > '2027-02-08')).toBe(true);
});

test('the same calendar again moves nothing', () => {
  expect(changeCalendar(calendar, calendar, '2026-05-01').moved).toEqual([]);
});

test('a browser gets the years it needs and is unsure of the others', () => {
  const slice = sliceCalendar(calendar, 2026, 2027);
  expect(Object.keys(slice.years)).toEqual(['2026']);
  expect(dueDate({ n: 20, unit: 'wd' }, '2026-09-18', slice)).toMatchObject({ due: '2026-10-22', provisional: false });
  expect(dayDetail(slice, '2025-10-01').provisional).toBe(true);
});

test('a malformed calendar is found, never read as rest or work', () => {
  expect(() => decodeRuns(2026, 'N1001-1007 0230')).toThrow('cannot read 0230');
  expect(() => decodeRuns(2026, 'N0230')).toThrow('no such day 2-30');
});

test('every limit has an article or says that its source gave none, and a mark', () => {
  expect(limits.size).toBe(60);
  for (const limit of limits.values()) {
    expect(limit.law, limit.id).not.toBe('');
    expect(Number.isInteger(limit.duration.n), limit.id).toBe(true);
  }
  expect(limits.get('licence.decision')).toMatchObject({
    duration: { n: 20, unit: 'wd' },
    article: '42(1)',
    extension: { by: { n: 10, unit: 'wd' }, approver: 'organ-head' },
  });
  expect(limits.get('review.application')?.calendar).toBe('every-day');
});

/** The field reference line by line (2.3, its other clocks, 2.4, 6): id of the limit, number, unit, article. */
test.each([
  ['licence.competence-notice', 0, 'wd', '32(1)(1)-(2)'],
  ['licence.correction-notice', 5, 'wd', '32(1)(4)'],
  ['licence.on-the-spot', 0, 'wd', '34(2)'],
  ['licence.decision', 20, 'wd', '42(1)'],
  ['licence.decision-joint', 45, 'wd', '42(2)'],
  ['licence.lower-review', 20, 'wd', '43'],
  ['licence.delivery', 10, 'wd', '44'],
  ['licence.hearing-application', 5, 'wd', '47(1)'],
  ['licence.hearing-organised', 20, 'wd', '47(1)'],
  ['licence.hearing-notice', 7, 'wd', '48(1)(1)'],
  ['licence.renewal-application', 30, 'wd', '50(1)'],
  ['licence.renewal-decision', 0, 'd', '50(2)'],
  ['licence.inspection-assigned', 5, 'wd', '55(2)'],
  ['licence.bar-false-materials', 1, 'year', '78'],
  ['licence.bar-fraud', 3, 'year', '79'],
  ['registration.decision', 3, 'wd', '19'],
  ['information.reply', 20, 'wd', '33'],
  ['information.correction-notice', 7, 'wd', '30'],
  ['information.third-party', 15, 'wd', '32'],
  ['review.application', 60, 'd', '20'],
  ['review.application-untold', 1, 'year', '20'],
  ['litigation.filing', 6, 'month', '46'],
  ['penalty.decision', 90, 'd', '60'],
  ['penalty.delivery', 7, 'wd', '61'],
  ['service.public-notice', 30, 'd', '95'],
  ['inspection.results-public', 20, 'wd', ''],
  ['sharing.provision', 20, 'wd', '22'],
])('the limit %s of the field reference is data: %i %s, article %s', (id, n, unit, article) => {
  expect(limits.get(id)).toMatchObject({ duration: { n, unit }, article });
});

test('what the law lets be extended, and by whom, is data too', () => {
  const extended = (id: string) => limits.get(id)?.extension;
  expect(extended('licence.decision')).toMatchObject({ by: { n: 10, unit: 'wd' }, approver: 'organ-head' });
  expect(extended('licence.decision-joint')).toMatchObject({ by: { n: 15, unit: 'wd' }, approver: 'government-head' });
  expect(extended('registration.decision')).toMatchObject({ by: { n: 3, unit: 'wd' } });
  expect(extended('information.reply')).toMatchObject({ by: { n: 20, unit: 'wd' } });
});

test('the reason of a date reads as sentences in both languages', () => {
  const { why } = dueDate({ n: 5, unit: 'wd' }, '2025-09-29', calendar, [{ from: '2025-10-09', until: '2025-10-10' }]);
  const say = (lang: 'zh-CN' | 'en'): string =>
    why
      .map((s) =>
        String(
          new IntlMessageFormat(calendarRoom.words[lang][`why.${s.rule}`] ?? '', lang).format({
            date: s.date,
            ...s.note,
          }),
        ),
      )
      .join(lang === 'en' ? ' ' : '');
  expect(say('zh-CN')).toBe(
    '2025-09-29 为起算日，当日不计入。自 2025-09-30 起计 5 个工作日。2025-10-01 至 2025-10-05 为国庆节放假，不计入。2025-10-06 至 2025-10-06 为中秋节放假，不计入。2025-10-07 至 2025-10-08 为国庆节放假，不计入。2025-10-11 为国庆节调休上班日，计入。2025-10-09 之后至 2025-10-10 期间中止计时，扣除 1 个工作日。期限届满日为 2025-10-14，当日仍在期限内。',
  );
  expect(say('en')).toContain('From 2025-09-30 on, 5 working days count.');
});

test('every rule of a reason has words in both languages', () => {
  for (const rule of WHY_RULES) {
    expect(calendarRoom.words['zh-CN'][`why.${rule}`], rule).toBeDefined();
    expect(calendarRoom.words.en[`why.${rule}`], rule).toBeDefined();
  }
});
