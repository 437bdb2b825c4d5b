/** The permits in a combined certificate (一业一证), each with its own number, last day and state. */
import type { Verification } from '../../../certificates/index.ts';
import { DataTable } from '../../components/data-table/data-table.tsx';
import { Tag } from '../../components/tag/tag.tsx';
import { sayDate } from '../../app/dates.ts';
import type { Visit } from '../../app/visit.ts';

type Parts = Verification['parts'];

/** Whether a certificate that is valid has lost one of its permits. */
export const hasLost = (status: string | null, parts: Parts): boolean =>
  status === 'valid' && parts.some((part) => part.status !== 'valid');

/** What the certificate is worth in words: of a combined one that lost a permit, that it lost one. */
export const stateOf = ({ say }: Visit, status: string | null, parts: Parts): string =>
  say(hasLost(status, parts) ? 'web.certificate.partly' : `web.certificate.${status}`);

/** The table; nothing for a certificate of one permit. */
export function Permits({ visit, parts }: { readonly visit: Visit; readonly parts: Parts }) {
  const { say, tell, lang } = visit;
  if (parts.length === 0) return null;
  return (
    <DataTable
      caption={say('web.certificate.parts')}
      columns={(['permit', 'number', 'organ', 'until', 'state'] as const).map((key) => ({
        key,
        label: say(`web.certificate.part.${key}`),
      }))}
      rows={parts.map((part) => ({
        key: part.number,
        cells: {
          permit: tell(part.name),
          number: part.number,
          organ: tell(part.organ),
          until: part.validUntil ? sayDate(lang, part.validUntil, true) : say('web.verify.long'),
          state: (
            <Tag tone={part.status === 'valid' ? 'success' : 'danger'} text={say(`web.certificate.${part.status}`)} />
          ),
        },
      }))}
    />
  );
}
