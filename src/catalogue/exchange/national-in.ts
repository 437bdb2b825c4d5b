/**
 * National field names back into a district. What a department may say there changes the item; what the format only shows (codes, organs, kinds of
 * material) must read as it was sent, or the file is refused at that field; fields that we do not keep are named in a note. Nothing goes by in silence.
 */
import { mapIn, mapOut } from '../../vocabulary/index.ts';
import type { Finding } from '../finding.ts';
import type { Catalogue, Item, LegalBasis } from '../model.ts';
import type { ItemChange } from './change.ts';
import { lawOf, nationalOf, sent, SERVES } from './national.ts';
import type { NationalTask } from './national.ts';
import { exchangeProblem } from './problem.ts';

/** The changes, and notes on what was not read; or findings and no change at all. */
type NationalRead =
  | { readonly changes: readonly ItemChange[]; readonly notes: readonly Finding[] }
  | { readonly findings: readonly Finding[] };

type Fields = Readonly<Record<string, unknown>>;

/** One task beside what we would send for its item today. */
interface Task {
  readonly file: string;
  readonly item: Item;
  readonly now: NationalTask;
  readonly basic: Fields;
  readonly extend: Fields;
  readonly materials: readonly Fields[];
  readonly bases: ReadonlyMap<string, LegalBasis>;
  readonly findings: Finding[];
  readonly strange: Map<string, number>;
}

/** Reads tasks back against the district they belong to. */
export function readNational(text: string | Uint8Array, file: string, catalogue: Catalogue): NationalRead {
  const tasks = parsed(text, file);
  if ('findings' in tasks) return tasks;
  const findings: Finding[] = [];
  const strange = new Map<string, number>();
  const byCode = new Map(Object.values(catalogue.items).map((i) => [i.handlingCode, i]));
  const sentNow = new Map(nationalOf(catalogue).map((t) => [String(t.up_task_general_basic['task_handle_item']), t]));
  const bases = basesOf(catalogue);
  const seen = new Map<string, number>();
  const changes = tasks.list.flatMap((task: unknown, n): ItemChange[] => {
    const {
      up_task_general_basic: basic = {},
      up_task_general_extend: extend = {},
      up_task_general_material: materials,
    } = (task ?? {}) as Partial<NationalTask>;
    const code = String(basic['task_handle_item'] ?? '');
    const at = { file: `${file} · [${n}].up_task_general_basic.task_handle_item` };
    const item = byCode.get(code);
    const now = sentNow.get(code);
    const first = seen.get(code);
    if (first !== undefined)
      findings.push(exchangeProblem('duplicate-key', at, { cell: `[${n}]`, found: code, row: first + 1 }));
    else if (!item) findings.push(exchangeProblem('unknown-item', at, { cell: `[${n}]`, found: code }));
    seen.set(code, n);
    if (!item || !now || first !== undefined) return [];
    const lines = materials ?? now.up_task_general_material;
    return [
      changeOf({ file: `${file} · [${n}]`, item, now, basic, extend, materials: lines, bases, findings, strange }),
    ];
  });
  if (findings.length > 0) return { findings };
  return {
    changes,
    notes: [...strange].map(([field, times]) => exchangeProblem('not-kept', { file }, { cell: field, found: times })),
  };
}

function parsed(text: string | Uint8Array, file: string): { list: unknown[] } | { findings: Finding[] } {
  try {
    const list: unknown = JSON.parse(
      typeof text === 'string' ? text : new TextDecoder('utf-8', { fatal: true }).decode(text),
    );
    return Array.isArray(list) ? { list } : { findings: [exchangeProblem('not-json', { file }, { found: '[…]' })] };
  } catch (error) {
    return { findings: [exchangeProblem('not-json', { file }, { found: (error as Error).message })] };
  }
}

