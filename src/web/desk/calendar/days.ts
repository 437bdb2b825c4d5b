/** Days of a year as people write them, a range on a line, and as the calendar keeps them (`N1001-1007`): the letter says which holiday. Pure. */

/** Holidays by their letter in the calendar. */
const holidays: Readonly<Record<string, string>> = {
  Y: '元旦',
  S: '春节',
  T: '清明节',
  L: '劳动节',
  D: '端午节',
  M: '中秋节',
  N: '国庆节',
  V: '抗战胜利纪念日',
};
const letterOf = (name: string): string =>
  Object.entries(holidays).find(([, known]) => name !== '' && known.startsWith(name.slice(0, 2)))?.[0] ?? 'E';

const half = (text: string): string => `${text.slice(0, 2)}-${text.slice(2)}`;

/** `N1001-1007 T0404` -> `10-01 至 10-07 国庆节`, one on a line. */
export const daysInWords = (days: string): string =>
  days
    .split(' ')
    .filter((one) => one !== '')
    .map((one) => {
      const [from = '', to] = one.slice(1).split('-');
      const name = holidays[one.slice(0, 1)];
      return [half(from), ...(to === undefined ? [] : ['至', half(to)]), ...(name ? [name] : [])].join(' ');
    })
    .join('\n');

const date = String.raw`(\d{1,2})(?:-|\.|/|月)(\d{1,2})日?`;
const line = new RegExp(`^${date}(?:\\s*(?:至|到|~|–|—)\\s*${date})?\\s*(\\S*)$`);
const written = /^[A-Z]\d{4}(-\d{4})?$/;

/** The lines as the calendar keeps them; or the first line that is none. An empty text is no day. */
export function readDays(text: string): { readonly days: string } | { readonly wrong: string } {
  const days: string[] = [];
  for (const one of text.split(/\r?\n/).map((each) => each.trim())) {
    if (one === '') continue;
    if (one.split(' ').every((each) => written.test(each))) {
      days.push(one);
      continue;
    }
    const [, month, day, toMonth, toDay, name = ''] = line.exec(one) ?? [];
    const from = dayOf(month, day);
    const to = toMonth === undefined ? undefined : dayOf(toMonth, toDay);
    if (from === undefined || (toMonth !== undefined && to === undefined)) return { wrong: one };
    days.push(`${letterOf(name)}${from}${to === undefined ? '' : `-${to}`}`);
  }
  return { days: days.join(' ') };
}

function dayOf(month: string | undefined, day: string | undefined): string | undefined {
  const [m, d] = [Number(month), Number(day)];
  return m >= 1 && m <= 12 && d >= 1 && d <= 31
    ? `${String(m).padStart(2, '0')}${String(d).padStart(2, '0')}`
    : undefined;
}
