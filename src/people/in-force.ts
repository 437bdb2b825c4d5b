/**
 * Which power holds at an instant: the rule alone, without rows or clock. Sessions, mandates and absences ask it, and so do the random plays of
 * `matters`. A grant or mandate holds from its first instant until just before its last; an absence on each of its days, the last included.
 */

/** Something that begins, may end by itself, and may have been taken back. */
interface Dated {
  readonly from: Date;
  /** The first instant at which it holds no more; null without end. */
  readonly until: Date | null;
  readonly revokedAt: Date | null;
}

/** Whether it holds at an instant. */
export const isInForce = ({ from, until, revokedAt }: Dated, now: Date): boolean =>
  revokedAt === null && from <= now && (until === null || now < until);

/** A role in one organ, lent or for good. */
export interface HeldRole<Name extends string = string> extends Dated {
  readonly role: Name;
  readonly organ: string;
  /** The one item to which it is limited; nothing or null: all items of the organ. */
  readonly item?: string | null;
}

/** The roles that somebody of this organ holds in it now. */
export const rolesInForce = <Name extends string>(
  grants: readonly HeldRole<Name>[],
  organ: string,
  now: Date,
): readonly Name[] => [
  ...new Set(grants.filter((one) => one.organ === organ && isInForce(one, now)).map((one) => one.role)),
];

/**
 * Roles that somebody holds for some items only, with these. A role that is also held without limit is not among them; neither is one that is
 * not held at all.
 */
export function itemsInForce<Name extends string>(
  grants: readonly HeldRole<Name>[],
  organ: string,
  now: Date,
): Readonly<Partial<Record<Name, readonly string[]>>> {
  const held = grants.filter((one) => one.organ === organ && isInForce(one, now));
  const limited = rolesInForce(held, organ, now).flatMap((role) => {
    const own = held.filter((one) => one.role === role);
    const items = own.flatMap((one) => one.item ?? []);
    return items.length === own.length ? [[role, [...new Set(items)]] as const] : [];
  });
  return Object.fromEntries(limited) as Partial<Record<Name, readonly string[]>>;
}

/** What an agent may do for a principal: a theme, a matter, or `*`. */
export interface HeldMandate extends Dated {
  readonly agent: string;
  readonly scope: string;
}

/** The scopes of the mandates that an agent holds now. */
export const scopesInForce = (mandates: readonly HeldMandate[], agent: string, now: Date): readonly string[] =>
  mandates.filter((one) => one.agent === agent && isInForce(one, now)).map((one) => one.scope);

/** Somebody away from a day to a day, both included (`yyyy-mm-dd`); `endedOn` is the first day on which nobody stands in any more. */
export interface Away {
  readonly staff: string;
  readonly cover: string;
  readonly from: string;
  readonly until: string;
  readonly endedOn: string | null;
}

/** For whom somebody stands in on a day (AB岗). */
export const coveredOn = (absences: readonly Away[], cover: string, day: string): readonly string[] => [
  ...new Set(
    absences
      .filter(
        (one) =>
          one.cover === cover && one.from <= day && day <= one.until && (one.endedOn === null || day < one.endedOn),
      )
      .map((one) => one.staff),
  ),
];
