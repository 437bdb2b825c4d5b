/** Shapes of the small things of a district: elements, materials, organs, sites, registries, certificate types, lists, laws. */
import { Type } from 'typebox';
import { ORGAN_KINDS } from '../../../vocabulary/index.ts';
import { BasesShape, closed, DurationShape, LockedShape, mapOf, oneOf, TextShape } from './primitives.ts';

const o = Type.Optional;
const strings = Type.Array(Type.String());

export const ElementShape = closed({
  locked: o(LockedShape),
  label: TextShape,
  subject: oneOf(['person', 'organisation', 'premises', 'project', 'matter']),
  type: oneOf(['boolean', 'number', 'integer', 'string', 'date', 'list']),
  options: o(
    Type.Array(closed({ value: Type.String({ minLength: 1 }), label: TextShape, hint: o(TextShape) }), { minItems: 1 }),
  ),
  format: o(oneOf(['phone', 'uscc', 'resident-id', 'email', 'address', 'multiline'])),
  minimum: o(Type.Number()),
  maximum: o(Type.Number()),
  maxLength: o(Type.Integer({ minimum: 1 })),
  pattern: o(Type.String()),
  unit: o(TextShape),
  registry: o(Type.String({ description: '能代答的登记库 · the register that answers it' })),
  sensitivity: o(oneOf(['public', 'internal', 'personal', 'sensitive'])),
  question: o(TextShape),
  help: o(TextShape),
});

export const MaterialShape = closed({
  locked: o(LockedShape),
  name: TextShape,
  kind: oneOf(['certificate', 'proof', 'form', 'drawing', 'report', 'letter']),
  issuedBy: oneOf(['applicant', 'government', 'intermediary', 'bank', 'other']),
  issuer: o(Type.String({ description: '出具机关 id · id of the organ that issues it' })),
  electronic: o(Type.Boolean()),
  elements: o(strings),
  example: o(TextShape),
});

export const RegistryShape = closed({
  locked: o(LockedShape),
  name: TextShape,
  holder: Type.String(),
  answers: o(strings),
  materials: o(strings),
  basis: BasesShape,
});

export const OrganShape = closed({
  name: TextShape,
  office: Type.Integer({ minimum: 1, description: '分片号，永不重用 · shard key of its work, never reused' }),
  uscc: Type.String({ description: '统一社会信用代码 · 18 characters' }),
  kind: oneOf(ORGAN_KINDS),
  level: o(oneOf(['1', '2', '3', '4', '5', '6'])),
  phone: o(Type.String()),
  documentWord: o(
    Type.String({
      pattern: '^[^\\s〔〕]{1,8}$',
      description: '机关代字，用在文书编号前，例如“安消” · what stands in front of the numbers of its documents',
    }),
  ),
});

const TimeOfDay = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' });

export const SiteShape = closed({
  name: TextShape,
  address: TextShape,
  hours: TextShape,
  officeTime: o(
    Type.Array(closed({ from: TimeOfDay, to: TimeOfDay }), {
      description:
        '工作日办公时间，按小时承诺的在此时间内计算 · office time of a working day; a promise in hours runs in it',
    }),
  ),
  windows: mapOf(closed({ name: TextShape, items: o(Type.Union([Type.Literal('all'), strings])) })),
});

export const CertificateShape = closed({
  locked: o(LockedShape),
  name: TextShape,
  typeCode: Type.String({ minLength: 21, maxLength: 21, description: 'GB/T 36904 证照类型代码，21 位' }),
  material: o(Type.String()),
  validity: o(DurationShape),
  renewal: o(
    closed(
      { opens: o(DurationShape), closes: DurationShape, basis: BasesShape },
      {
        description:
          '申请延续的期间，从有效期届满往前算 · when a renewal is applied for, counted back from the last day',
      },
    ),
  ),
  single: o(Type.Boolean()),
  combines: o(
    Type.Array(Type.String(), {
      minItems: 1,
      description: '综合许可证可以合并的证照类型 · types of permits that it may stand for',
    }),
  ),
  fields: Type.Array(closed({ element: Type.String(), label: o(TextShape) })),
  numberPattern: Type.String({ minLength: 1 }),
});

export const IntakeShape = closed({
  locked: o(LockedShape),
  noticeLimit: o(DurationShape),
  silence: oneOf(['accepted-as-of-receipt', 'accepted', 'none']),
  incomplete: oneOf(['correction-notice', 'return-papers', 'refuse-on-the-spot']),
  startsClock: oneOf(['acceptance', 'receipt', 'papers-complete']),
  basis: BasesShape,
});

/** Names of the kinds of service items, with their codes of GB/T 39046 A.1. */
export const ITEM_KINDS = {
  licence: '01',
  payment: '05',
  confirmation: '07',
  award: '08',
  adjudication: '09',
  other: '10',
  'public-service': '20',
} as const;

export const BasicItemShape = closed({
  locked: o(LockedShape),
  code: o(Type.String({ description: '基本编码 12 位；不写则由系统编 · 12 characters, made when absent' })),
  kind: oneOf(Object.keys(ITEM_KINDS) as (keyof typeof ITEM_KINDS)[]),
  name: TextShape,
  basis: o(BasesShape),
  statutory: o(DurationShape),
});

export const LawShape = closed({
  locked: o(LockedShape),
  law: Type.String({ minLength: 1 }),
  document: o(Type.String()),
  inForceFrom: o(Type.String()),
  inForceUntil: o(Type.String()),
  assumed: o(Type.Boolean()),
  articles: o(mapOf(Type.String())),
});

export const ListShape = closed({
  name: TextShape,
  document: o(Type.String()),
  publishedOn: Type.String(),
  items: strings,
});

export const StageTemplateShape = closed({
  locked: o(LockedShape),
  name: TextShape,
  stages: mapOf(closed({ name: TextShape, items: strings, lead: Type.String(), limit: o(DurationShape) })),
});
