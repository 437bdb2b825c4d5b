/**
 * The plan: the shortest lawful way for one goal and one person, as pure, serialisable data.
 * Tasks, edges and needs are the graph; everything a screen says about "why" is provenance kept here. Source: design of M02, M06-M09.
 */
import type { Duration, WhyStep } from '../calendar/pure.ts';
import type { Gate, LegalBasis, Mechanism, ReliefVariant, Subject, Text, WayKind } from '../catalogue/pure.ts';
import type { JsonValue } from '../platform/pure.ts';

/** What the planner starts from. Deterministic: the same input gives the same plan, byte for byte. */
export interface PlanInput {
  readonly theme?: string;
  readonly items?: readonly string[];
  /** Facts known so far by element key; a missing key is unknown, `null` is known to be absent. */
  readonly facts: Readonly<Record<string, KnownFact>>;
  /** Certificates that the person holds, by certificate type code. */
  readonly held: readonly HeldCertificate[];
  /** Registries that answer today; a registry that is down is left out and the plan says what it costs. */
  readonly registries: readonly string[];
  readonly areaReports: readonly { readonly material: string; readonly validUntil: string }[];
  readonly earlierFilings: readonly { readonly material: string; readonly matter: string; readonly on: string }[];
  /** An unrepaired breach closes tolerance and commitment. */
  readonly credit: 'good' | 'unrepaired-breach';
  /** ISO date on the district's legal calendar. */
  readonly today: string;
  readonly without?: readonly Mechanism[];
}

export interface KnownFact {
  readonly value: JsonValue;
  readonly source: 'answer' | 'registry' | 'certificate' | 'profile' | 'survey' | 'default';
  readonly from?: string;
  readonly on?: string;
}

export interface HeldCertificate {
  readonly type: string;
  readonly number: string;
  readonly identifier?: string;
  readonly validUntil?: string;
}

/** Why an element of the plan is there: the item, the article, the condition that held (or is still unknown). */
export interface Provenance {
  readonly item?: string;
  readonly basis: readonly LegalBasis[];
  /** Condition in words per language, where there is one. */
  readonly because?: Text;
  readonly certain: boolean;
  readonly via?: {
    readonly kind: 'certificate' | 'registry' | 'earlier-filing' | 'output' | 'area-report' | 'cancelled' | 'mechanism';
    readonly id: string;
    readonly on?: string;
  };
}

/** A reason to stop before money is spent, or advice that does not stop. */
export interface Finding {
  readonly id: string;
  readonly kind: 'stop' | 'advice';
  readonly text: Text;
  readonly remedy?: Text;
  readonly basis: readonly LegalBasis[];
  readonly certain: boolean;
}

/** A question still worth asking. The first one removes the most uncertainty. */
export interface Question {
  readonly element: string;
  readonly text: Text;
  readonly because: readonly Provenance[];
  /** How many elements of the plan hang on the answer. */
  readonly weight: number;
}

export interface PlanItem {
  readonly id: string;
  readonly name: Text;
  readonly organ: string;
  readonly stage?: string;
  readonly statutory?: Duration;
  readonly promised: Duration;
  readonly certain: boolean;
  readonly why: Provenance;
  readonly variant: 'ordinary' | 'tolerated' | 'committed' | 'simulated' | 'preliminary' | 'reviewed-awaiting';
  readonly external: boolean;
}

export interface PlanTask {
  readonly id: string;
  readonly items: readonly string[];
  readonly organs: readonly string[];
  readonly step?: string;
  readonly kind: string;
  readonly name: Text;
  readonly nature: 'work' | 'friction' | 'coordination' | 'arrival';
  readonly friction?: 'booking' | 'copying' | 'queue' | 'carrying';
  readonly duration: Duration;
  readonly holder: 'local' | 'applicant' | 'intermediary' | 'special' | 'higher';
  readonly shareKey?: string;
  readonly siteTrip: boolean;
  readonly staff: number;
  readonly effect: 'formal' | 'simulated' | 'preliminary';
}

/** `to` cannot open before `from` is finished. Only `custom` edges may be dropped. */
export interface PlanEdge {
  readonly from: string;
  readonly to: string;
  readonly why: 'custom' | 'step' | 'consumes' | 'barrier';
  readonly need?: string;
  readonly basis: readonly LegalBasis[];
}

/** One line of the checklist: a requirement of an item, every feasible way and the chosen one. */
export interface Need {
  readonly id: string;
  readonly item: string;
  readonly requirement: string;
  readonly materials: readonly string[];
  readonly material: string;
  readonly name: Text;
  readonly key: boolean;
  readonly gate: Gate;
  readonly ways: readonly Way[];
  readonly chosen: Way;
  /** The same paper asked by several items is one line with several needs behind it. */
  readonly line: string;
  readonly relief?: { readonly mechanism: Mechanism; readonly due?: Duration; readonly basis: readonly LegalBasis[] };
  readonly certain: boolean;
  readonly why: Provenance;
}

