/**
 * The national field names (`up_task_general_basic`, `_extend`, `_material`; field reference 1.5) as JSON, out; `national-in.ts` is the way back. Codes cross the border by the
 * mappings of the vocabulary and are never guessed: a code without a counterpart is refused at its path.
 */
import { mapIn, mapOut } from '../../vocabulary/index.ts';
import type { Catalogue, Item, MaterialType, Requirement } from '../model.ts';

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

/** Our names of service objects, as the vocabulary numbers them. */
export const SERVES = { person: '1', organisation: '2' } as const;

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

/** A basis as `by_law` writes it. */
export const lawOf = (b: Item['basis'][number]): string => `${b.law}${b.article ?? ''}`;

function limit(name: string, duration: Item['statutory']): Record<string, string | number> {
  if (!duration) return {};
  const unit = mapIn('limit-unit-duration', duration.unit);
  const isMinutes = 'refused' in unit;
  return { [`${name}_day`]: isMinutes ? duration.n / 60 : duration.n, [`${name}_type`]: isMinutes ? '3' : unit.code };
}

/** Our code as the border's; itself where there is no counterpart. */
export function sent(mapping: string, code: string): string {
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
