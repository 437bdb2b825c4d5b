/**
 * Invariants 12 and 13 over what happened and what is answered, written apart from this room's own rules: identity (numbers, places, bytes, one
 * valid certificate for one right) and monotone revocation. Each gives a sentence about what is broken, or nothing.
 */

/** A fact of a certificate, as it stands in the log. */
interface Happened {
  readonly name: string;
  readonly at: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A certificate with everything that is known of it from outside this room's rules. */
export interface Known {
  readonly id: string;
  readonly cell: number;
  readonly facts: readonly Happened[];
  /** Who may hold only one of what: the same text is the same right. */
  readonly right: string;
  /** SHA-256 of the unsigned file drawn again now, and of the signed file as it is kept; `null` where there is none. */
  readonly drawnAgain: string | null;
  readonly kept: string | null;
  /** What the public check answers. */
  readonly answer: { readonly found: boolean; readonly status: string | null; readonly successor: string | null };
  /** Whether the published list says that it has ended. */
  readonly isListed: boolean;
}

type CertificateInvariant = (all: readonly Known[]) => string | undefined;

const first = <T>(items: readonly T[], check: (item: T) => string | undefined): string | undefined => {
  for (const item of items) {
    const broken = check(item);
    if (broken) return broken;
  }
  return undefined;
};

const named = (one: Known, name: string): Happened | undefined => one.facts.find((fact) => fact.name === name);
const intended = (one: Known) => (named(one, 'certificate-intended') as Happened).data;
const begins: ReadonlySet<string> = new Set(['certificate-sealed', 'certificate-recorded']);
const ends: Readonly<Record<string, string>> = {
  'certificate-revoked': 'revoked',
  'certificate-forfeited': 'forfeited',
  'certificate-withdrawn': 'withdrawn',
  'certificate-expired': 'expired',
  'certificate-superseded': 'superseded',
  'certificate-cancelled': 'cancelled',
};

/** What it is worth by the last word in its log, read in the plainest way. */
function worth(one: Known): string {
  let status = 'nothing';
  for (const { name } of one.facts) {
    if (begins.has(name) && status === 'nothing') status = 'valid';
    if (ends[name] && status !== 'nothing') status = ends[name];
  }
  return status;
}

const twice = (texts: readonly string[]): string | undefined => texts.find((text, i) => texts.indexOf(text) !== i);

/** 12: no number, no identifier and no place in a status list is given a second time. All numbers here come from counters, none is a credit code. */
const neverReused: CertificateInvariant = (all) => {
  const number = twice(all.map((one) => String(intended(one)['number'])));
  const identifier = twice(all.map((one) => String(intended(one)['identifier'])));
  const place = twice(all.map((one) => `${one.cell} ${JSON.stringify(intended(one)['statusList'])}`));
  if (number) return `the number ${number} was given twice`;
  if (identifier) return `the identifier ${identifier} was given twice`;
  return place ? `the place ${place} was given twice` : undefined;
};

/** 12: drawn again from the log it is the file that was sealed, and the sealed file is the one that is kept. */
const sameBytes: CertificateInvariant = (all) =>
  first(all, (one) => {
    const sealed = named(one, 'certificate-sealed')?.data;
    if (!sealed) return undefined;
    if (one.drawnAgain !== sealed['unsignedSha256']) return `${one.id}: drawn again it is another file`;
    return one.kept === sealed['sha256'] ? undefined : `${one.id}: the sealed file is not the one that is kept`;
  });

/** 12: two valid ones for one right never stand side by side; within a cell not even for a moment. */
const oneForRight: CertificateInvariant = (all) =>
  first([...Map.groupBy(all, (one) => one.right)], ([, group]) => {
    const valid = group.filter((one) => worth(one) === 'valid');
    if (valid.length > 1) return `${valid.map((one) => one.id).join(' and ')} are both valid for one right`;
    return first(group, (one) => {
      const end = named(one, 'certificate-superseded');
      const successor = group.find((other) => other.id === end?.data['by']);
      const begin = successor?.facts.find((fact) => begins.has(fact.name));
      if (!end || !begin || successor?.cell !== one.cell) return undefined;
      return end.at > begin.at ? `${one.id} and its successor were valid at once` : undefined;
    });
  });

/** 13: after an end nothing makes it valid again, and only the formal cancellation follows, once. */
const monotone: CertificateInvariant = (all) =>
  first(all, (one) => {
    let end: string | undefined;
    return first(one.facts, ({ name }) => {
      if (end && begins.has(name)) return `${one.id}: ${name} after ${end}`;
      if (end && ends[name] && (name !== 'certificate-cancelled' || end === name))
        return `${one.id}: ${name} after ${end}`;
      if (ends[name] ?? name === 'certificate-abandoned') end = name;
      return undefined;
    });
  });

/** 13: what anybody is answered, and what the published list says, is what the log says. */
const answeredAsLogged: CertificateInvariant = (all) =>
  first(all, (one) => {
    const status = worth(one);
    const { answer } = one;
    if (status === 'nothing')
      return answer.found ? `${one.id}: answered ${answer.status} and was never sealed` : undefined;
    if (answer.status !== status) return `${one.id}: answered ${answer.status}, the log says ${status}`;
    return one.isListed === (status !== 'valid') ? undefined : `${one.id}: the list does not say that it is ${status}`;
  });

/** 13: a superseded one names its successor: one that was sealed, of the same right. */
const namesSuccessor: CertificateInvariant = (all) =>
  first(all, (one) => {
    const end = named(one, 'certificate-superseded');
    if (!end) return undefined;
    const successor = all.find((other) => other.id === end.data['by']);
    if (!successor || successor.right !== one.right || !successor.facts.some((fact) => begins.has(fact.name)))
      return `${one.id}: superseded by nothing of its right`;
    if (end.data['identifier'] !== intended(successor)['identifier']) return `${one.id}: names another identifier`;
    return one.answer.successor === intended(successor)['identifier']
      ? undefined
      : `${one.id}: the answer names no successor`;
  });

/** Number in the list of guarantees -> check. */
export const certificateInvariants: Readonly<Record<12 | 13, CertificateInvariant>> = {
  12: (all) => neverReused(all) ?? sameBytes(all) ?? oneForRight(all),
  13: (all) => monotone(all) ?? answeredAsLogged(all) ?? namesSuccessor(all),
};
