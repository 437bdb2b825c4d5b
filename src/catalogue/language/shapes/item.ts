/** Shape of an item file: the handling item (业务办理项) as a department writes it. What is absent is filled in by defaults.ts. */
import { Type } from 'typebox';
import {
  BasesShape,
  closed,
  ConditionShape,
  DurationShape,
  LockedShape,
  mapOf,
  oneOf,
  TextShape,
} from './primitives.ts';
import { ITEM_KINDS } from './things.ts';

const o = Type.Optional;
const strings = Type.Array(Type.String());

export const MECHANISMS = [
  'area-assessment',
  'reuse-known',
  'tolerate',
  'commit',
  'simulate-ahead',
  'preliminary-opinion',
  'review-before-confirm-after',
  'parallelise',
  'joint-notify',
  'joint-survey',
  'conclude-on-site',
  'joint-measure',
  'joint-assess',
  'joint-drawings',
  'joint-acceptance',
  'merge-form',
  'merge-materials',
  'one-window',
  'combine-certificates',
  'online',
  'courier',
  'kiosk',
  'agent',
  'early-tender',
  'stages',
] as const;
const GATES = ['intake', 'decision', 'issue', 'convert', 'after-issue'] as const;
const WAYS = [
  'certificate',
  'registry',
  'output',
  'area-report',
  'earlier-filing',
  'generated-form',
  'upload',
  'original-at-window',
  'commitment',
] as const;

export const RequirementShape = closed({
  materials: Type.Array(Type.String(), {
    minItems: 1,
    description: '可选其一的材料，逐个写明 · named alternatives, one is enough',
  }),
  when: o(ConditionShape),
  neededBy: o(oneOf(GATES)),
  metBy: o(Type.Array(oneOf(WAYS), { minItems: 1 })),
  key: o(Type.Boolean({ description: '主要材料，缺了不能容缺 · blocks when missing' })),
  basis: o(BasesShape),
  deferrable: o(closed({ when: o(ConditionShape), within: DurationShape, basis: BasesShape })),
  committable: o(closed({ when: o(ConditionShape), check: DurationShape, basis: BasesShape })),
  help: o(TextShape),
  copies: o(Type.Integer({ minimum: 1 })),
});

export const StepShape = closed({
  name: TextShape,
  kind: oneOf([
    'accept',
    'examine',
    'approve',
    'survey',
    'expert-review',
    'public-notice',
    'hearing',
    'test',
    'measure',
    'assess',
    'certify',
    'decide-elsewhere',
  ]),
  organ: o(Type.String()),
  duration: DurationShape,
  when: o(ConditionShape),
  consumes: o(strings),
  holder: o(oneOf(['local', 'applicant', 'intermediary', 'special', 'higher'])),
  siteTrip: o(Type.Boolean()),
  staff: o(Type.Integer({ minimum: 1 })),
  shareKey: o(Type.String()),
  frictions: o(
    Type.Array(closed({ kind: oneOf(['booking', 'copying', 'queue', 'carrying']), duration: DurationShape })),
  ),
  checklist: o(Type.Array(TextShape)),
  stopsClock: o(Type.String()),
});

export const EligibilityShape = Type.Union([
  oneOf(MECHANISMS),
  closed({
    mechanism: oneOf(MECHANISMS),
    when: o(ConditionShape),
    basis: o(BasesShape),
    shareKey: o(Type.String()),
    with: o(mapOf(Type.Union([Type.String(), Type.Number(), Type.Boolean()]))),
  }),
]);

