/**
 * Facts of this room. Person facts stand in the stream of the person, office facts in the stream `office-<n>`.
 * They are the truth about power and about who looked; the tables are their projection.
 */

import type { Erased, Personal } from '../journal/index.ts';

/** Somebody read a person's file (S10). Shown to that person. Version 1 kept the reason in the clear; see upcasters.ts. */
export interface FileRead {
  readonly name: 'file-read';
  readonly version: 2;
  readonly data: {
    readonly matter: string | null;
    readonly by: string;
    readonly organ: string | null;
    readonly purpose: string;
    /**
     * Why, in words the person reads; always there when something masked was shown or the glass broken. Written as a personal value of
     * the person: staff may name anybody in it, and it goes when the person's key goes.
     */
    readonly reason: string | Personal | Erased | null;
  };
}

/** The person gave somebody power to act for them. */
export interface MandateGiven {
  readonly name: 'mandate-given';
  readonly version: 1;
  readonly data: {
    readonly mandate: string;
    readonly agent: string;
    readonly kind: 'legal-representative' | 'agent' | 'guardian' | 'family';
    readonly scope: string;
    readonly from: string;
    readonly until: string;
  };
}

/** The person took a power back; it ends at once. */
export interface MandateRevoked {
  readonly name: 'mandate-revoked';
  readonly version: 1;
  readonly data: { readonly mandate: string };
}

/** A certificate flowed back into the person's data space. */
export interface CertificateEntered {
  readonly name: 'certificate-entered';
  readonly version: 1;
  readonly data: {
    readonly type: string;
    readonly number: string;
    readonly identifier: string;
    readonly matter: string;
    readonly status: string;
  };
}

/** The person's standing changed because an obligation was breached or the breach repaired. */
export interface CreditChanged {
  readonly name: 'credit-changed';
  readonly version: 1;
  readonly data: { readonly standing: 'good' | 'unrepaired-breach'; readonly matter: string; readonly basis: string };
}

/** A member of staff was given a role in an organ, by whom, until when. */
export interface GrantGiven {
  readonly name: 'grant-given';
  readonly version: 1;
  readonly data: {
    readonly grant: string;
    readonly staff: string;
    readonly role: string;
    readonly organ: string;
    readonly item: string | null;
    readonly from: string;
    readonly until: string | null;
  };
}

/** A role was taken back; it ends at once. */
export interface GrantRevoked {
  readonly name: 'grant-revoked';
  readonly version: 1;
  readonly data: { readonly grant: string; readonly staff: string; readonly reason: string };
}

/** The decider lent the power to decide to a deputy until a moment. */
export interface PowerDelegated {
  readonly name: 'power-delegated';
  readonly version: 1;
  readonly data: {
    readonly grant: string;
    readonly from: string;
    readonly to: string;
    readonly organ: string;
    readonly until: string;
    readonly reason: string;
  };
}

/** Somebody is away on these days, and a colleague covers their tasks (AB岗). */
export interface AbsenceRecorded {
  readonly name: 'absence-recorded';
  readonly version: 1;
  readonly data: {
    readonly absence: string;
    readonly staff: string;
    readonly cover: string;
    readonly from: string;
    readonly until: string;
    readonly reason: string;
  };
}

/** An absence lasts longer or ends sooner than was said; days that have passed stay as they were. */
export interface AbsenceChanged {
  readonly name: 'absence-changed';
  readonly version: 1;
  readonly data: {
    readonly absence: string;
    readonly staff: string;
    readonly before: string;
    readonly until: string;
    readonly reason: string;
  };
}

/** Somebody is back: from this day on nobody stands in. */
export interface AbsenceEnded {
  readonly name: 'absence-ended';
  readonly version: 1;
  readonly data: { readonly absence: string; readonly staff: string; readonly on: string };
}

/** A window clerk opened a service for the person standing there. */
export interface CounterOpened {
  readonly name: 'counter-opened';
  readonly version: 1;
  readonly data: { readonly by: string; readonly organ: string | null };
}

/** The clerk ended it. Without this it ended after ten idle minutes. */
export interface CounterClosed {
  readonly name: 'counter-closed';
  readonly version: 1;
  readonly data: { readonly by: string };
}

/** Somebody acted for the person: an agent under a mandate, or a clerk at the counter. */
export interface ActedFor {
  readonly name: 'acted-for';
  readonly version: 1;
  readonly data: { readonly by: string; readonly matter: string; readonly what: string };
}

/** Every fact of this room. */
export type PeopleFact =
  | FileRead
  | CounterOpened
  | CounterClosed
  | ActedFor
  | MandateGiven
  | MandateRevoked
  | CertificateEntered
  | CreditChanged
  | GrantGiven
  | PowerDelegated
  | AbsenceRecorded
  | AbsenceChanged
  | AbsenceEnded
  | GrantRevoked;
