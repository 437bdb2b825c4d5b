/** The columns of the spreadsheets that departments fill in: one list for writing and for reading. */

/** How a cell is read: text, a list (；), a duration with its unit, a whole number, yes or no, a value out of a list, or nothing (shown only). */
type CellKind = 'text' | 'list' | 'bases' | 'duration' | 'integer' | 'boolean' | 'choice' | 'shown';

export interface Column {
  readonly field: string;
  readonly title: string;
  readonly kind: CellKind;
  readonly values?: readonly (readonly [label: string, value: string])[];
  readonly width: number;
}

const SERVES = [
  ['自然人', 'person'],
  ['法人', 'organisation'],
] as const;
const GATES = [
  ['收件', 'intake'],
  ['决定', 'decision'],
  ['发证', 'issue'],
  ['转换', 'convert'],
  ['发证后', 'after-issue'],
] as const;
const DEPTHS = [
  ['Ⅰ级', 'I'],
  ['Ⅱ级', 'II'],
  ['Ⅲ级', 'III'],
  ['Ⅳ级', 'IV'],
] as const;

export const ITEM_SHEET = '事项';
export const MATERIAL_SHEET = '材料';

export const ITEM_COLUMNS: readonly Column[] = [
  { field: 'id', title: '事项标识', kind: 'text', width: 22 },
  { field: 'name', title: '名称', kind: 'text', width: 36 },
  { field: 'basicItem', title: '基本目录', kind: 'text', width: 18 },
  { field: 'organ', title: '实施机关', kind: 'text', width: 20 },
  { field: 'serves', title: '服务对象', kind: 'list', values: SERVES, width: 14 },
  { field: 'intake', title: '收件规则', kind: 'text', width: 16 },
  { field: 'statutory', title: '法定时限', kind: 'duration', width: 12 },
  { field: 'promised', title: '承诺时限', kind: 'duration', width: 12 },
  { field: 'visits', title: '到现场次数', kind: 'integer', width: 10 },
  { field: 'visitReason', title: '必须到场原因', kind: 'text', width: 24 },
  { field: 'onlineDepth', title: '网办深度', kind: 'choice', values: DEPTHS, width: 10 },
  { field: 'basis', title: '依据', kind: 'bases', width: 40 },
  { field: 'handlingCode', title: '业务办理项编码', kind: 'shown', width: 40 },
];

export const MATERIAL_COLUMNS: readonly Column[] = [
  { field: 'item', title: '事项标识', kind: 'text', width: 22 },
  { field: 'id', title: '要求标识', kind: 'text', width: 18 },
  { field: 'materials', title: '材料', kind: 'list', width: 30 },
  { field: 'name', title: '材料名称', kind: 'shown', width: 36 },
  { field: 'when', title: '条件', kind: 'text', width: 30 },
  { field: 'neededBy', title: '最迟环节', kind: 'choice', values: GATES, width: 12 },
  { field: 'key', title: '主要材料', kind: 'boolean', width: 10 },
  { field: 'basis', title: '依据', kind: 'bases', width: 40 },
];
