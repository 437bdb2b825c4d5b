/**
 * Numbers of cases, matters and documents. `decide` leaves a placeholder, the shell draws from the counter of the cell in the same transaction.
 * Case number: 区划6 + 日期8 + 渠道1 + 流水6 + 校验1 (ISO 7064 MOD 11,10), field reference 2.5.
 */
import { mod11Check } from '../../vocabulary/index.ts';
import type { NewMatterFact } from '../facts.ts';

const placeholder = /^\{number:([a-z:-]+)\}$/;

/** Short names in document numbers, after the organ's word: 安政审受〔2026〕第00012号. */
const words: Readonly<Record<string, string>> = {
  receipt: '收',
  correction: '补',
  acceptance: '受',
  'not-required': '不受',
  'not-competent': '不予受',
  'papers-returned': '退',
  tolerance: '容',
  'tolerance-promise': '容诺',
  commitment: '诺',
  'statement-right': '陈',
  extension: '延',
  'special-procedure': '特',
  'due-moved': '期',
  'hearing-right': '听',
  'hearing-notice': '听通',
  'third-party': '利',
  grant: '准',
  denial: '不准',
  termination: '终',
  'survey-record': '勘',
  delivery: '送',
  'plan-change': '变',
  'put-right-order': '责改',
  revocation: '撤',
  'breach-decision': '处',
  'preliminary-opinion': '初审',
  'joint-notification': '联告',
  'joint-reply': '联审',
};

/** The word of an organ to which the catalogue gives none: that of licensing in the district. */
export const districtWord = (districtName: string): string => `${districtName.slice(0, 1)}政审`;

/** Series that a list of facts asks numbers of, and how many of each. */
export function seriesIn(facts: readonly NewMatterFact[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const one of facts) {
    const series = seriesOf(one);
    if (series) counts.set(series, (counts.get(series) ?? 0) + 1);
  }
  return counts;
}

const seriesOf = (one: NewMatterFact): string | undefined => {
  const number = 'number' in one.data && typeof one.data.number === 'string' ? one.data.number : '';
  return placeholder.exec(number)?.[1];
};

/** What numbers are made of besides the counter. */
interface Numbering {
  /** Six digits of the district's code. */
  readonly district: string;
  readonly today: string;
  /** 8 offline window, 9 online window, 2 mobile: field reference 2.2. */
  readonly channel: string;
  /** Word of the organ (机关代字) that stands in front of a document's number; null where several organs speak in one paper. */
  readonly wordOf: (organ: string | null) => string;
}

/** Writes the numbers into the facts; `draw(series)` gives the next number of a series. */
export function fillNumbers(
  facts: readonly NewMatterFact[],
  numbering: Numbering,
  draw: (series: string) => number,
): readonly NewMatterFact[] {
  return facts.map((one) => {
    const series = seriesOf(one);
    if (!series) return one;
    const organ = 'organ' in one.data && typeof one.data.organ === 'string' ? one.data.organ : null;
    const number = write(series, draw(series), organ, numbering);
    return { ...one, data: { ...one.data, number } } as NewMatterFact;
  });
}

function write(
  series: string,
  n: number,
  organ: string | null,
  { district, today, channel, wordOf }: Numbering,
): string {
  if (!series.startsWith('notice:')) {
    const digits = `${district}${today.replaceAll('-', '')}${channel}${String(n).padStart(6, '0')}`;
    return digits + mod11Check(digits);
  }
  return `${wordOf(organ)}${words[series.slice('notice:'.length)] ?? '文'}〔${today.slice(0, 4)}〕第${String(n).padStart(5, '0')}号`;
}

/** A drawer over counters in memory, for tests and dry runs. */
export function numberDrawer(
  district: string,
  today: string,
): (facts: readonly NewMatterFact[]) => readonly NewMatterFact[] {
  const counters = new Map<string, number>();
  const draw = (series: string): number => {
    const n = (counters.get(series) ?? 0) + 1;
    counters.set(series, n);
    return n;
  };
  return (facts) => fillNumbers(facts, { district, today, channel: '9', wordOf: () => '安政审' }, draw);
}
