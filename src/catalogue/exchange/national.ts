/**
 * The national field names (`up_task_general_basic`, `_extend`, `_material`; field reference 1.5) as JSON, out and in. Codes cross the border by the
 * mappings of the vocabulary and are never guessed: a code without a counterpart is refused at its path.
 */
import { mapIn, mapOut } from '../../vocabulary/index.ts';
import type { Finding } from '../finding.ts';
import type { Catalogue, Item, MaterialType, Requirement } from '../model.ts';
import type { ItemChange } from './change.ts';
import { exchangeProblem } from './problem.ts';

/** One item as the national platform takes it. */
export interface NationalTask {
  readonly up_task_general_basic: Readonly<Record<string, string | number>>;
  readonly up_task_general_extend: Readonly<Record<string, string | number>>;
  readonly up_task_general_material: readonly Readonly<Record<string, string | number>>[];
}

/** Every item of a catalogue in the order of ids. */
export function nationalOf(catalogue: Catalogue): NationalTask[] {
  return Object.values(catalogue.items).map((item) => ({
    up_task_general_basic: basicOf(catalogue, item),
    up_task_general_extend: {
      task_handle_item: item.handlingCode,
      online_handle_depth: item.onlineDepth,
      is_online: item.onlineDepth === 'I' ? 0 : 1,
    },
    up_task_general_material: item.requirements.flatMap((r, n) =>
      r.materials.map((m) => materialOf(catalogue, r, m, n + 1)),
    ),
  }));
}

const SERVES = { person: '1', organisation: '2' } as const;

function basicOf(catalogue: Catalogue, item: Item): Record<string, string | number> {
  const organ = catalogue.organs[item.organ];
  return {
    catalog_code: item.basicCode,
    task_code: item.implementationCode,
    task_handle_item: item.handlingCode,
    task_name: item.name.zh,
    task_state: '1',
    task_type: item.kind,
    by_law: item.basis.map(lawOf).join('；'),
    use_level: item.level,
    dept_code: organ?.uscc ?? '',
    dept_name: organ?.name.zh ?? '',
    project_type: item.handling === 'on-the-spot' ? '1' : '2',
    server_type: item.serves.map((s) => sent('service-object-practice', SERVES[s])).join('^'),
    ...limit('anticipate', item.statutory),
    ...limit('promise', item.promised),
    is_fee: item.fee ? 1 : 0,
    limit_scene_num: item.visits,
    ...(item.visitReason ? { limit_scene_explain: item.visitReason.zh } : {}),
    ...(item.contact ? { link_way: item.contact.enquiry, supervise_way: item.contact.complaint } : {}),
  };
}

const lawOf = (b: Item['basis'][number]): string => `${b.law}${b.article ?? ''}`;

function limit(name: string, duration: Item['statutory']): Record<string, string | number> {
  if (!duration) return {};
  const unit = mapIn('limit-unit-duration', duration.unit);
  const isMinutes = 'refused' in unit;
  return { [`${name}_day`]: isMinutes ? duration.n / 60 : duration.n, [`${name}_type`]: isMinutes ? '3' : unit.code };
}

function sent(mapping: string, code: string): string {
  const out = mapOut(mapping, code);
  return 'refused' in out ? code : out.code;
}

const MATERIAL_SOURCES: Readonly<Record<MaterialType['issuedBy'], string>> = {
  applicant: '10',
  government: '20',
  intermediary: '30',
  bank: '99',
  other: '99',
};

function materialOf(
  catalogue: Catalogue,
  r: Requirement,
  code: string,
  order: number,
): Record<string, string | number> {
  const m = catalogue.materials[code];
  const isPaper = r.metBy.includes('original-at-window');
  return {
    material_name: m?.name.zh ?? code,
    material_type: m?.kind === 'certificate' || m?.kind === 'proof' ? '1' : m?.kind === 'form' ? '2' : '3',
    material_format: isPaper ? '3' : '2',
    is_need: r.deferrable && !r.key ? '3' : '1',
    source_type: MATERIAL_SOURCES[m?.issuedBy ?? 'other'],
    page_num: isPaper ? (r.copies ?? 1) : 0,
    by_law: r.basis.map(lawOf).join('；'),
    order_num: order,
  };
}

