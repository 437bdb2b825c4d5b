/** Command -> form: the one table that all forms of the workbench are drawn from and read with. */
import { grounds, type CommandName } from '../../../matters/index.ts';
import type { ActionForm, Field } from './field.ts';
import {
  casesOf,
  assignees,
  casesAtWindow,
  codes,
  colleagues,
  freshSheet,
  needsOf,
  needsToAsk,
  openChecks,
  openExternal,
  openParties,
  openRecusals,
  openSheets,
  openSurveys,
  organsAtWindow,
  organsOf,
  sheetPapers,
  sitesOf,
  unsealedNotices,
  unservedNotices,
  visitOfToday,
  visitsOf,
  waitingConditions,
} from './options.ts';
import { jointForms } from './joint-forms.ts';
import { promisesBroken, reliefForms } from './relief-forms.ts';

const late: Field = { name: 'late', kind: 'late', optional: true };
const reasons: Field = { name: 'reasons', kind: 'text' };
const note: Field = { name: 'note', kind: 'text', optional: true };
const site: Field = {
  name: 'site',
  kind: 'select',
  options: sitesOf,
  initial: (place) => place.matter.site ?? onlyOne(sitesOf)(place),
};
const oneCase: Field = { name: 'case', kind: 'select', options: casesOf, initial: onlyOne(casesOf) };
const effect: Field = { name: 'effect', kind: 'choice', options: codes('effect', 'granted', 'denied') };

/** A list with one entry needs no choosing. */
function onlyOne(options: NonNullable<Field['options']>): NonNullable<Field['initial']> {
  return (place) => {
    const [only, ...more] = options(place);
    return only && more.length === 0 ? only.value : '';
  };
}

