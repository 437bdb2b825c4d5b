import { expect, test } from 'vitest';
import { mainlandCalendar } from '../../../calendar/index.ts';
import { daysInWords, readDays } from './days.ts';

test('what stands in the calendar is read out and read back as the same days', () => {
  for (const { rest, work } of Object.values(mainlandCalendar.years))
    for (const days of [rest, work]) expect(readDays(daysInWords(days))).toEqual({ days });
});

test('a day is written as the notice has it', () => {
  expect(readDays('10月1日至10月7日 国庆\n1-1 元旦\n 4.5~4.7 清明节 \n\nN1010')).toEqual({
    days: 'N1001-1007 Y0101 T0405-0407 N1010',
  });
});

test('a line that is no day is named', () => {
  expect(readDays('10-01 至 10-07 国庆节\n国庆放七天')).toEqual({ wrong: '国庆放七天' });
  expect(readDays('13-01')).toEqual({ wrong: '13-01' });
});
