/** Before and after of the clean-up of proofs, by unit, in both directions: demanded from people, and issued to people (S007, S008). Pure. */
import type { CancelRule, Catalogue, Text } from '../model.ts';
import { demandedProofs, isProof } from './register.ts';
import type { DemandedProof } from './register.ts';

/** Counts of one unit; computed, never typed in. `before` = what was ever demanded, `after` = what people still bring. */
interface UnitCounts {
  readonly unit: string;
  readonly name: Text;
  readonly demandedBefore: number;
  readonly demandedAfter: number;
  readonly byRule: Readonly<Record<CancelRule, number>>;
  /** Kinds of proof that the unit issues, and those of them that somebody still has to bring. */
  readonly issuedBefore: number;
  readonly issuedAfter: number;
}

/** The uniform text of a proof that stays: the same fields and words wherever it is asked (S007). */
interface ProofTemplate {
  readonly material: string;
  readonly title: Text;
  readonly issuer?: Text;
  readonly fields: readonly { readonly element: string; readonly label: Text }[];
  readonly text: Text;
}

/** The whole report. */
interface ProofReport {
  readonly district: string;
  readonly asOf: string;
  readonly units: readonly UnitCounts[];
  readonly totals: { readonly before: number; readonly after: number; readonly toCancel: number };
  readonly demanded: readonly DemandedProof[];
  readonly issued: readonly {
    readonly unit: string;
    readonly material: string;
    readonly name: Text;
    readonly stillBrought: boolean;
  }[];
  readonly templates: readonly ProofTemplate[];
}

/** Builds it. Totals are the sums of the units. */
export function proofReport(catalogue: Catalogue, day: string = catalogue.asOf): ProofReport {
  const demanded = demandedProofs(catalogue, day);
  const brought = new Set(demanded.filter((d) => d.fate === 'kept').map((d) => d.material));
  const issued = Object.values(catalogue.materials)
    .filter((m) => isProof(m) && m.issuer !== undefined)
    .map((m) => ({ unit: m.issuer ?? '', material: m.code, name: m.name, stillBrought: brought.has(m.code) }));
  const names = [...new Set([...demanded.map((d) => d.unit), ...issued.map((i) => i.unit)])].sort();
  const units = names.map((unit): UnitCounts => {
    const own = demanded.filter((d) => d.unit === unit);
    const given = issued.filter((i) => i.unit === unit);
    const count = (rule: CancelRule): number => own.filter((d) => d.fate !== 'kept' && d.rule === rule).length;
    return {
      unit,
      name: catalogue.organs[unit]?.name ?? { zh: unit, en: unit },
      demandedBefore: own.length,
      demandedAfter: own.filter((d) => d.fate === 'kept').length,
      byRule: {
        'without-basis': count('without-basis'),
        'cancelled-above': count('cancelled-above'),
        'repeated-or-shared': count('repeated-or-shared'),
      },
      issuedBefore: given.length,
      issuedAfter: given.filter((i) => i.stillBrought).length,
    };
  });
  const sum = (of: (u: UnitCounts) => number): number => units.reduce((total, u) => total + of(u), 0);
  return {
    district: catalogue.district.id,
    asOf: day,
    units,
    totals: {
      before: sum((u) => u.demandedBefore),
      after: sum((u) => u.demandedAfter),
      toCancel: demanded.filter((d) => d.fate === 'to-cancel').length,
    },
    demanded,
    issued,
    templates: [...brought].sort().flatMap((material) => templateOf(catalogue, material)),
  };
}

/** Certificates have their own printed form; every other proof that stays has one text. */
function templateOf(c: Catalogue, material: string): ProofTemplate[] {
  const m = c.materials[material];
  if (!m || m.kind === 'certificate') return [];
  const fields = m.elements.map((element) => ({
    element,
    label: c.elements[element]?.label ?? { zh: element, en: element },
  }));
  const issuer = m.issuer === undefined ? undefined : c.organs[m.issuer]?.name;
  const blanks = (lang: 'zh' | 'en', gap: string, comma: string): string =>
    fields.map((f) => `${f.label[lang]}${gap}____`).join(comma);
  return [
    {
      material,
      title: m.name,
      ...(issuer ? { issuer } : {}),
      fields,
      text: {
        zh: `${m.name.zh}\n兹证明：${blanks('zh', '：', '；') || '____'}。\n本证明仅用于____（事项名称），自出具之日起____日内有效。\n出具单位：${issuer?.zh ?? '____'}（印章）\n____年__月__日`,
        en: `${m.name.en}\nThis certifies: ${blanks('en', ': ', '; ') || '____'}.\nFor use in ____ (item) only; valid for ____ days from its date.\nIssued by: ${issuer?.en ?? '____'} (seal)\nDate: ____`,
      },
    },
  ];
}

/** The report as a table for a terminal. */
export function proofReportText(r: ProofReport): string {
  const line = (d: DemandedProof): string =>
    `${FATES[d.fate]}  ${d.item}#${d.requirement}  ${d.name.zh}  ${d.reason.zh}`;
  return [
    ...r.demanded.map(line),
    '',
    ...r.units.map(
      (u) =>
        `${u.name.zh}: 索要 ${u.demandedBefore} → ${u.demandedAfter}（无依据 ${u.byRule['without-basis']}，上级取消 ${u.byRule['cancelled-above']}，重复或可共享 ${u.byRule['repeated-or-shared']}），出具 ${u.issuedBefore} → ${u.issuedAfter}`,
    ),
    `合计: ${r.totals.before} → ${r.totals.after}，其中尚待取消 ${r.totals.toCancel}；统一样式 ${r.templates.length} 种`,
  ].join('\n');
}

const FATES: Readonly<Record<DemandedProof['fate'], string>> = {
  kept: '保留',
  obtained: '系统取得',
  'to-cancel': '应取消',
  cancelled: '已取消',
};