/** Every basis that the district cites, by the words of `by_law`. */
function basesOf(catalogue: Catalogue): ReadonlyMap<string, LegalBasis> {
  const all = Object.values(catalogue.items).flatMap((i) => [...i.basis, ...i.requirements.flatMap((r) => r.basis)]);
  return new Map(all.map((b) => [lawOf(b), b]));
}

/** Fields that change the item, each with its reader; all others of ours must stay as they are. */
const READ: Readonly<Record<string, (t: Task, value: unknown) => Record<string, unknown> | undefined>> = {
  task_name: (t, v) => textIn(t, 'task_name', v, (name) => ({ name })),
  by_law: (t, v) => basisIn(t, 'by_law', v),
  project_type: (t, v) =>
    ({ '1': { handling: 'on-the-spot' }, '2': { handling: 'promised' } })[String(v)] ??
    unmapped(t, 'project_type', v, '1 即办件、2 承诺件'),
  server_type: servesIn,
  anticipate_day: (t) => limitIn(t, 'anticipate', 'statutory'),
  anticipate_type: (t) => limitIn(t, 'anticipate', 'statutory'),
  promise_day: (t) => limitIn(t, 'promise', 'promised'),
  promise_type: (t) => limitIn(t, 'promise', 'promised'),
  limit_scene_num: (t, v) => numberIn(t, 'limit_scene_num', v, (visits) => ({ visits })),
  limit_scene_explain: (t, v) => textIn(t, 'limit_scene_explain', v, (visitReason) => ({ visitReason })),
  link_way: contactIn,
  supervise_way: contactIn,
  online_handle_depth: (t, v) =>
    ['I', 'II', 'III', 'IV'].includes(String(v))
      ? { onlineDepth: v }
      : unmapped(t, 'online_handle_depth', v, 'I、II、III、IV'),
};

/** What follows from another field and is not compared with what it was. */
const FOLLOWS = new Set(['is_online']);

function changeOf(t: Task): ItemChange {
  const fields = {
    ...differing(t, t.basic, t.now.up_task_general_basic),
    ...differing(t, t.extend, t.now.up_task_general_extend),
  };
  return { id: t.item.id, fields, requirements: requirementsIn(t) };
}

/** Only what differs from what we would send, in the words of the language. */
function differing(t: Task, given: Fields, now: Fields): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    if (String(value) === String(now[name]) || FOLLOWS.has(name)) continue;
    const read = READ[name];
    if (read) Object.assign(fields, read(t, value));
    else if (name in now)
      t.findings.push(
        exchangeProblem(
          'not-taken',
          { file: t.file },
          { cell: name, found: String(value), expected: String(now[name]) },
        ),
      );
    else t.strange.set(name, (t.strange.get(name) ?? 0) + 1);
  }
  return fields;
}

function textIn(
  t: Task,
  name: string,
  value: unknown,
  field: (text: string) => Record<string, unknown>,
): Record<string, unknown> | undefined {
  if (typeof value === 'string' && value.trim() !== '') return field(value);
  t.findings.push(
    exchangeProblem('wrong-value', { file: t.file }, { cell: name, found: String(value), allowed: '文字' }),
  );
  return undefined;
}

function numberIn(
  t: Task,
  name: string,
  value: unknown,
  field: (n: number) => Record<string, unknown>,
): Record<string, unknown> | undefined {
  if (Number.isInteger(value) && Number(value) >= 0) return field(Number(value));
  t.findings.push(exchangeProblem('not-a-number', { file: t.file }, { cell: name, found: String(value) }));
  return undefined;
}

function servesIn(t: Task, value: unknown): Record<string, unknown> | undefined {
  const read = String(value)
    .split(/[\^,]/)
    .map((code) => mapIn('service-object-practice', code));
  if (read.some((r) => 'refused' in r))
    return unmapped(
      t,
      'server_type',
      value,
      '1 自然人、2 企业法人、3 事业法人、4 社会组织法人、6 行政机关、9 其他组织',
    );
  const serves = [...new Set(read.map((r) => ('code' in r && r.code === '1' ? 'person' : 'organisation')))];
  const asSent = (list: readonly ('person' | 'organisation')[]): string =>
    list.map((s) => sent('service-object-practice', SERVES[s])).join();
  return asSent(serves as never) === asSent(t.item.serves) ? {} : { serves };
}

