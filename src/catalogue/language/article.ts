/** Articles of a law: `§35` and `§35(2)` as written in YAML, 第三十五条第二款 as quoted on screens, `35(2)` again on English ones. */

const DIGITS = '零一二三四五六七八九';

/** A whole number from 0 to 9999 in Chinese numerals. */
function chineseNumber(n: number): string {
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

const unitOf: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** A number in Chinese numerals, back. */
function plainNumber(zh: string): number {
  let sum = 0;
  let digit = 0;
  for (const sign of zh) {
    const unit = unitOf[sign];
    if (unit === undefined) digit = DIGITS.indexOf(sign);
    else {
      sum += (digit === 0 ? 1 : digit) * unit;
      digit = 0;
    }
  }
  return sum + digit;
}

/** A quoted article for readers of English: 第三十五条第二款 is `35(2)`. What is quoted otherwise stays as it is. */
export function plainArticle(quoted: string): string {
  const [, article, paragraph] =
    /^第([零一二三四五六七八九十百千]+)条(?:第([零一二三四五六七八九十百千]+)款)?$/.exec(quoted) ?? [];
  if (article === undefined) return quoted;
  return `${plainNumber(article)}${paragraph === undefined ? '' : `(${plainNumber(paragraph)})`}`;
}
