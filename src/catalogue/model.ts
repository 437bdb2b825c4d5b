/**
 * The catalogue as the planner and the engine read it: published, normalised, every reference resolved and every condition parsed.
 * The YAML that departments write (language/) is shorter; publishing fills the defaults in. Source: design of M01, GB/T 39046, S001-S008, S078.
 */
import type { Duration } from '../calendar/pure.ts';
import type { Condition } from './conditions/condition.ts';

/** A text in both languages of the screens; `en` falls back to `zh` at publish. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** One article of law that a demand or a limit rests on, with the days between which it is in force (ISO dates, `until` exclusive). */
export interface LegalBasis {
  readonly law: string;
  readonly document?: string;
  readonly article?: string;
  readonly text?: string;
  readonly inForceFrom?: string;
  readonly inForceUntil?: string;
  /** True where the fact was not confirmed against the text of the law. */
  readonly assumed?: boolean;
}

/** Who or what a data element describes. Forms are grouped by it. */
export type Subject = 'person' | 'organisation' | 'premises' | 'project' | 'matter';

/** One fact (数据元) about a subject; `key` is its path in conditions, for example `premises.area`. */
export interface DataElement {
  readonly key: string;
  readonly label: Text;
  readonly subject: Subject;
  readonly type: 'boolean' | 'number' | 'integer' | 'string' | 'date' | 'list';
  readonly options?: readonly { readonly value: string; readonly label: Text; readonly hint?: Text }[];
  readonly format?: 'phone' | 'uscc' | 'resident-id' | 'email' | 'address' | 'multiline';
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly unit?: Text;
  /** The registry that can answer it without asking the person (S115). */
  readonly registry?: string;
  readonly sensitivity: 'public' | 'internal' | 'personal' | 'sensitive';
  /** The question in the applicant's words. */
  readonly question?: Text;
  readonly help?: Text;
}

/** What a document is (材料类型), who issues it and whether it exists electronically. */
export interface MaterialType {
  readonly code: string;
  readonly name: Text;
  readonly kind: 'certificate' | 'proof' | 'form' | 'drawing' | 'report' | 'letter';
  readonly issuedBy: 'applicant' | 'government' | 'intermediary' | 'bank' | 'other';
  readonly issuer?: string;
  readonly electronic: boolean;
  readonly elements: readonly string[];
  readonly example?: Text;
}

/** A register of another authority that answers elements or materials instead of the person (数据共享, S115 S116). */
export interface Registry {
  readonly id: string;
  readonly name: Text;
  readonly holder: string;
  readonly answers: readonly string[];
  readonly materials: readonly string[];
  readonly basis: readonly LegalBasis[];
}

/** An organ of government, or another body that acts in a case. `office` is its shard key. */
export interface Organ {
  readonly id: string;
  readonly office: number;
  readonly name: Text;
  readonly uscc: string;
  readonly kind:
    | 'approval-bureau'
    | 'department'
    | 'vertical'
    | 'institution'
    | 'centre'
    | 'company'
    | 'intermediary'
    | 'higher';
  readonly level: '1' | '2' | '3' | '4' | '5' | '6';
  readonly phone?: string;
  /** 机关代字: stands in front of the numbers of its documents, as 安消 in 安消受〔2026〕第00012号. */
  readonly documentWord?: string;
}

/** A place where the applicant can be served. Contacts at one site in one presence are one visit. */
export interface Site {
  readonly id: string;
  readonly name: Text;
  readonly address: Text;
  readonly hours: Text;
  /** Office time of a working day (`HH:MM`), in which a promise in hours runs. */
  readonly officeTime?: readonly { readonly from: string; readonly to: string }[];
  readonly windows: readonly { readonly id: string; readonly name: Text; readonly items: 'all' | readonly string[] }[];
}

/** Window of a renewal, counted back from the last day: not before `opens` (any time where it is missing), not later than `closes`. */
export interface RenewalWindow {
  readonly opens?: Duration;
  readonly closes: Duration;
  readonly basis: readonly LegalBasis[];
}

