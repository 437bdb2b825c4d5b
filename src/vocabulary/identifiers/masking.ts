/** How personal values are shown where the whole is not needed (field reference 5.5). What cannot be masked safely becomes stars. */
const STARS = '****';
const COMPOUND_SURNAMES = [
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '东方',
  '皇甫',
  '尉迟',
  '公孙',
  '慕容',
  '令狐',
  '司徒',
  '夏侯',
  '宇文',
  '长孙',
  '端木',
  '轩辕',
  '南宫',
  '西门',
  '独孤',
  '百里',
  '呼延',
  '澹台',
  '申屠',
  '太史',
  '闻人',
  '赫连',
  '钟离',
  '公冶',
  '淳于',
  '濮阳',
  '单于',
  '闾丘',
  '拓跋',
  '公羊',
  '太叔',
] as const;
const PLACE = '[^省市区县旗路街道镇乡村号\\d\\s]';
const TO_COUNTY = new RegExp(
  `^(?:${PLACE}{1,8}(?:省|自治区|市))?(?:${PLACE}{1,10}(?:市|自治州|地区|盟))?${PLACE}{1,10}(?:自治县|自治旗|县|区|旗|市)`,
);

/** Kinds of values that have a masked form. */
export type MaskKind = 'name' | 'phone' | 'resident-id' | 'address' | 'bank-account' | 'email';

/** `张*`, `欧阳*`: the surname and one star, whatever the length. */
function maskName(value: string): string {
  const name = value.trim();
  const surname = COMPOUND_SURNAMES.find((s) => name.startsWith(s) && name.length > 2) ?? [...name][0];
  return surname === undefined || [...name].length < 2 ? '*' : `${surname}*`;
}

/** The value as others may see it. Public notices show names and masked numbers only. */
export function mask(kind: MaskKind, value: string): string {
  switch (kind) {
    case 'name':
      return maskName(value);
    case 'phone':
      return keepEnds(value.trim(), Math.max(value.trim().length - 8, 0), 4, 4);
    case 'resident-id':
      return keepEnds(value.trim(), 4, 4, 10);
    case 'bank-account':
      return keepEnds(value.trim(), 4, 4, 8);
    case 'address':
      return (TO_COUNTY.exec(value.trim())?.[0] ?? '') + STARS;
    case 'email': {
      const [local = '', domain] = value.trim().split('@');
      return domain === undefined ? STARS : `${local.charAt(0)}***@${domain}`;
    }
  }
}

/** The ends with stars between; stars only where less than four characters would be hidden. */
function keepEnds(value: string, head: number, tail: number, stars: number): string {
  return value.length - head - tail < 4 ? STARS : value.slice(0, head) + '*'.repeat(stars) + value.slice(-tail);
}