export interface Way {
  readonly kind: WayKind;
  readonly id?: string;
  /** Which of the named alternatives this way brings. */
  readonly material?: string;
  /** Effort of the applicant: 0 nothing, 1 a signature, 2 an upload, 3 a paper carried, 5 a paper to obtain elsewhere. */
  readonly effort: number;
}

/** One field of the one form. */
export interface FormField {
  readonly element: string;
  readonly subject: Subject;
  readonly items: readonly string[];
  readonly required: boolean;
  readonly why: readonly Provenance[];
  readonly prefilled?: KnownFact;
}

export interface Form {
  readonly id: string;
  readonly items: readonly string[];
  readonly fields: readonly FormField[];
}

/** A touch of the applicant with the government. Person contacts at one site in one presence are one visit. */
export interface Contact {
  readonly id: string;
  readonly items: readonly string[];
  readonly site: string;
  readonly window: string;
  readonly kind: 'consult' | 'hand-in' | 'pay' | 'sign' | 'pick-up' | 'on-site';
  readonly channel: 'person' | 'online' | 'courier' | 'kiosk' | 'agent';
  readonly presence: string;
  /** How many times papers are handed over in it, where an item receives them at several counters; one if absent. */
  readonly submissions?: number;
}

export interface DocumentSet {
  readonly id: string;
  readonly items: readonly string[];
  readonly lines: readonly string[];
  readonly medium: 'paper' | 'digital';
}

export interface PlanCertificate {
  readonly id: string;
  readonly types: readonly string[];
  readonly items: readonly string[];
  readonly combined: boolean;
  /** The certificate type that stands for all of `types`, where the catalogue has one (一证化). */
  readonly as?: string;
}

export interface PlanObligation {
  readonly need?: string;
  readonly item: string;
  readonly mechanism: Mechanism;
  readonly due: Duration;
  readonly text: Text;
  readonly breach: 'withhold' | 'handling-task';
  /** Which of the six variants of tolerance it is; absent where the law itself lets the applicant commit. */
  readonly variant?: ReliefVariant;
}

/** What a pass did, or why it declined. */
export interface PassReport {
  readonly pass: Mechanism;
  readonly applied: boolean;
  readonly declined?: Text;
  readonly changes: readonly Text[];
  readonly saved: Metrics;
}

/** One function of a trace (a schedule, or the facts of a real matter) yields it; predicted and counted mean the same. Durations in the unit of the name. */
export interface Metrics {
  readonly visits: number;
  readonly handIns: number;
  readonly documentLines: number;
  readonly formFields: number;
  readonly windows: number;
  readonly certificates: number;
  readonly siteTrips: number;
  readonly workingDays: number;
  readonly elapsedDays: number;
}

export interface ScheduledTask {
  readonly task: string;
  readonly opens: string;
  readonly closes: string;
  readonly slackWorkingDays: number;
  readonly critical: boolean;
}

/** Two dates, shown apart: promised from promised limits (start day not counted), expected from step durations. */
export interface Schedule {
  readonly tasks: readonly ScheduledTask[];
  readonly expected: {
    readonly date: string;
    readonly provisional: boolean;
    readonly why: readonly WhyStep[];
    readonly chain: readonly string[];
  };
  readonly promised: {
    readonly date: string;
    readonly provisional: boolean;
    readonly why: readonly WhyStep[];
    readonly chain: readonly string[];
  };
  readonly shares: readonly { readonly holder: string; readonly organ?: string; readonly workingDays: number }[];
}

/** Facts made a cycle at run time: reported with its path, never cut silently. */
export interface Conflict {
  readonly code: string;
  readonly path: readonly string[];
  readonly text: Text;
}

export interface Plan {
  readonly catalogue: string;
  readonly district: string;
  readonly theme?: string;
  readonly title: Text;
  readonly today: string;
  readonly findings: readonly Finding[];
  readonly questions: readonly Question[];
  readonly items: readonly PlanItem[];
  readonly dropped: readonly { readonly item: string; readonly why: Provenance }[];
  readonly tasks: readonly PlanTask[];
  readonly edges: readonly PlanEdge[];
  readonly needs: readonly Need[];
  readonly notAsked: readonly {
    readonly what: 'material' | 'element';
    readonly id: string;
    readonly name: Text;
    readonly why: Provenance;
  }[];
  readonly forms: readonly Form[];
  readonly contacts: readonly Contact[];
  readonly documentSets: readonly DocumentSet[];
  readonly certificates: readonly PlanCertificate[];
  readonly obligations: readonly PlanObligation[];
  readonly applied: readonly PassReport[];
  readonly schedule: Schedule;
  readonly metrics: Metrics;
  readonly conflicts: readonly Conflict[];
}