/** A kind of certificate (证照类型): code of GB/T 36904, validity, holder. */
export interface CertificateType {
  readonly code: string;
  readonly name: Text;
  readonly typeCode: string;
  readonly material: string;
  readonly validity?: Duration;
  /** When before its last day a renewal is applied for. Without it until thirty days before (Licensing Law article 50). */
  readonly renewal?: RenewalWindow;
  readonly single: boolean;
  /** Types of the single permits that a combined certificate of an industry may stand for (一业一证); each keeps its own number, limit and end. */
  readonly combines?: readonly string[];
  readonly fields: readonly { readonly element: string; readonly label: Text }[];
  /** Pattern of the printed number, for example `A审批食许〔{year}〕第{serial:5}号`. */
  readonly numberPattern: string;
}

/** How an item is received (收件、补正、受理) and what starts its clock. Data of the item, never a universal rule. */
export interface IntakeRegime {
  readonly id: string;
  /** Time in which defects must be told once, all of them. */
  readonly noticeLimit?: Duration;
  readonly silence: 'accepted-as-of-receipt' | 'accepted' | 'none';
  readonly incomplete: 'correction-notice' | 'return-papers' | 'refuse-on-the-spot';
  readonly startsClock: 'acceptance' | 'receipt' | 'papers-complete';
  readonly basis: readonly LegalBasis[];
}

/** Reform mechanisms that an item can be eligible for; each is one pass of the planner. */
export type Mechanism =
  | 'area-assessment'
  | 'reuse-known'
  | 'tolerate'
  | 'commit'
  | 'simulate-ahead'
  | 'preliminary-opinion'
  | 'review-before-confirm-after'
  | 'parallelise'
  | 'joint-notify'
  | 'joint-survey'
  | 'conclude-on-site'
  | 'joint-measure'
  | 'joint-assess'
  | 'joint-drawings'
  | 'joint-acceptance'
  | 'merge-form'
  | 'merge-materials'
  | 'one-window'
  | 'combine-certificates'
  | 'online'
  | 'courier'
  | 'kiosk'
  | 'agent'
  | 'early-tender'
  | 'stages';

/** When a mechanism may be used for an item: the predicate, its basis, and what it is called in the district's document. */
export interface Eligibility {
  readonly mechanism: Mechanism;
  readonly when?: Condition;
  readonly basis: readonly LegalBasis[];
  /** Items that share this key share the work: one survey, one measurement, one combined certificate, one drawing version. */
  readonly shareKey?: string;
  /** Mechanism-specific numbers and words, for example the supplement period of `tolerate` or the check limit of `commit`. */
  readonly with?: Readonly<Record<string, string | number | boolean | Duration>>;
}

/** The last moment at which a requirement must be met. */
export type Gate = 'intake' | 'decision' | 'issue' | 'convert' | 'after-issue';

/** A way in which a requirement can be met, in the order in which the planner prefers them. */
export type WayKind =
  | 'certificate'
  | 'registry'
  | 'output'
  | 'area-report'
  | 'earlier-filing'
  | 'generated-form'
  | 'upload'
  | 'original-at-window'
  | 'commitment';

/** A demand for a document (申请材料): which, when, by which gate, how it can be met, by which article. */
export interface Requirement {
  readonly id: string;
  /** Named alternatives; one is enough. Never a vague one ("有效身份证件"). */
  readonly materials: readonly string[];
  readonly when?: Condition;
  readonly neededBy: Gate;
  readonly metBy: readonly WayKind[];
  /** Key material (主要材料) blocks when missing; tolerance never touches it. */
  readonly key: boolean;
  readonly basis: readonly LegalBasis[];
  readonly deferrable?: { readonly when?: Condition; readonly within: Duration; readonly basis: readonly LegalBasis[] };
  readonly committable?: { readonly when?: Condition; readonly check: Duration; readonly basis: readonly LegalBasis[] };
  readonly help?: Text;
  readonly copies?: number;
}

/** A step of handling inside an item. Its duration is work and never changes by a pass. */
export interface Step {
  readonly id: string;
  readonly name: Text;
  readonly kind:
    | 'accept'
    | 'examine'
    | 'approve'
    | 'survey'
    | 'expert-review'
    | 'public-notice'
    | 'hearing'
    | 'test'
    | 'measure'
    | 'assess'
    | 'certify'
    | 'decide-elsewhere';
  readonly organ: string;
  readonly duration: Duration;
  readonly when?: Condition;
  /** Outputs of other items (certificate type codes) or ids of steps of this item that must exist before it opens. */
  readonly consumes: readonly string[];
  readonly holder: 'local' | 'applicant' | 'intermediary' | 'special' | 'higher';
  readonly siteTrip: boolean;
  readonly staff: number;
  readonly shareKey?: string;
  /** Named waiting that the old way puts before the step; a pass may remove it. */
  readonly frictions: readonly {
    readonly kind: 'booking' | 'copying' | 'queue' | 'carrying';
    readonly duration: Duration;
  }[];
  /** For surveys: what must be looked at. */
  readonly checklist: readonly Text[];
  /** Stops the statutory clock (article 45 of the Licensing Law) with this ground. */
  readonly stopsClock?: string;
}

