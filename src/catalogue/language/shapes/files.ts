/** Every kind of file of a district directory: where it lies and what is in it. The one list from which reading, validation and the published schemas are made. */
import { Type } from 'typebox';
import type { TSchema } from 'typebox';
import { ItemShape } from './item.ts';
import { BasesShape, closed, ConditionShape, LockedShape, mapOf, oneOf, TextShape } from './primitives.ts';
import {
  BasicItemShape,
  CertificateShape,
  ElementShape,
  IntakeShape,
  LawShape,
  ListShape,
  MaterialShape,
  OrganShape,
  RegistryShape,
  SiteShape,
  StageTemplateShape,
} from './things.ts';

const o = Type.Optional;

export const DistrictShape = closed({
  id: Type.String({ pattern: '^[a-z][a-z0-9-]*$' }),
  code: Type.String({ pattern: '^[0-9]{12}$', description: '行政区划代码 12 位' }),
  name: TextShape,
  asOf: Type.String(),
  extends: o(Type.String({ description: '上级目录，例如 ../province · directory of the layer above' })),
  upperVersion: o(
    Type.String({
      pattern: '^[0-9a-f]{12,64}$',
      description: '已确认的上级版本 · the confirmed version of the layer above',
    }),
  ),
  locked: o(LockedShape),
  parameters: o(
    mapOf(closed({ value: Type.Union([Type.Number(), Type.String(), Type.Boolean()]), basis: BasesShape })),
  ),
  switches: o(mapOf(closed({ on: Type.Boolean(), document: o(Type.String()) }))),
  defaults: o(
    closed({
      sites: o(Type.Array(Type.String())),
      level: o(oneOf(['1', '2', '3', '4', '5', '6'])),
      remedies: o(closed({ review: TextShape, litigation: TextShape })),
    }),
  ),
  rules: o(mapOf(oneOf(['error', 'warning', 'note', 'off']))),
});

export const ThemeShape = closed({
  id: Type.String({ pattern: '^[a-z][a-z0-9-]*$' }),
  title: TextShape,
  summary: TextShape,
  group: o(TextShape),
  lead: Type.String(),
  goals: Type.Array(
    Type.Union([Type.String(), closed({ item: Type.String(), when: o(ConditionShape), instead: o(Type.String()) })]),
    { minItems: 1 },
  ),
  determinants: o(Type.Array(Type.String())),
  stops: o(
    Type.Array(
      closed({ id: Type.String(), when: ConditionShape, reason: TextShape, remedy: TextShape, basis: BasesShape }),
    ),
  ),
  advice: o(Type.Array(closed({ id: Type.String(), when: ConditionShape, text: TextShape, basis: BasesShape }))),
  resultPackage: TextShape,
  stageTemplate: o(Type.String()),
});

const Facts = mapOf(Type.Unknown());
export const PeopleShape = closed({
  persons: mapOf(
    closed({
      name: Type.String(),
      residentId: Type.String(),
      phone: Type.String(),
      account: Type.String(),
      facts: o(Facts),
      registers: o(mapOf(Facts)),
    }),
  ),
  staff: mapOf(
    closed({
      name: Type.String(),
      account: Type.String(),
      organ: Type.String(),
      site: o(Type.String()),
      roles: Type.Array(Type.String(), { minItems: 1 }),
      cardNumber: o(Type.String()),
      outsourced: o(Type.Boolean()),
    }),
  ),
});

/** One kind of file. `many`: one thing a file, in a folder; otherwise one file (or a folder of files) with a map of things. */
export interface FileKind {
  readonly kind: string;
  readonly at: string;
  readonly many: boolean;
  readonly single: boolean;
  readonly schema: TSchema;
  readonly title: string;
}

const map = (kind: string, shape: TSchema, title: string): FileKind => ({
  kind,
  at: kind,
  many: false,
  single: false,
  schema: mapOf(shape),
  title,
});

/** All kinds, in the order in which they are read. */
export const FILE_KINDS: readonly FileKind[] = [
  { kind: 'district', at: 'district', many: false, single: true, schema: DistrictShape, title: '地区 · district' },
  map('laws', LawShape, '法律法规 · laws'),
  map('organs', OrganShape, '机关 · organs'),
  map('sites', SiteShape, '办事地点 · sites'),
  map('intake', IntakeShape, '收件规则 · intake regimes'),
  map('registries', RegistryShape, '登记库 · registries'),
  map('elements', ElementShape, '数据元 · data elements'),
  map('materials', MaterialShape, '材料 · materials'),
  map('certificates', CertificateShape, '证照类型 · certificate types'),
  map('basic-items', BasicItemShape, '基本目录 · basic items'),
  map('lists', ListShape, '清单 · published lists'),
  map('stages', StageTemplateShape, '阶段模板 · stage templates'),
  { kind: 'item', at: 'items', many: true, single: false, schema: ItemShape, title: '业务办理项 · handling item' },
  { kind: 'theme', at: 'themes', many: true, single: false, schema: ThemeShape, title: '一件事 · theme' },
  { kind: 'people', at: 'people', many: false, single: true, schema: PeopleShape, title: '示范人员 · invented people' },
];

export type RawDistrict = Type.Static<typeof DistrictShape>;
export type RawTheme = Type.Static<typeof ThemeShape>;
export type RawPeople = Type.Static<typeof PeopleShape>;