/** Every command that staff may send, with its fields. */
export const actionForms: Partial<Readonly<Record<CommandName, ActionForm>>> = {
  'order-payment': { fields: [] },
  'settle-payment': {
    fields: [
      { name: 'result', kind: 'choice', options: codes('result', 'paid', 'returned', 'refused') },
      { name: 'reason', kind: 'text', optional: true },
    ],
  },
  'recover-payment': { grave: true, fields: [reasons, { name: 'law', kind: 'line' }] },
  'change-fact': {
    fields: [
      { name: 'changes', kind: 'answer' },
      { name: 'source', kind: 'choice', options: codes('source', 'survey', 'applicant', 'registry', 'organ') },
      reasons,
      { name: 'evidence', kind: 'line', optional: true },
    ],
  },
  'apply-catalogue': {
    fields: [
      { name: 'catalogue', kind: 'line', hint: true },
      { name: 'cause', kind: 'choice', options: codes('cause', 'catalogue') },
      reasons,
    ],
  },
  ...reliefForms,
  ...jointForms,
  'check-materials': { fields: [{ name: 'checks', kind: 'checks' }] },
  'notify-correction': {
    seq: true,
    fields: [
      { name: 'defects', kind: 'defects' },
      { name: 'within', kind: 'duration', optional: true, hint: true },
    ],
  },
  'accept-case': { fields: [late] },
  'not-accept-case': {
    grave: true,
    fields: [
      { name: 'kind', kind: 'choice', options: codes('kind', 'not-required', 'not-competent', 'papers-returned') },
      reasons,
      { name: 'signpost', kind: 'signpost', hint: true },
    ],
  },
  'fetch-material': {
    fields: [
      { name: 'need', kind: 'select', options: needsOf },
      { name: 'from', kind: 'select', options: organsOf, hint: true },
      { name: 'reference', kind: 'line', optional: true },
    ],
  },
  'supply-correction': { fields: [{ name: 'materials', kind: 'papers' }] },
  'supply-material': {
    fields: [oneCase, { name: 'need', kind: 'select', options: needsOf }, { name: 'sha256', kind: 'files' }],
  },
  'schedule-survey': {
    fields: [
      { name: 'tasks', kind: 'several', options: openSurveys, hint: true, initial: onlyOne(openSurveys) },
      { name: 'at', kind: 'instant' },
    ],
  },
  'record-survey': {
    fields: [
      { name: 'staff', kind: 'staff', hint: true },
      { name: 'checklist', kind: 'points' },
      { name: 'findings', kind: 'lines', optional: true, hint: true },
      { name: 'photographs', kind: 'files', optional: true },
      { name: 'passed', kind: 'yes-no' },
      { name: 'concludedOnSite', kind: 'yes-no', initial: () => 'true' },
      late,
    ],
  },
  'record-step': {
    fields: [
      { name: 'passed', kind: 'yes-no' },
      { name: 'note', kind: 'text' },
      { name: 'documents', kind: 'files', optional: true },
      late,
    ],
  },
  examine: {
    fields: [
      { name: 'opinion', kind: 'choice', options: codes('opinion', 'grant', 'deny') },
      { name: 'text', kind: 'text', hint: true },
    ],
  },
  'decide-case': {
    fields: [
      effect,
      { ...reasons, hint: true },
      { name: 'conditions', kind: 'conditions', optional: true, hint: true },
    ],
  },
  'record-condition-event': {
    fields: [
      { name: 'condition', kind: 'select', options: waitingConditions, initial: onlyOne(waitingConditions) },
      { name: 'on', kind: 'day' },
      { name: 'evidence', kind: 'text', hint: true },
    ],
  },
  'send-back': { fields: [reasons] },
  'record-external-result': {
    always: { by: 're-entry' },
    fields: [
      { name: 'task', kind: 'select', options: openExternal, initial: onlyOne(openExternal) },
      { name: 'serial', kind: 'line' },
      { name: 'serialAgain', kind: 'line', hint: true },
      effect,
      { name: 'number', kind: 'line', optional: true },
      { ...reasons, optional: true },
    ],
  },
  'suspend-clock': {
    fields: [
      {
        name: 'ground',
        kind: 'select',
        hint: true,
        options: codes('ground', ...grounds.filter((one) => one !== 'declared-by-item')),
      },
      { name: 'expected', kind: 'duration' },
      reasons,
    ],
  },
  'resume-clock': { fields: [] },
  'tell-statement-right': {
    fields: [
      { ...reasons, hint: true },
      { name: 'within', kind: 'duration' },
    ],
  },
  'make-statement': {
    fields: [
      { name: 'statement', kind: 'text', optional: true, hint: true },
      { name: 'documents', kind: 'files', optional: true },
      late,
    ],
  },
  'tell-hearing-right': { fields: [{ ...reasons, hint: true }] },
  'extend-limit': {
    fields: [
      { name: 'by', kind: 'duration' },
      { ...reasons, hint: true },
    ],
  },
  'ask-supplement': { fields: [{ name: 'need', kind: 'select', options: needsToAsk }, reasons] },
  'record-visit': {
    fields: [
      { name: 'purpose', kind: 'choice', options: codes('purpose', 'consult', 'correct', 'sign', 'pay', 'on-site') },
      site,
      note,
      late,
    ],
  },
  'deliver-result': {
    fields: [
      {
        name: 'way',
        kind: 'choice',
        options: codes('way', 'window', 'courier', 'kiosk', 'electronic'),
        initial: ({ matter }) => matter.delivery,
      },
      { ...site, optional: true },
      { name: 'sameVisitAs', kind: 'select', optional: true, options: visitsOf, hint: true, initial: visitOfToday },
      { name: 'receivedBy', kind: 'line', optional: true, hint: true },
    ],
  },
  'serve-notice': {
    fields: [
      { name: 'notice', kind: 'select', options: unservedNotices, initial: onlyOne(unservedNotices) },
      { name: 'way', kind: 'choice', options: codes('service', 'direct', 'post', 'entrusted', 'left', 'announced') },
      { name: 'evidence', kind: 'text', hint: true },
      late,
    ],
  },
  'seal-document': {
    fields: [{ name: 'notice', kind: 'select', options: unsealedNotices, initial: onlyOne(unsealedNotices) }],
  },
  'close-obligation': {
    fields: [
      { name: 'obligation', kind: 'select', options: openChecks, initial: onlyOne(openChecks) },
      { name: 'how', kind: 'choice', options: codes('how', 'verified', 'put-right') },
      note,
    ],
  },
  'breach-obligation': {
    grave: true,
    fields: [
      { name: 'obligation', kind: 'select', options: promisesBroken, initial: onlyOne(promisesBroken) },
      { name: 'finding', kind: 'text' },
      { name: 'putRightWithin', kind: 'duration' },
    ],
  },
  'propose-void': { grave: true, fields: [{ ...reasons, hint: true }] },
  'confirm-void': { grave: true, fields: [] },
  'declare-conflict': { fields: [{ name: 'reason', kind: 'text', hint: true }] },
  'assign-task': {
    fields: [
      { name: 'to', kind: 'select', options: assignees },
      { name: 'reason', kind: 'line', optional: true },
    ],
  },
  'correct-on-spot': {
    fields: [
      { name: 'need', kind: 'select', options: needsOf },
      { name: 'what', kind: 'text', hint: true },
      { name: 'sha256', kind: 'files', optional: true },
    ],
  },
  'choose-delivery': {
    fields: [
      { name: 'way', kind: 'choice', options: codes('way', 'window', 'courier', 'kiosk', 'electronic') },
      { ...site, optional: true },
    ],
  },
  'convene-session': { fields: [{ name: 'members', kind: 'several', hint: true, options: colleagues }] },
  'cast-vote': {
    fields: [
      { name: 'vote', kind: 'choice', options: codes('vote', 'grant', 'deny', 'abstain') },
      { ...reasons, optional: true },
    ],
  },
  'close-session': { fields: [{ name: 'minutes', kind: 'text', hint: true }] },
  'answer-hearing-right': {
    fields: [
      { name: 'wanted', kind: 'yes-no' },
      { name: 'by', kind: 'choice', options: codes('by', 'applicant', 'third-party'), initial: () => 'applicant' },
      { ...reasons, optional: true },
      late,
    ],
  },
  'call-hearing': {
    fields: [
      { name: 'at', kind: 'instant' },
      { name: 'place', kind: 'line' },
      { name: 'presider', kind: 'select', hint: true, options: colleagues },
    ],
  },
  'record-hearing': {
    fields: [
      { name: 'outcome', kind: 'choice', options: codes('hearing', 'held', 'abandoned') },
      {
        name: 'present',
        kind: 'several',
        optional: true,
        options: codes('present', 'applicant', 'third-party', 'examiner', 'expert', 'witness', 'public'),
      },
      { name: 'record', kind: 'text' },
      { name: 'transcript', kind: 'files', optional: true, hint: true },
      late,
    ],
  },
  'begin-step': { fields: [{ name: 'expected', kind: 'duration' }, reasons] },
  'tell-third-party': {
    fields: [
      { name: 'interest', kind: 'text', hint: true },
      { name: 'within', kind: 'duration', optional: true },
    ],
  },
  'hear-third-party': {
    fields: [
      { name: 'party', kind: 'select', options: openParties, initial: onlyOne(openParties) },
      { name: 'statement', kind: 'text', optional: true },
      { name: 'documents', kind: 'files', optional: true },
      late,
    ],
  },
  'decide-recusal': {
    fields: [
      { name: 'application', kind: 'select', options: openRecusals, initial: onlyOne(openRecusals) },
      { name: 'granted', kind: 'yes-no' },
      { name: 'keepsOut', kind: 'select', optional: true, hint: true, options: colleagues },
      reasons,
    ],
  },
  'enter-external-serial': {
    fields: [
      { name: 'task', kind: 'select', options: openExternal, initial: onlyOne(openExternal) },
      { name: 'serial', kind: 'line' },
      { name: 'serialAgain', kind: 'line', hint: true },
    ],
  },
  'acknowledge-supervision': { fields: [] },
  'hand-over-papers': {
    fields: [
      { name: 'organ', kind: 'select', options: organsAtWindow, initial: onlyOne(organsAtWindow) },
      { name: 'cases', kind: 'several', options: casesAtWindow, initial: onlyOne(casesAtWindow) },
      { name: 'sheet', kind: 'line', hint: true, initial: freshSheet },
    ],
  },
  'take-papers': {
    fields: [
      { name: 'sheet', kind: 'select', options: openSheets, initial: onlyOne(openSheets) },
      { name: 'missing', kind: 'not-there', optional: true, hint: true, options: sheetPapers },
      note,
    ],
  },
  'mark-waiting': {
    fields: [{ name: 'waits', kind: 'yes-no', initial: ({ one }) => String(one?.waitingSince === null) }],
  },
  'add-note': { fields: [oneCase, { name: 'text', kind: 'text' }] },
};