/** Reads tasks back against the district they belong to: limits, visits, depth, names and telephones. Findings and no change where anything is unclear. */
export function readNational(
  text: string | Uint8Array,
  file: string,
  catalogue: Catalogue,
): { readonly changes: readonly ItemChange[] } | { readonly findings: readonly Finding[] } {
  let tasks: unknown;
  try {
    tasks = JSON.parse(typeof text === 'string' ? text : new TextDecoder('utf-8', { fatal: true }).decode(text));
  } catch (error) {
    return { findings: [exchangeProblem('not-json', { file }, { found: (error as Error).message })] };
  }
  if (!Array.isArray(tasks)) return { findings: [exchangeProblem('not-json', { file }, { found: '[…]' })] };
  const findings: Finding[] = [];
  const byCode = new Map(Object.values(catalogue.items).map((i) => [i.handlingCode, i]));
  const seen = new Map<string, number>();
  const changes = tasks.flatMap((task: unknown, n): ItemChange[] => {
    const basic = ((task ?? {}) as Partial<NationalTask>).up_task_general_basic ?? {};
    const extend = ((task ?? {}) as Partial<NationalTask>).up_task_general_extend ?? {};
    const code = String(basic['task_handle_item'] ?? '');
    const at = { file: `${file} · [${n}].up_task_general_basic.task_handle_item` };
    const item = byCode.get(code);
    if (seen.has(code))
      findings.push(
        exchangeProblem('duplicate-key', at, { cell: `[${n}]`, found: code, row: (seen.get(code) ?? 0) + 1 }),
      );
    else if (!item) findings.push(exchangeProblem('unknown-item', at, { cell: `[${n}]`, found: code }));
    seen.set(code, n);
    return item
      ? [{ id: item.id, fields: fieldsIn(basic, extend, item, `${file} · [${n}]`, findings), requirements: new Map() }]
      : [];
  });
  return findings.length > 0 ? { findings } : { changes };
}

type Fields = Readonly<Record<string, unknown>>;

/** Only what differs from the item as it is, in the words of the language. */
function fieldsIn(
  basic: Fields,
  extend: Fields,
  item: Item,
  file: string,
  findings: Finding[],
): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  const now = basicLimits(item);
  for (const [name, field] of [
    ['anticipate', 'statutory'],
    ['promise', 'promised'],
  ] as const) {
    const [day, unit] = [basic[`${name}_day`], basic[`${name}_type`]];
    if (day === undefined || (day === now[`${name}_day`] && String(unit) === now[`${name}_type`])) continue;
    const read = mapOut('limit-unit-duration', String(unit ?? ''));
    if ('refused' in read)
      findings.push(unmapped(file, `${name}_type`, unit, '1 工作日、2 自然日、3 小时、4 月、5 年'));
    else if (typeof day !== 'number' || day < 0)
      findings.push(exchangeProblem('not-a-number', { file }, { cell: `${name}_day`, found: String(day) }));
    else fields[field] = `${day} ${read.code}`;
  }
  const serves = basic['server_type'];
  if (
    typeof serves === 'string' &&
    serves !== item.serves.map((s) => sent('service-object-practice', SERVES[s])).join('^')
  ) {
    const read = serves.split(/[\^,]/).map((code) => mapIn('service-object-practice', code));
    if (read.some((r) => 'refused' in r))
      findings.push(
        unmapped(
          file,
          'server_type',
          serves,
          '1 自然人、2 企业法人、3 事业法人、4 社会组织法人、6 行政机关、9 其他组织',
        ),
      );
    else fields['serves'] = [...new Set(read.map((r) => (r.code === '1' ? 'person' : 'organisation')))];
  }
  const visits = basic['limit_scene_num'];
  if (visits !== undefined && visits !== item.visits) {
    if (Number.isInteger(visits)) fields['visits'] = visits;
    else findings.push(exchangeProblem('not-a-number', { file }, { cell: 'limit_scene_num', found: String(visits) }));
  }
  const depth = extend['online_handle_depth'];
  if (depth !== undefined && depth !== item.onlineDepth) {
    if (['I', 'II', 'III', 'IV'].includes(String(depth))) fields['onlineDepth'] = depth;
    else findings.push(unmapped(file, 'online_handle_depth', depth, 'I、II、III、IV'));
  }
  const name = basic['task_name'];
  if (typeof name === 'string' && name !== '' && name !== item.name.zh) fields['name'] = name;
  return fields;
}

const basicLimits = (item: Item): Record<string, string | number> => ({
  ...limit('anticipate', item.statutory),
  ...limit('promise', item.promised),
});

function unmapped(file: string, field: string, found: unknown, allowed: string): Finding {
  return exchangeProblem('code-not-mapped', { file }, { cell: field, found: String(found), allowed });
}
