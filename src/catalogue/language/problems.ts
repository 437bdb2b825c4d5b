/** Everything that loading can find wrong, each with its sentence and remedy in both languages. `{…}` are filled in. */
import type { Finding, Fix, Place } from '../finding.ts';

type Words = readonly [zh: string, en: string, zhRemedy: string, enRemedy: string];

const PROBLEMS = {
  'no-directory': [
    '没有这个目录：{found}',
    'No such directory: {found}',
    '给出地区目录，例如 catalogue/anhe。',
    'Name the directory of a district, for example catalogue/anhe.',
  ],
  'no-district': [
    '目录里没有 district.yaml。',
    'There is no district.yaml in the directory.',
    '写一个 district.yaml：id、code、name、asOf。',
    'Write a district.yaml with id, code, name and asOf.',
  ],
  'unknown-file': [
    '不认识的文件：{found}',
    'Not a file of a catalogue: {found}',
    '放到 {allowed} 之一，或移出目录。',
    'Put it at one of {allowed}, or move it out of the directory.',
  ],
  'file-too-large': [
    '文件有 {size} MB，超过 {maximum} MB，没有读。',
    'The file has {size} MB, above {maximum} MB, and was not read.',
    '拆成 items/ 下一项一个文件。',
    'Split it: one file for each thing.',
  ],
  'not-utf8': [
    '文件不是 UTF-8 编码，第 {line} 行附近像 {guess}。',
    'The file is not UTF-8; near line {line} it looks like {guess}.',
    '在编辑器里选“另存为 UTF-8”。',
    'Save it as UTF-8.',
  ],
  yaml: [
    'YAML 写法不对：{detail}',
    'Not valid YAML: {detail}',
    '检查缩进、冒号后的空格和引号。',
    'Check indentation, the space after a colon, and quotes.',
  ],
  alias: [
    '别名（*名字）展开不了：{detail}',
    'An alias (*name) cannot be followed: {detail}',
    '把内容直接写出来，不用别名。',
    'Write the content out instead of the alias.',
  ],
  'duplicate-key': [
    '“{found}”在这里写了两次。',
    '"{found}" stands here twice.',
    '删去一个，或改名。',
    'Delete one of them or rename it.',
  ],
  'empty-file': ['文件是空的。', 'The file is empty.', '写内容，或删除文件。', 'Write something into it or delete it.'],
  'duplicate-id': [
    '{kind} {found} 已经在 {other} 定义过。',
    '{kind} {found} is already defined in {other}.',
    '改用另一个 id，或删去一处。',
    'Use another id or delete one of them.',
  ],
  'file-name': [
    '文件名应当与 id 相同：{found}',
    'The file should be named after its id: {found}',
    '改名为 {found}.yaml。',
    'Rename the file to {found}.yaml.',
  ],
  'missing-field': ['缺少“{found}”。', '"{found}" is missing.', '加上这一行。', 'Add it.'],
  'unknown-field': [
    '没有“{found}”这个字段。',
    'There is no field "{found}".',
    '相近的：{suggestions}。',
    'Near: {suggestions}.',
  ],
  'wrong-value': [
    '“{found}”不在可选值之内。',
    '"{found}" is not one of the allowed values.',
    '可选：{allowed}。',
    'Allowed: {allowed}.',
  ],
  'wrong-shape': [
    '这里应当是{expected}。',
    'This should be {expected}.',
    '按 schema 的写法改；编辑器会提示。',
    'Write it as the schema says; the editor helps.',
  ],
  'unknown-reference': [
    '没有{kind} {found}。',
    'There is no {kind} {found}.',
    '相近的：{suggestions}。',
    'Near: {suggestions}.',
  ],
  'unit-missing': [
    '时限“{found}”没有单位。',
    'The limit "{found}" has no unit.',
    '写成 {found} wd（工作日）、{found} d（自然日）或 {found} h。',
    'Write {found} wd (working days), {found} d (calendar days) or {found} h.',
  ],
  duration: [
    '期间写法不对：{found}',
    'Not a duration: {found}',
    '写数字和单位，例如 5 wd、30 d、2 h、30 min、6 month、5 year。',
    'Write a number and a unit: 5 wd, 30 d, 2 h, 30 min, 6 month, 5 year.',
  ],
  date: ['没有这一天：{found}', 'There is no such day: {found}', '写成 2026-01-31。', 'Write 2026-01-31.'],
  basis: [
    '依据写法不对：{found}',
    'Not a basis: {found}',
    '写成“食品安全法 §35”，法名先写进 laws.yaml。相近的：{suggestions}。',
    'Write a name of laws.yaml and an article: 食品安全法 §35. Near: {suggestions}.',
  ],
  parameter: [
    'district.yaml 里没有参数 ${found}。',
    'There is no parameter ${found} in district.yaml.',
    '加上参数和依据。相近的：{suggestions}。',
    'Add it with its basis. Near: {suggestions}.',
  ],
  condition: ['{detail}', '{detail}', '{remedy}', '{remedy}'],
  'inheritance-cycle': [
    '互相引用，绕成了圈：{path}',
    'The references go round in a circle: {path}',
    '断开其中一处。',
    'Take one of them out.',
  ],
  'locked-field': [
    '上级已锁定“{found}”，本级不能改。',
    'The layer above has locked "{found}".',
    '删去这一行；要改，请上级改。',
    'Delete it; only the layer above can change it.',
  ],
  'upper-changed': [
    '上级目录已从 {pinned} 变为 {now}，本级还没有确认。',
    'The layer above went from {pinned} to {now}, and this district has not confirmed it.',
    '先看 onevisit catalogue upgrade 的报告，再把 upperVersion 改为 {now}。',
    'Read the report of onevisit catalogue upgrade, then set upperVersion to {now}.',
  ],
  code: [
    '{what} {found} 不对：{detail}',
    '{what} {found} is wrong: {detail}',
    '改正，或删去由系统编。',
    'Correct it, or delete it and let the system make it.',
  ],
  'duplicate-code': [
    '{what} {found} 与 {other} 重复。',
    '{what} {found} is also the code of {other}.',
    '改用另一个顺序码。',
    'Use another sequence.',
  ],
} as const satisfies Record<string, Words>;

type ProblemCode = keyof typeof PROBLEMS;

/** Every problem code of the loader with its words; the pages under docs/rules are generated from it. */
export const LOAD_PROBLEMS: Readonly<Record<ProblemCode, Words>> = PROBLEMS;

/** Replaces `{name}` by its value; unknown names stay. */
export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
}

/** A finding of the loader. Loading problems are always errors: nothing half-loaded. */
export function loadProblem(
  code: ProblemCode,
  place: Place | undefined,
  values: Readonly<Record<string, string | number>> = {},
  enValues: Readonly<Record<string, string | number>> = values,
  fix?: Fix,
): Finding {
  const [zh, en, zhRemedy, enRemedy] = PROBLEMS[code];
  return {
    rule: `load/${code}`,
    severity: 'error',
    ...(place ? { place } : {}),
    message: { zh: fill(zh, values), en: fill(en, enValues) },
    remedy: { zh: fill(zhRemedy, values), en: fill(enRemedy, enValues) },
    ...(fix ? { fix } : {}),
  };
}
