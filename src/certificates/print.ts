/** From the intent in the log to the face of the licence: every word on the paper comes from the fact, so it can be drawn again at any time. Pure. */
import { isErased } from '../journal/index.ts';
import type { LicencePaper } from '../platform/index.ts';
import { printedCheck } from './checking/check-value.ts';
import type { FactData } from './facts.ts';
import type { PartState } from './state.ts';

/** The holder as the intent keeps it, once its personal values are in place. */
export interface Holder {
  readonly name: string;
  readonly identity: string;
  readonly kind: 'person' | 'organisation';
}

/** A printed field as the intent keeps it. */
interface Field {
  readonly label: { readonly zh: string; readonly en: string };
  readonly value: string;
}

/** `2026年11月25日` */
const printedDay = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};

/** The holder of an intent; undefined where the personal values were erased or are still references. */
export function holderOf(intent: FactData<'certificate-intended'>): Holder | undefined {
  const value: unknown = intent.holderIs;
  return isErased(value) || typeof value !== 'object' || value === null || !('name' in value)
    ? undefined
    : (value as unknown as Holder);
}

/** The printed fields of an intent; undefined where they were erased. */
export function fieldsOf(intent: FactData<'certificate-intended'>): readonly Field[] | undefined {
  const value: unknown = intent.fields;
  return Array.isArray(value) ? (value as Field[]) : undefined;
}

/** The face of the licence. `at` is the moment of the intent. Undefined where the personal values were erased: then it can never be printed again. */
export function licenceOf(
  intent: FactData<'certificate-intended'>,
  at: Date,
  parts: readonly PartState[] = [],
): LicencePaper | undefined {
  const fields = fieldsOf(intent);
  if (!fields) return undefined;
  const validity =
    parts.length > 0
      ? '以所载各项许可为准'
      : intent.validUntil === null
        ? '长期'
        : `${printedDay(intent.issuedOn)} 至 ${printedDay(intent.validUntil)}`;
  return {
    title: intent.name.zh,
    kind: `（电子证照 · 版本 ${String(intent.version).padStart(3, '0')}）`,
    numberLabel: intent.name.zh.endsWith('许可证') ? '许可证编号' : '编号',
    number: intent.number,
    fields: [
      ...fields.map((field) => ({ label: field.label.zh, value: field.value })),
      ...parts.map(printedPart),
      { label: '有效期', value: validity },
    ],
    notes: notesOf(intent, parts),
    organ: intent.organ.name.zh,
    issuedOn: printedDay(intent.issuedOn),
    seal: { organ: intent.organ.name.zh, ...(intent.sealKind === null ? {} : { kind: intent.sealKind }) },
    checkUrl: intent.checkUrl,
    checkLines: [
      '扫描二维码，或在核验页面输入编号和校验码',
      `校验码  ${printedCheck(intent.check)}`,
      `证照标识  ${intent.identifier}`,
      '以核验页面显示的实时状态为准',
    ],
    foot: intent.isDemonstration ? '本证照由演示系统签发，印章与签名仅供演示，不具法律效力' : '',
    at,
  };
}

const printedPart = ({ name, number, validUntil }: PartState) => ({
  label: name.zh,
  value: `${number}（${validUntil === null ? '长期有效' : `有效期至${printedDay(validUntil)}`}）`,
});

function notesOf(intent: FactData<'certificate-intended'>, parts: readonly PartState[]): readonly string[] {
  const decisions = [...intent.decisions, ...parts.flatMap((part) => part.decision ?? [])].map(
    (each) =>
      `${each.document ?? `办件 ${each.caseNumber}`}（${each.itemName.zh}，${each.organName.zh}，${printedDay(each.on)}）`,
  );
  const conditions = intent.conditions.length === 0 ? [] : [`许可附带条件：${intent.conditions.join('；')}`];
  return [`依据的决定：${decisions.join('；')}`, ...conditions];
}
