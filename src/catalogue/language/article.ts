/** Articles of a law: `§35` and `§35(2)` as written in YAML, 第三十五条第二款 as quoted on screens. */

const DIGITS = '零一二三四五六七八九';

/** A whole number from 0 to 9999 in Chinese numerals. */
export function chineseNumber(n: number): string {
  if (n < 10) return DIGITS[n] ?? '';
  const unit = n >= 1000 ? 1000 : n >= 100 ? 100 : 10;
  const head = Math.floor(n / unit);
  const rest = n % unit;
  const name = unit === 1000 ? '千' : unit === 100 ? '百' : '十';
  const lead = unit === 10 && head === 1 ? '十' : `${DIGITS[head]}${name}`;
  if (rest === 0) return lead;
  const gap = rest < unit / 10 ? '零' : '';
  const tail = rest >= 10 && rest < 20 && unit >= 100 ? `一${chineseNumber(rest)}` : chineseNumber(rest);
  return `${lead}${gap}${tail}`;
}

/** The article as it is quoted; what is no number stays as it was written. */
export function quotedArticle(article: string | number): string {
  const m = /^(\d{1,4})(?:\((\d{1,2})\))?$/.exec(String(article));
  if (!m) return String(article);
  return `第${chineseNumber(Number(m[1]))}条${m[2] ? `第${chineseNumber(Number(m[2]))}款` : ''}`;
}