/** A demand that one item makes on the result of another. Only customary ones may be dropped by `parallelise` (S085). */
export interface Prerequisite {
  readonly output: string;
  readonly nature: 'consumed' | 'customary';
  readonly neededBy: Gate;
  readonly when?: Condition;
  readonly basis: readonly LegalBasis[];
}

/** Why a proof is asked no more (S008): no basis in law; cancelled by a superior rule; needed again in the same item, or obtainable by sharing. */
export type CancelRule = 'without-basis' | 'cancelled-above' | 'repeated-or-shared';

/** A proof that an item asked for once and asks no more, with the recorded decision (S007, S008). */
export interface CancelledProof {
  readonly id: string;
  readonly name: Text;
  readonly rule: CancelRule;
  /** ISO date from which it is not asked. */
  readonly on: string;
  readonly reason: Text;
  readonly instead?: Text;
  readonly document?: string;
  /** Who had to issue it. */
  readonly issuer?: Text;
}

/** A business handling item (业务办理项): the leaf that people apply to, as one organ handles it. */
export interface Item {
  readonly id: string;
  readonly name: Text;
  readonly situation?: Text;
  /** 12, 31 and 33 characters (ZWFW C0109). */
  readonly basicCode: string;
  readonly implementationCode: string;
  readonly handlingCode: string;
  /** Code of GB/T 39046 A.1: 01 licence, 07 confirmation, 10 other, 20 public service ... */
  readonly kind: string;
  readonly organ: string;
  readonly supervisor?: string;
  readonly level: '1' | '2' | '3' | '4' | '5' | '6';
  readonly serves: readonly ('person' | 'organisation')[];
  /** `above`: an organ above decides, and this one examines first and sends it up (Licensing Law art. 43). */
  readonly decidedIn:
    | 'here'
    | { readonly system: string; readonly by: 'api' | 'redirect' | 're-entry'; readonly above?: boolean };
  readonly basis: readonly LegalBasis[];
  readonly intake: IntakeRegime;
  readonly review: 'one' | 'examine-approve' | 'collective';
  readonly handling: 'on-the-spot' | 'promised';
  readonly statutory?: Duration;
  readonly promised: Duration;
  readonly extension?: { readonly by: Duration; readonly approver: string };
  readonly fee?: { readonly name: Text; readonly amount: number; readonly basis: readonly LegalBasis[] };
  /** A policy that is cashed (惠企): its amount rule, its fairness review, its budget in yuan. The first band whose condition holds counts. */
  readonly policy?: {
    readonly fairnessReview: string;
    readonly document: string;
    readonly budget: { readonly year: number; readonly amount: number };
    /** Paid without application (免申即享): registers that must answer, the element of the account, days to answer the offer. */
    readonly automatic?: {
      readonly registries: readonly string[];
      readonly account: string;
      readonly answerWithinDays: number;
    };
    readonly amounts: readonly {
      readonly when?: Condition;
      readonly amount: number;
      readonly per?: string;
      readonly cap?: number;
    }[];
  };
  readonly visits: number;
  readonly visitReason?: Text;
  /** Accepted until this local time, the result is there the same day; after it the limit runs from the next working day (`15:30`, S034). */
  readonly sameDayUntil?: string;
  readonly onlineDepth: 'I' | 'II' | 'III' | 'IV';
  readonly sites: readonly string[];
  /** Whether this person needs it at all; a goal that points here is dropped when it is false. */
  readonly appliesWhen?: Condition;
  readonly elements: readonly {
    readonly element: string;
    readonly when?: Condition;
    readonly basis?: readonly LegalBasis[];
  }[];
  readonly requirements: readonly Requirement[];
  /** Proofs asked no more; kept so that everybody can see why, and before and after can be counted. */
  readonly cancelledProofs?: readonly CancelledProof[];
  readonly prerequisites: readonly Prerequisite[];
  readonly steps: readonly Step[];
  /** Certificate type codes that a favourable decision produces. */
  readonly outputs: readonly string[];
  readonly mechanisms: readonly Eligibility[];
  /** Silence of the decider has an effect only where a law is cited (article 50 renewal and the like). */
  readonly deemedDecision?: { readonly effect: 'granted'; readonly basis: readonly LegalBasis[] };
  readonly deemedConsent: boolean;
  readonly conditions: readonly Text[];
  readonly remedies?: { readonly review: Text; readonly litigation: Text };
  readonly onList?: string;
  readonly notes?: Text;
  /** Telephone of enquiry and of complaint; they must differ (auditors' rule). Without it the organ's telephone serves. */
  readonly contact?: { readonly enquiry: string; readonly complaint: string };
}

