/** Forms of the commands around tolerance, commitment and the handling of a breach. */
import type { CommandName } from '../../../matters/index.ts';
import { isFixedDay } from '../colour.tsx';
import { sayDue } from '../../app/dates.ts';
import type { ActionForm, Option } from './field.ts';
import { codes } from './options.ts';
import type { Place } from './place.ts';

/** Commitments that nobody has signed. */
const unsigned = ({ matter, visit }: Place): readonly Option[] =>
  matter.commitments
    .filter((one) => one.promise && !one.isSigned)
    .map((one) => ({ value: one.relief, label: visit.tell(one.text) }));

const handlings =
  (wanted: (one: Place['matter']['handlings'][number]) => boolean) =>
  ({ matter }: Place): readonly Option[] =>
    matter.handlings.filter(wanted).map((one) => ({ value: one.handling, label: one.finding }));

/** A list with one entry needs no choosing. */
export const onlyFirst =
  (options: (place: Place) => readonly Option[]) =>
  (place: Place): string => {
    const [only, ...more] = options(place);
    return only && more.length === 0 ? only.value : '';
  };

const open = handlings((one) => one.state === 'open');
const inBook = handlings((one) => one.outcome?.endsWith('credit-entry') === true && !one.isRepaired);

/** Checks that are open, and papers whose day has passed. */
export const promisesBroken = ({ matter, visit }: Place): readonly Option[] =>
  matter.obligations
    .filter((each) => each.state !== 'closed' && (each.kind === 'check' || each.state === 'overdue'))
    .map((each) => ({
      value: each.obligation,
      label: `${each.text} · ${sayDue(visit, each.due, { isFirm: isFixedDay(matter, each.obligation) })}`,
    }));

/** Command -> form. */
export const reliefForms: Partial<Readonly<Record<CommandName, ActionForm>>> = {
  'sign-commitment': {
    with: ({ matter }, body) => ({
      textVersion: matter.commitments.find((one) => one.relief === body['relief'])?.textVersion ?? '',
    }),
    fields: [
      { name: 'relief', kind: 'select', options: unsigned, initial: onlyFirst(unsigned) },
      { name: 'capacity', kind: 'choice', options: codes('capacity', 'in-person', 'guardian') },
      { name: 'signature', kind: 'file', hint: true },
      { name: 'authorisation', kind: 'file', optional: true, hint: true },
    ],
  },
  'pre-review': {
    fields: [
      { name: 'opinion', kind: 'choice', options: codes('pre-review', 'ready-but-for-gaps', 'not-ready') },
      { name: 'text', kind: 'text' },
    ],
  },
  'state-defence': {
    fields: [
      { name: 'handling', kind: 'select', options: open, initial: onlyFirst(open) },
      { name: 'text', kind: 'text' },
      { name: 'documents', kind: 'files', optional: true },
    ],
  },
  'decide-handling': {
    grave: true,
    fields: [
      { name: 'handling', kind: 'select', options: open, initial: onlyFirst(open) },
      {
        name: 'outcome',
        kind: 'choice',
        options: codes('outcome', 'no-measure', 'revoke', 'credit-entry', 'revoke-and-credit-entry'),
      },
      { name: 'reasons', kind: 'text', hint: true },
    ],
  },
  'record-repair': {
    fields: [
      { name: 'handling', kind: 'select', options: inBook, initial: onlyFirst(inBook) },
      { name: 'evidence', kind: 'text' },
    ],
  },
};
