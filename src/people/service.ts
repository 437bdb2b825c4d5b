/**
 * What other rooms may ask of people and tell them. Downstream rooms report back by calling the `enter…` commands (architecture 1).
 * Every `enter…` is idempotent by its `cause`, ordinarily the reaction's name and the fact it answers.
 */
import type { Actor, JsonValue, Refusal } from '../platform/index.ts';

/** What is masked of a person, in full. */
export interface Unmasked {
  readonly personId: string;
  readonly name: string;
  readonly identity: string;
  readonly phone: string;
}

/** A person or organisation as staff who may know may see it. */
export interface PersonCard {
  readonly personId: string;
  readonly kind: 'person' | 'organisation';
  readonly name: string;
  /** 18 characters: GB 11643 or GB 32100. */
  readonly identity: string;
  readonly phone: string;
}

/** What is known of a person and need not be asked again; input of the planner. */
export interface PlanContext {
  readonly facts: Readonly<
    Record<string, { value: JsonValue; source: 'profile' | 'registry' | 'certificate'; from?: string; on?: string }>
  >;
  readonly held: readonly { type: string; number: string; identifier: string; validUntil?: string }[];
  readonly earlierFilings: readonly { material: string; sha256: string; matter: string; on: string }[];
  readonly credit: 'good' | 'unrepaired-breach';
}

/** A member of staff with the roles granted at this moment. */
export interface StaffCard {
  readonly staffId: string;
  readonly office: number;
  readonly name: string;
  readonly organ: string;
  readonly site?: string;
  readonly cardNumber?: string;
  readonly isOutsourced: boolean;
  readonly roles: readonly string[];
  /** Roles that are held for some items only, with these items. */
  readonly onlyItems: Readonly<Partial<Record<string, readonly string[]>>>;
}

export interface DraftContent {
  readonly draftId: string;
  readonly theme: string;
  readonly version: number;
  /** What was typed: `facts`, `answers`, `materials`, whatever the page keeps. */
  readonly content: JsonValue;
  readonly updatedAt: string;
  readonly expiresAt: string;
  readonly handedInAs?: string;
}

/** The room's service, `house.room<People>('people')`. */
export interface People {
  planContext(personId: string): Promise<PlanContext>;
  /** Everybody of whom a register answered any of these elements: candidates of a policy that pays without application. */
  registered(elements: readonly string[]): AsyncIterable<string>;
  /** Cards of persons by id; unknown ids are left out. Masking is the caller's page's duty through `maskedName` unless the reader may see. */
  cards(personIds: readonly string[]): Promise<ReadonlyMap<string, PersonCard>>;
  staff(staffId: string): Promise<StaffCard | undefined>;
  /** Whose session the value of a session's cookie is or was, also when it has ended; undefined where nobody knows. */
  whoseSession(token: string | undefined): Promise<string | undefined>;
  staffOf(office: number): Promise<readonly StaffCard[]>;
  draft(draftId: string, owner: string): Promise<DraftContent | undefined>;
  markHandedIn(draftId: string, matterId: string, cause: string): Promise<void>;
  /** Read model "my matters". */
  enterMatter(entry: {
    personId: string;
    matterId: string;
    title: { zh: string; en: string };
    status: string;
    receivedAt: string;
    updatedAt: string;
    promisedOn?: string;
    /** The instant of a promise in hours. */
    promisedAt?: string;
    cause: string;
  }): Promise<void>;
  enterCertificate(entry: {
    personId: string;
    identifier: string;
    type: string;
    number: string;
    validUntil?: string;
    status: 'valid' | 'revoked' | 'cancelled' | 'superseded' | 'expired';
    matter: string;
    cause: string;
  }): Promise<void>;
  enterProfileFacts(entry: {
    personId: string;
    facts: readonly {
      element: string;
      value: JsonValue;
      source: 'profile' | 'registry' | 'certificate';
      from?: string;
      on: string;
    }[];
    cause: string;
  }): Promise<void>;
  enterFilings(entry: {
    personId: string;
    filings: readonly { material: string; sha256: string; on: string }[];
    matter: string;
    cause: string;
  }): Promise<void>;
  changeCredit(entry: {
    personId: string;
    standing: 'good' | 'unrepaired-breach';
    matter: string;
    basis: string;
    cause: string;
  }): Promise<void>;
  /** Records that somebody read a person's file (S10); `personId` sees it in the data space. */
  recordRead(entry: {
    personId: string;
    by: string;
    organ?: string;
    matter?: string;
    purpose: string;
    reason?: string;
    cause?: string;
  }): Promise<void>;
  /** Number and telephone in full, recorded with its reason before they are given (S9). The caller has asked whether the reader has a part in the matter. */
  unmask(
    actor: Actor,
    personId: string,
    entry: { readonly reason: string; readonly matter: string; readonly cause: string },
  ): Promise<Unmasked | Refusal>;
  /** Tells a person that somebody acted for them; idempotent by its cause. */
  tellActedFor(entry: { personId: string; by: string; matter: string; what: string; cause: string }): Promise<void>;
  /** The person of an identity number (18 characters), or undefined. */
  findByIdentity(identity: string): Promise<string | undefined>;
  /** Whether `agent` holds a mandate of `principal` in force now for this scope (`*` or a theme id). */
  mayActFor(agent: string, principal: string, scope: string): Promise<boolean>;
  /** Whom a member of staff stands in for on a day (AB岗). */
  coveredBy(staffId: string, day: string): Promise<readonly string[]>;
  mattersOf(
    personId: string,
    before: { receivedAt: string; matterId: string } | undefined,
    limit: number,
  ): Promise<readonly MyMatter[]>;
}

export interface MyMatter {
  readonly matterId: string;
  readonly title: { zh: string; en: string };
  readonly status: string;
  readonly receivedAt: string;
  readonly updatedAt: string;
  readonly promisedOn?: string;
  readonly promisedAt?: string;
}
