/** What is drawn and counted for a certificate and each permit in it: numbers, last days, the one right that it stands for. */
import { addMonths, dayNumber, isoDay, type Duration } from '../../calendar/index.ts';
import type { CertificateType } from '../../catalogue/index.ts';
import { interleaved, type House, type Tx } from '../../platform/index.ts';
import type { Basis } from '../basis.ts';
import { numberKept } from '../renewal/carried.ts';
import type { FactData } from '../facts.ts';
import { isCounted, printedNumber, seriesPeriod } from '../ids.ts';
import * as store from '../store.ts';
import { type Scene, organOf, text } from './scene.ts';

/** A number from the pattern of a type. Cells interleave their serials, so that no two cells give one number. */
export async function drawNumber(
  house: House,
  tx: Tx,
  scene: Scene,
  type: CertificateType,
  today: string,
): Promise<string> {
  const { numberPattern: pattern, code } = type;
  const year = today.slice(0, 4);
  let serial = 0;
  if (isCounted(pattern)) {
    const [row] = await tx.query<{ n: number }>(store.drawSerial, [tx.key, code, seriesPeriod(pattern, year)]);
    serial = interleaved((row?.n ?? 1) - 1, house.shards.cell, tx.key);
  }
  if (pattern.includes('{uscc}') && scene.uscc === undefined)
    throw new Error(`${code} of ${scene.matter} has no credit code for its number`);
  return printedNumber(pattern, { year, region: scene.district, serial, uscc: scene.uscc ?? '' });
}

/** The permits of a combined certificate: what each item would have issued alone, with its own number and its own last day. */
export async function partsOf(
  house: House,
  tx: Tx,
  scene: Scene,
  own: Basis['decisions'],
  issuedOn: string,
): Promise<readonly Part[]> {
  const combined = new Set(scene.type.combines ?? []);
  const parts: Part[] = [];
  for (const decision of own) {
    for (const code of scene.catalogue.items[decision.item]?.outputs ?? []) {
      const type = scene.catalogue.certificateTypes[code];
      if (!type || !combined.has(code)) continue;
      parts.push({
        case: decision.case,
        type: code,
        typeCode: type.typeCode,
        name: type.name,
        number: numberKept(scene.renews?.state, code) ?? (await drawNumber(house, tx, scene, type, issuedOn)),
        organ: decision.organ,
        organName: organOf(scene.catalogue, decision.organ).name,
        validUntil: untilOf(type, issuedOn),
      });
    }
  }
  return parts;
}

type Part = FactData<'certificate-parts-named'>['parts'][number];

/** The last day of a type that begins on a day; null where it has none. */
export const untilOf = ({ validity }: CertificateType, from: string): string | null =>
  validity ? lastDay(from, validity) : null;

/** A combined certificate lasts as long as any of its permits. */
export const lastOf = (parts: readonly Part[]): string | null =>
  parts.some((part) => part.validUntil === null)
    ? null
    : (parts
        .map((part) => part.validUntil ?? '')
        .toSorted()
        .at(-1) ?? null);

/** One right of one holder at one place; of a combined certificate, to the same permits. Keyed, so that the row tells nothing. */
export const rightKey = (house: House, scene: Scene, parts: readonly Part[]): string =>
  house.secrets
    .mac(
      'certificate right',
      JSON.stringify([
        scene.applicant,
        scene.type.code,
        text(scene.answers['premises.address']) ?? '',
        ...parts.map((part) => part.type).toSorted(),
      ]),
    )
    .toString('hex');

/** The last day of a validity that begins on a day: five years from 2026-11-25 end on 2031-11-24. */
export function lastDay(from: string, validity: Duration): string {
  const day = dayNumber(from);
  if (validity.unit === 'd') return isoDay(day + validity.n - 1);
  if (validity.unit === 'year' || validity.unit === 'month')
    return isoDay(addMonths(day, validity.unit === 'year' ? validity.n * 12 : validity.n) - 1);
  throw new Error(`a validity in ${validity.unit} has no last day`);
}
