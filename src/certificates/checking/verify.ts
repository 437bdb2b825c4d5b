/** What a certificate is worth now, for whoever holds its number and check value. One look-up whatever was typed; no answer tells more than another. */
import { createHash } from 'node:crypto';
import { legalDay } from '../../calendar/index.ts';
import type { House } from '../../platform/index.ts';
import { mask } from '../../vocabulary/index.ts';
import { isSame, placeIn } from './check-value.ts';
import { cellOf, typedCheck, typedNumber } from '../ids.ts';
import { stateOf } from '../perform.ts';
import { holderOf, type Holder } from '../print.ts';
import { partsOn } from '../parts.ts';
import type { Verification } from '../schema.ts';
import { statusOn, type CertificateState } from '../state.ts';
import * as store from '../store.ts';

const nothing: Verification = {
  found: false,
  status: null,
  type: null,
  number: null,
  identifier: null,
  organ: null,
  holder: null,
  issuedOn: null,
  validUntil: null,
  successor: null,
  successorNumber: null,
  demonstration: null,
  parts: [],
  checkedAt: '',
};

/** The answer to number and check value. */
export async function verifyTyped(house: House, number: string, check: string): Promise<Verification> {
  const { cell: cells } = house.shards;
  const [key, typed] = [typedNumber(number), typedCheck(check)];
  const cell = cells[placeIn(house.secrets, key, typed, cells.length)];
  const [row] = await house.db.read<{ certificate_id: string; check_value: string }>(store.byNumber, [cell, key]);
  const right = isSame(typed, row?.check_value ?? '--------');
  return right && row
    ? await verification(house, row.certificate_id, 'masked')
    : { ...nothing, checkedAt: house.clock.now().toISOString() };
}

/** The answer for a certificate that is known. `open` where the holder shows it, or the command line asks. */
export async function verification(house: House, id: string, as: 'masked' | 'open'): Promise<Verification> {
  const checkedAt = house.clock.now().toISOString();
  const found = await stateOf(house, id);
  if (!found) return { ...nothing, checkedAt };
  const { state } = found;
  const { intent } = state;
  const status = statusOn(state, intent.validUntil, legalDay(checkedAt));
  if (status === 'intended' || status === 'abandoned') return { ...nothing, checkedAt };
  return {
    found: true,
    status,
    type: intent.name,
    number: intent.number,
    identifier: intent.identifier,
    organ: intent.organ.name,
    holder: shownHolder(holderOf(intent), as),
    issuedOn: intent.issuedOn,
    validUntil: intent.validUntil,
    ...(await successorOf(house, state)),
    demonstration: intent.isDemonstration,
    parts: partsOn(state, legalDay(checkedAt)).map(({ case: _case, ...part }) => part),
    checkedAt,
  };
}

/** A business by its name, a person by surname and stars; an erased one not at all. */
const shownHolder = (holder: Holder | undefined, as: 'masked' | 'open'): string =>
  holder === undefined
    ? '****'
    : as === 'open' || [...holder.name].length > 4
      ? holder.name
      : mask('name', holder.name);

async function successorOf(
  house: House,
  state: CertificateState,
): Promise<Pick<Verification, 'successor' | 'successorNumber'>> {
  const next = state.successor === null ? undefined : (await stateOf(house, state.successor))?.state.intent;
  return { successor: next?.identifier ?? null, successorNumber: next?.number ?? null };
}

/** How long a shown code serves. */
export const shownFor = 5 * 60_000;

/** The code that a holder shows: the certificate and the end of its minutes, with a mark that only this installation makes. */
export function shownCode(house: House, id: string, until: Date): string {
  const body = `${id}.${until.getTime().toString(36)}`;
  return `${body}.${house.secrets.mac('certificate shown', body).subarray(0, 15).toString('base64url')}`;
}

export const codeHash = (code: string): string => createHash('sha256').update(code).digest('hex');

/** The answer to a shown code: only while it lasts, and only one that the log has. */
export async function verifyShown(house: House, code: string): Promise<Verification> {
  const checkedAt = house.clock.now().toISOString();
  const [id = '', until = ''] = code.split('.');
  const end = Number.parseInt(until, 36);
  const isOurs =
    cellOf(id) !== undefined &&
    Number.isFinite(end) &&
    code === shownCode(house, id, new Date(end)) &&
    end > house.clock.now().getTime();
  const found = isOurs ? await stateOf(house, id) : undefined;
  if (!found?.state.shown.some((each) => each.code === codeHash(code))) return { ...nothing, checkedAt };
  return await verification(house, id, 'open');
}
