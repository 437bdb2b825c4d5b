/** Forms of the commands of joint work, re-checks and conversions. */
import { jointKindNames, type CommandName } from '../../../matters/index.ts';
import type { ActionForm, Field, Option } from './field.ts';
import { codes, needsOf, organsOf } from './options.ts';
import { onlyFirst } from './relief-forms.ts';
import type { Place } from './place.ts';

/** Joint work that is going on, or that was concluded. */
const joints =
  (state: 'called' | 'concluded') =>
  ({ matter, visit }: Place): readonly Option[] =>
    matter.activities
      .filter((one) => one.state === state)
      .map((one) => ({ value: one.joint, label: `${visit.say(`web.desk.option.joint.${one.kind}`)} ${one.subject}` }));

const running = joints('called');
const concluded = joints('concluded');
const joint = (options: NonNullable<Field['options']>): Field => ({
  name: 'joint',
  kind: 'select',
  options,
  initial: onlyFirst(options),
});

/** What an hour can be chosen for; appointments are chosen on the applicant's page. */
const hours =
  (isBooked: boolean) =>
  ({ matter, visit }: Place): readonly Option[] =>
    matter.bookings
      .filter((one) => !isBooked || one.at !== null)
      .map((one) => ({
        value: one.about,
        label: visit.say(`web.time.${one.kind}.todo`, {
          organs: one.organs.map((each) => visit.tell(each.name)).join('、'),
        }),
      }));

/** Tasks that a visit or a measurement can be called for. */
const tasksToCall = ({ matter, visit }: Place): readonly Option[] =>
  matter.cases.flatMap((one) =>
    one.tasks
      .filter((task) => task.state === 'open' && !['examine', 'decide', 'convert', 'external'].includes(task.kind))
      .map((task) => ({
        value: task.task,
        label: `${visit.tell(one.name)} · ${visit.tell(task.name)} · ${visit.tell(task.organName)}`,
      })),
  );

const cases = ({ matter, visit }: Place): readonly Option[] =>
  matter.cases.map((one) => ({ value: one.case, label: `${visit.tell(one.name)} · ${visit.tell(one.organName)}` }));

/** Drawings and other papers as versions: what everybody reviews. */
const versions = ({ matter, visit }: Place): readonly Option[] =>
  matter.materials.flatMap((one) => (one.sha256 === null ? [] : [{ value: one.sha256, label: visit.tell(one.name) }]));

const drawing: Field = { name: 'drawing', kind: 'select', options: versions, optional: true, hint: true };
const kindCodes = codes('joint', ...jointKindNames);

/** Command -> form. */
export const jointForms: Partial<Readonly<Record<CommandName, ActionForm>>> = {
  'convert-result': {
    fields: [
      { name: 'verdict', kind: 'choice', options: codes('verdict', 'no-effect', 'examine-again') },
      { name: 'changed', kind: 'changes', optional: true },
    ],
  },
  'call-joint': {
    fields: [
      { name: 'kind', kind: 'select', options: kindCodes },
      { name: 'subject', kind: 'line' },
      { name: 'at', kind: 'instant' },
      { name: 'place', kind: 'line' },
      { name: 'tasks', kind: 'several', options: tasksToCall, optional: true, hint: true },
      { name: 'cases', kind: 'several', options: cases, optional: true },
      { name: 'organs', kind: 'several', options: organsOf, optional: true },
      drawing,
      {
        name: 'because',
        kind: 'select',
        options: codes('because', 'open-findings', 'complaint', 'statutory'),
        optional: true,
        hint: true,
      },
      { name: 'level', kind: 'select', options: codes('level', 'centre', 'above'), optional: true },
    ],
  },
  'attend-joint': {
    fields: [
      joint(running),
      { name: 'organ', kind: 'select', options: organsOf, optional: true, hint: true },
      { name: 'staff', word: 'attendees', kind: 'people', hint: true },
    ],
  },
  'excuse-joint': {
    fields: [joint(running), { name: 'organ', kind: 'select', options: organsOf }, { name: 'reasons', kind: 'text' }],
  },
  'answer-joint': {
    fields: [
      joint(running),
      { name: 'passed', kind: 'yes-no' },
      { name: 'text', kind: 'text' },
      drawing,
      { name: 'documents', kind: 'files', optional: true },
    ],
  },
  'conclude-joint': {
    fields: [
      joint(running),
      { name: 'passed', kind: 'yes-no' },
      { name: 'text', kind: 'text' },
      { name: 'place', kind: 'line', optional: true, hint: true },
      { name: 'limits', kind: 'limits', optional: true },
      { name: 'documents', kind: 'files', optional: true },
    ],
  },
  'renew-joint': { fields: [joint(concluded), drawing] },
  'sign-joint': { fields: [joint(concluded), { name: 'signature', kind: 'file', hint: true }] },
  'book-visit': {
    fields: [
      { name: 'about', kind: 'select', options: hours(false), initial: onlyFirst(hours(false)) },
      { name: 'at', kind: 'instant', hint: true },
    ],
  },
  'cancel-visit': {
    fields: [
      { name: 'about', kind: 'select', options: hours(true), initial: onlyFirst(hours(true)) },
      { name: 'reasons', kind: 'text', optional: true },
    ],
  },
  'recheck-findings': {
    fields: [
      { name: 'staff', kind: 'staff', hint: true },
      { name: 'results', kind: 'findings' },
      { name: 'photographs', kind: 'files', optional: true },
    ],
  },
  'raise-breach': {
    grave: true,
    fields: [
      { name: 'basis', kind: 'basis' },
      { name: 'text', kind: 'text' },
    ],
  },
  'assist-submission': {
    fields: [
      { name: 'submittedOn', kind: 'day' },
      { name: 'note', kind: 'text', optional: true },
      { name: 'documents', kind: 'files', optional: true },
    ],
  },
  'ask-to-fetch': {
    fields: [
      { name: 'need', kind: 'select', options: needsOf },
      { name: 'from', kind: 'line', hint: true },
      { name: 'reasons', kind: 'text', optional: true },
    ],
  },
};
