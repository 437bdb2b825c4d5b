/** The state of a certificate, folded from its facts. Monotone: what has ended never becomes valid again (invariant 13). */
import type { FactData, NewCertificateFact } from './facts.ts';

/** `intended` is not yet a certificate; everything after `valid` is an end. Distinct legal acts are never collapsed (field reference 4.3). */
export type Status =
  | 'intended'
  | 'abandoned'
  | 'valid'
  | 'revoked'
  | 'forfeited'
  | 'withdrawn'
  | 'expired'
  | 'superseded'
  | 'cancelled';

/** A permit inside a combined certificate and the act that ended it; `of` and `decision` where it was taken over from an earlier one. Past its last day it has expired, whether or not anybody said so. */
export type PartState = FactData<'certificate-parts-named'>['parts'][number] & {
  readonly ended: 'revoked' | 'forfeited' | 'withdrawn' | 'cancelled' | null;
} & Partial<Pick<FactData<'certificate-parts-carried'>['parts'][number], 'of' | 'decision'>>;

export interface CertificateState {
  readonly intent: FactData<'certificate-intended'>;
  readonly status: Status;
  /** `null` where another system sealed it, or nothing is sealed yet. */
  readonly file: {
    readonly sha256: string;
    readonly keyId: string;
    readonly unsignedSha256: string;
    /** Under which letter the seal was used; absent in what was sealed before letters were recorded. */
    readonly letter?: FactData<'certificate-sealed'>['letter'];
  } | null;
  readonly successor: string | null;
  /** Renewals that want to follow this certificate, in the order in which they came. */
  readonly line: readonly FactData<'certificate-succession-claimed'>[];
  /** Permits of a combined certificate; empty for every other. */
  readonly parts: readonly PartState[];
  readonly shown: readonly { readonly code: string; readonly until: string }[];
}

const ended: Readonly<Partial<Record<NewCertificateFact['name'], Status>>> = {
  'certificate-revoked': 'revoked',
  'certificate-forfeited': 'forfeited',
  'certificate-withdrawn': 'withdrawn',
  'certificate-expired': 'expired',
  'certificate-superseded': 'superseded',
  'certificate-cancelled': 'cancelled',
  'certificate-abandoned': 'abandoned',
};

/** Ends after which nothing but the formal cancellation may follow. */
export const isEnded = (status: Status): boolean => status !== 'intended' && status !== 'valid';

/** The state after one more fact. */
export function evolve(state: CertificateState | undefined, fact: NewCertificateFact): CertificateState {
  if (fact.name === 'certificate-intended')
    return { intent: fact.data, status: 'intended', file: null, successor: null, line: [], parts: [], shown: [] };
  if (!state) throw new Error(`${fact.name} before certificate-intended`);
  switch (fact.name) {
    case 'certificate-sealed':
      return {
        ...state,
        status: forward(state.status, 'valid'),
        file: {
          sha256: fact.data.sha256,
          keyId: fact.data.keyId,
          unsignedSha256: fact.data.unsignedSha256,
          ...(fact.data.letter === undefined ? {} : { letter: fact.data.letter }),
        },
      };
    case 'certificate-recorded':
      return { ...state, status: forward(state.status, 'valid') };
    case 'certificate-parts-named':
      return { ...state, parts: fact.data.parts.map((part) => ({ ...part, ended: null })) };
    case 'certificate-parts-carried':
      return { ...state, parts: [...state.parts, ...fact.data.parts.map((part) => ({ ...part, ended: null }))] };
    case 'certificate-part-ended':
      return { ...state, parts: state.parts.map((part) => endedPart(part, fact.data)) };
    case 'certificate-shown':
      return { ...state, shown: [...state.shown.slice(-19), { code: fact.data.code, until: fact.data.until }] };
    case 'certificate-succession-claimed':
      return { ...state, line: [...state.line, fact.data] };
    case 'certificate-superseded':
      return { ...state, status: forward(state.status, 'superseded'), successor: fact.data.by };
    default:
      return { ...state, status: forward(state.status, ended[fact.name] ?? state.status) };
  }
}

const partEnds = { revoke: 'revoked', forfeit: 'forfeited', withdraw: 'withdrawn', cancel: 'cancelled' } as const;

/** Ended is ended: a second act changes nothing but the formal cancellation. */
const endedPart = (part: PartState, { case: one, act }: FactData<'certificate-part-ended'>): PartState =>
  part.case !== one || (part.ended !== null && act !== 'cancel') ? part : { ...part, ended: partEnds[act] };

/** Only forward: intended to valid or abandoned, valid to an end, an end to cancelled. */
function forward(from: Status, to: Status): Status {
  if (from === 'intended' || from === 'valid') return from === 'valid' && to === 'abandoned' ? from : to;
  return to === 'cancelled' && from !== 'abandoned' ? to : from;
}

/** The state of all facts of a stream; undefined where there are none. */
export const fold = (facts: readonly NewCertificateFact[]): CertificateState | undefined =>
  facts.reduce<CertificateState | undefined>(evolve, undefined);

/** What a permit inside a combined certificate is worth on a day: nothing once the whole has ended. */
export function partOn(state: CertificateState, part: PartState, day: string): Status {
  if (part.ended !== null) return part.ended;
  const whole = statusOn(state, state.intent.validUntil, day);
  return whole === 'valid' && part.validUntil !== null && day > part.validUntil ? 'expired' : whole;
}

/** What it is worth on a day: a certificate whose last day is over has expired, whether or not its timer has fired. */
export function statusOn(state: Pick<CertificateState, 'status'>, validUntil: string | null, day: string): Status {
  return state.status === 'valid' && validUntil !== null && day > validUntil ? 'expired' : state.status;
}