function limitIn(t: Task, name: string, field: string): Record<string, unknown> | undefined {
  const now = t.now.up_task_general_basic;
  const day = t.basic[`${name}_day`] ?? now[`${name}_day`];
  const unit = t.basic[`${name}_type`] ?? now[`${name}_type`];
  const read = mapOut('limit-unit-duration', String(unit ?? ''));
  if ('refused' in read) return unmapped(t, `${name}_type`, unit, '1 工作日、2 自然日、3 小时、4 月、5 年');
  return typeof day === 'number' && day >= 0
    ? { [field]: `${day} ${read.code}` }
    : numberIn(t, `${name}_day`, day, () => ({}));
}

function contactIn(t: Task): Record<string, unknown> | undefined {
  const enquiry = String(t.basic['link_way'] ?? t.item.contact?.enquiry ?? '');
  const complaint = String(t.basic['supervise_way'] ?? t.item.contact?.complaint ?? '');
  if (enquiry !== '' && complaint !== '') return { contact: { enquiry, complaint } };
  const cell = enquiry === '' ? 'link_way' : 'supervise_way';
  t.findings.push(
    exchangeProblem('wrong-value', { file: t.file }, { cell, found: '', allowed: '咨询电话和投诉电话要一起写' }),
  );
  return undefined;
}

/** Laws by the words that the district uses for them already; a new law is first written into laws.yaml. */
function basisIn(t: Task, name: string, value: unknown): Record<string, unknown> | undefined {
  const parts = String(value)
    .split(/[；;]/)
    .map((p) => p.trim())
    .filter((p) => p !== '');
  const unknown = parts.find((p) => !t.bases.has(p));
  if (unknown === undefined) return { basis: parts.map((p) => t.bases.get(p)) };
  t.findings.push(exchangeProblem('unknown-basis', { file: t.file }, { cell: name, found: unknown }));
  return undefined;
}

function unmapped(t: Task, field: string, found: unknown, allowed: string): undefined {
  t.findings.push(exchangeProblem('code-not-mapped', { file: t.file }, { cell: field, found: String(found), allowed }));
  return undefined;
}

/** Basis and number of copies of each line; lines themselves, their materials and kinds are the catalogue's. */
function requirementsIn(t: Task): ReadonlyMap<string, Fields> {
  const now = t.now.up_task_general_material;
  const found = new Map<string, Fields>();
  const told = (cell: string, value: unknown, expected: unknown): void =>
    void t.findings.push(
      exchangeProblem('not-taken', { file: t.file }, { cell, found: String(value), expected: String(expected) }),
    );
  if (t.materials.length !== now.length) told('up_task_general_material', t.materials.length, now.length);
  now.forEach((line, k) => {
    const requirement = t.item.requirements[Number(line['order_num']) - 1];
    for (const [name, value] of Object.entries(t.materials[k] ?? {})) {
      if (!requirement || String(value) === String(line[name])) continue;
      const cell = `up_task_general_material[${k}].${name}`;
      const isCopies = name === 'page_num' && Number(line['page_num']) > 0 && Number(value) > 0;
      const read =
        name === 'by_law'
          ? basisIn(t, cell, value)
          : isCopies
            ? numberIn(t, cell, value, (copies) => ({ copies }))
            : undefined;
      if (read) found.set(requirement.id, { ...found.get(requirement.id), ...read });
      else if (name in line && name !== 'by_law' && !isCopies) told(cell, value, line[name]);
      else if (!(name in line)) t.strange.set(name, (t.strange.get(name) ?? 0) + 1);
    }
  });
  return found;
}
