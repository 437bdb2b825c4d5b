/** The permits of a combined certificate as they are shown: each with what it is worth on a day. Pure. */
import { partOn, type CertificateState } from './state.ts';
import type { CertificateView } from './schema.ts';

/** Every permit with its state; nothing before the certificate is issued, since then there is none. */
export const partsOn = (state: CertificateState, day: string): CertificateView['parts'] =>
  state.parts.flatMap((part) => {
    const status = partOn(state, part, day);
    if (status === 'intended' || status === 'abandoned') return [];
    const { case: one, name, number, organName, validUntil } = part;
    return [{ case: one, name, number, organ: organName, status, validUntil }];
  });