export const ItemShape = closed({
  id: Type.String({ pattern: '^[a-z][a-z0-9-]*$' }),
  like: o(Type.String({ description: '同一实施清单的另一办理项：未写的照它 · takes what is absent from this item' })),
  locked: o(LockedShape),
  template: o(
    Type.Boolean({
      description: '上级样式：下级认领后才成为事项 · a pattern; an item only where a district below takes it up',
    }),
  ),
  basicItem: o(Type.String()),
  sequence: o(Type.String({ pattern: '^[0-9]{2}$', description: '办理项顺序码 2 位' })),
  basicCode: o(Type.String()),
  implementationCode: o(Type.String()),
  handlingCode: o(Type.String()),
  name: o(TextShape),
  situation: o(TextShape),
  kind: o(oneOf(Object.keys(ITEM_KINDS) as (keyof typeof ITEM_KINDS)[])),
  organ: o(Type.String()),
  supervisor: o(Type.String()),
  level: o(oneOf(['1', '2', '3', '4', '5', '6'])),
  serves: o(Type.Array(oneOf(['person', 'organisation']), { minItems: 1 })),
  decidedIn: o(
    closed({
      system: Type.String(),
      by: oneOf(['api', 'redirect', 're-entry']),
      above: o(
        Type.Boolean({
          description:
            '由上级机关决定，本机关先审查后上报（行政许可法第四十三条） · an organ above decides, this one examines first',
        }),
      ),
    }),
  ),
  basis: o(BasesShape),
  intake: o(Type.String({ description: '收件规则，见 intake.yaml · a regime of intake.yaml' })),
  review: o(oneOf(['one', 'examine-approve', 'collective'])),
  handling: o(oneOf(['on-the-spot', 'promised'])),
  statutory: o(DurationShape),
  promised: o(DurationShape),
  extension: o(closed({ by: DurationShape, approver: Type.String() })),
  fee: o(closed({ name: TextShape, amount: Type.Number({ minimum: 0 }), basis: BasesShape })),
  policy: o(
    closed({
      fairnessReview: Type.String({ minLength: 2, description: '公平竞争审查文号 · number of the fairness review' }),
      document: Type.String(),
      budget: closed({ year: Type.Integer(), amount: Type.Integer({ minimum: 0 }) }),
      automatic: o(
        closed({
          registries: Type.Array(Type.String(), { minItems: 1, description: '作答的登记库 · registers that answer' }),
          account: Type.String({ description: '收款账号的数据元 · element of the account' }),
          answerWithinDays: Type.Integer({ minimum: 1, description: '答复期限（日） · days to answer the offer' }),
        }),
      ),
      amounts: Type.Array(
        closed({
          when: o(ConditionShape),
          amount: Type.Number({ minimum: 0 }),
          per: o(Type.String()),
          cap: o(Type.Integer({ minimum: 0 })),
        }),
        { minItems: 1 },
      ),
    }),
  ),
  visits: o(Type.Integer({ minimum: 0 })),
  visitReason: o(TextShape),
  sameDayUntil: o(
    Type.String({
      pattern: '^([01]\\d|2[0-3]):[0-5]\\d$',
      description: '此时之前受理的当天办结 · accepted until then, done the same day',
    }),
  ),
  onlineDepth: o(oneOf(['I', 'II', 'III', 'IV'])),
  sites: o(strings),
  appliesWhen: o(ConditionShape),
  elements: o(
    Type.Array(
      Type.Union([Type.String(), closed({ element: Type.String(), when: o(ConditionShape), basis: o(BasesShape) })]),
    ),
  ),
  requirements: o(mapOf(Type.Union([Type.String(), RequirementShape]))),
  cancelledProofs: o(
    mapOf(
      closed({
        name: TextShape,
        rule: oneOf(['without-basis', 'cancelled-above', 'repeated-or-shared']),
        on: Type.String(),
        reason: TextShape,
        instead: o(TextShape),
        document: o(Type.String()),
        issuer: o(TextShape),
      }),
    ),
  ),
  prerequisites: o(
    Type.Array(
      closed({
        output: Type.String(),
        nature: oneOf(['consumed', 'customary']),
        neededBy: o(oneOf(GATES)),
        when: o(ConditionShape),
        basis: o(BasesShape),
      }),
    ),
  ),
  steps: o(mapOf(StepShape)),
  outputs: o(strings),
  mechanisms: o(Type.Array(EligibilityShape)),
  mechanismBasis: o(BasesShape),
  deemedDecision: o(closed({ effect: Type.Literal('granted'), basis: BasesShape })),
  deemedConsent: o(Type.Boolean()),
  conditions: o(Type.Array(TextShape)),
  remedies: o(closed({ review: TextShape, litigation: TextShape })),
  contact: o(closed({ enquiry: Type.String(), complaint: Type.String() })),
  notes: o(TextShape),
});

export type RawItem = Type.Static<typeof ItemShape>;
export type RawRequirement = Type.Static<typeof RequirementShape>;
export type RawStep = Type.Static<typeof StepShape>;
