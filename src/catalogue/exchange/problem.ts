/** What is wrong with a file from outside, at its cell or field, with the remedy. The same shape as every finding. */
import type { Finding } from '../finding.ts';

const WORDS = {
  'not-xlsx': [
    '这不是 xlsx 文件',
    'This is no xlsx file',
    '在表格软件里“另存为 .xlsx”；csv、xls、改了后缀的都不行',
    'Save it as .xlsx; csv, xls and renamed files will not do',
  ],
  'too-large': [
    '文件有 {size} MB，超过 {maximum} MB，没有读',
    'The file has {size} MB, above {maximum} MB, and was not read',
    '删去图片和空行，或分部门导出',
    'Remove pictures and empty rows, or split it by department',
  ],
  'no-sheet': [
    '没有工作表“{found}”',
    'There is no sheet "{found}"',
    '用 onevisit catalogue export 导出的表来填',
    'Fill in what onevisit catalogue export made',
  ],
  'no-column': [
    '工作表“{sheet}”没有“{found}”这一列',
    'Sheet "{sheet}" lacks the column "{found}"',
    '不要改第一行的列名',
    'Leave the names in the first row as they are',
  ],
  'merged-across': [
    '{cell} 是横向合并的单元格，不知道属于哪一列',
    '{cell} is merged across columns; it is unclear which one it means',
    '取消合并，每列各填各的',
    'Unmerge it and fill each column',
  ],
  'merged-header': [
    '{cell}：第一行的列名不能合并',
    '{cell}: names of columns must not be merged',
    '取消合并',
    'Unmerge it',
  ],
  formula: [
    '{cell} 是公式，没有采用',
    '{cell} is a formula and was not taken',
    '复制后“选择性粘贴为数值”',
    'Paste it as a value',
  ],
  'wrong-value': [
    '{cell} 的“{found}”不在可选值之内',
    '{cell}: "{found}" is not one of the values',
    '可选：{allowed}',
    'Allowed: {allowed}',
  ],
  'not-a-number': ['{cell} 的“{found}”不是数字', '{cell}: "{found}" is no number', '只填数字', 'Write a number only'],
  'unit-missing': [
    '{cell} 的时限“{found}”没有单位',
    '{cell}: the limit "{found}" has no unit',
    '写成“{found}个工作日”或“{found}小时”',
    'Write {found} wd or {found} h',
  ],
  'missing-key': [
    '{cell}：缺少标识',
    '{cell}: the id is missing',
    '填上事项标识（和要求标识）',
    'Write the id of the item (and of the requirement)',
  ],
  'duplicate-key': [
    '{cell}：“{found}”已经在第 {row} 行',
    '{cell}: "{found}" stands in row {row} already',
    '合并成一行',
    'Make them one row',
  ],
  'unknown-item': [
    '{cell}：没有事项“{found}”',
    '{cell}: there is no item "{found}"',
    '先在“事项”表里加上，或改正标识',
    'Add it to the sheet of items, or correct the id',
  ],
  code: [
    '{cell}：编码“{found}”与系统的“{expected}”不同',
    '{cell}: the code "{found}" differs from "{expected}"',
    '编码由系统生成，请恢复原值',
    'Codes are made by the system; restore it',
  ],
  'not-json': [
    '不是 JSON：{found}',
    'Not JSON: {found}',
    '检查文件是否完整、是否 UTF-8',
    'See whether the file is whole and UTF-8',
  ],
  'code-not-mapped': [
    '{cell} 的代码“{found}”没有对应',
    '{cell}: the code "{found}" has no counterpart',
    '可选：{allowed}',
    'Allowed: {allowed}',
  ],
  'not-taken': [
    '{cell} 写着“{found}”，与系统的“{expected}”不同；国标字段里改不了这一项',
    '{cell} says "{found}" where the catalogue has "{expected}"; it cannot be changed by national field names',
    '改 YAML 或工作簿，或恢复原值',
    'Change the YAML or the workbook, or restore it',
  ],
  'unknown-basis': [
    '{cell} 的依据“{found}”本地区没有引用过',
    '{cell}: the basis "{found}" is not cited in this district',
    '先写进 laws.yaml 并在事项里引用',
    'Write it into laws.yaml and cite it first',
  ],
  'not-kept': [
    '国标字段 {cell} 没有读（{found} 处）：目录里没有这一项',
    'The national field {cell} was not read ({found} times): the catalogue has no such thing',
    '需要的话写进事项的 notes',
    'Write it into the notes of the item if it is needed',
  ],
  'not-empty': [
    '{found} 已有内容，没有写',
    '{found} is not empty; nothing was written',
    '换一个空目录',
    'Name an empty directory',
  ],
} as const;

type ExchangeProblem = keyof typeof WORDS;

/** A finding of an import. `file` may name the sheet too; row and column from 1. */
export function exchangeProblem(
  code: ExchangeProblem,
  at: { readonly file: string; readonly row?: number; readonly column?: number },
  values: Readonly<Record<string, string | number>> = {},
): Finding {
  const fill = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  const [zh, en, zhRemedy, enRemedy] = WORDS[code];
  return {
    rule: `exchange/${code}`,
    severity: code === 'not-kept' ? 'note' : 'error',
    place: { file: at.file, line: at.row ?? 1, column: at.column ?? 1 },
    message: { zh: `${fill(zh)}。`, en: `${fill(en)}.` },
    remedy: { zh: `${fill(zhRemedy)}。`, en: `${fill(enRemedy)}.` },
  };
}