/** A published list of items (清单): an immutable, dated snapshot. An item on no list cannot be filed (S078). */
export interface PublishedList {
  readonly name: Text;
  readonly document?: string;
  readonly publishedOn: string;
  readonly items: readonly string[];
}

/** A theme (一件事): the affair in the applicant's words, its goals, its questions and the reasons to stop before money is spent. */
export interface Theme {
  readonly id: string;
  readonly title: Text;
  readonly summary: Text;
  /** Heading under which the first page lists it; themes of one group say the same words. */
  readonly group?: Text;
  readonly lead: string;
  readonly goals: readonly { readonly item: string; readonly when?: Condition; readonly instead?: string }[];
  /** Order hints for the questions; the planner still asks only what can change the plan. */
  readonly determinants: readonly string[];
  /** Told before anything is asked for or paid: bans, siting rules (生态环境法典 §250), wrong theme. */
  readonly stops: readonly {
    readonly id: string;
    readonly when: Condition;
    readonly reason: Text;
    readonly remedy: Text;
    readonly basis: readonly LegalBasis[];
  }[];
  readonly advice: readonly {
    readonly id: string;
    readonly when: Condition;
    readonly text: Text;
    readonly basis: readonly LegalBasis[];
  }[];
  readonly resultPackage: Text;
  readonly stageTemplate?: string;
}

/** Stages of a staged undertaking (4, 5, "4+4+1+X"): labels and barriers over the same graph. */
export interface StageTemplate {
  readonly id: string;
  readonly name: Text;
  readonly stages: readonly {
    readonly id: string;
    readonly name: Text;
    readonly items: readonly string[];
    readonly lead: string;
    readonly limit?: Duration;
  }[];
}

/** Invented people, companies and staff of a sample district; loaded into demo and scenario databases only. */
export interface SamplePeople {
  readonly persons: readonly {
    readonly id: string;
    readonly name: string;
    readonly residentId: string;
    readonly phone: string;
    readonly account: string;
    readonly facts: Readonly<Record<string, unknown>>;
  }[];
  readonly staff: readonly {
    readonly id: string;
    readonly name: string;
    readonly account: string;
    readonly organ: string;
    readonly site?: string;
    readonly roles: readonly string[];
    readonly cardNumber?: string;
    readonly outsourced?: boolean;
  }[];
}

/** One published version of a district's catalogue. Immutable; running matters stay on theirs. */
export interface Catalogue {
  readonly district: { readonly id: string; readonly code: string; readonly name: Text; readonly parent?: string };
  /** Hash of the normalised content: the same content is the same version everywhere. */
  readonly version: string;
  readonly asOf: string;
  readonly elements: Readonly<Record<string, DataElement>>;
  readonly materials: Readonly<Record<string, MaterialType>>;
  readonly registries: Readonly<Record<string, Registry>>;
  readonly organs: Readonly<Record<string, Organ>>;
  readonly sites: Readonly<Record<string, Site>>;
  readonly certificateTypes: Readonly<Record<string, CertificateType>>;
  readonly items: Readonly<Record<string, Item>>;
  readonly themes: Readonly<Record<string, Theme>>;
  readonly stageTemplates: Readonly<Record<string, StageTemplate>>;
  /** Variants B, C, F of tolerance and commitment are off until a district names its governing document. */
  readonly switches: Readonly<Record<string, { readonly on: boolean; readonly document?: string }>>;
  readonly lists?: Readonly<Record<string, PublishedList>>;
  readonly people: SamplePeople;
}
