/** Time and identity, so that they can be handed over as arguments. */
import { randomBytes } from 'node:crypto';

/** What time it is; a scenario hands in a virtual one. */
export interface Clock {
  now(): Date;
}

/** Makes new identifiers. */
export interface Ids {
  next(): string;
}

/** The clock of the machine. */
export const systemClock: Clock = { now: () => new Date() };

/** UUID version 7 (RFC 9562): ordered by the given clock, 74 random bits; strictly rising within one process and millisecond. */
export function uuids(clock: Clock): Ids {
  let last = 0;
  let counter = 0;
  return {
    next() {
      const now = clock.now().getTime();
      const bytes = randomBytes(16);
      if (now > last) {
        last = now;
        counter = bytes.readUInt16BE(6) & 0x07ff;
      } else if (++counter > 0x0fff) {
        last += 1;
        counter = 0;
      }
      bytes.writeUIntBE(last, 0, 6);
      bytes.writeUInt16BE(0x7000 | counter, 6);
      bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
      const hex = bytes.toString('hex');
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
    },
  };
}
