/** Every refusal code of this room, once, with its status. Title and remedy are words `problem.<code>.title` and `.remedy`. */
import type { ProblemDefinition } from '../platform/index.ts';

const of = (status: number, ...codes: readonly string[]): ProblemDefinition[] => codes.map((code) => ({ code, status }));

export const problems: readonly ProblemDefinition[] = [
  ...of(403, 'no-mandate', 'not-permitted', 'recused', 'same-person-examined', 'same-person-proposed', 'task-assigned-to-another', 'window-without-authorisation'),
  ...of(404, 'case-not-found', 'matter-not-found', 'notice-not-found', 'obligation-not-found', 'paper-not-found', 'task-not-found', 'visit-not-found'),
  ...of(
    409,
    'already-extended', 'already-suspended', 'asked-for-what-is-held', 'breach-already-recorded', 'breach-is-put-right-not-verified', 'case-decided', 'case-ended',
    'case-not-accepted-yet', 'case-not-granted', 'case-not-in-intake', 'certificate-already-entered', 'certificate-not-of-this-case', 'clock-not-running', 'clock-suspended',
    'correction-after-acceptance', 'decided-elsewhere', 'correction-pending', 'limit-has-passed', 'materials-defective', 'materials-missing', 'matter-complete', 'no-case-in-intake', 'no-correction-open',
    'no-extension-in-law', 'no-obligation-open', 'no-survey-open', 'not-a-decision', 'not-a-survey', 'not-an-examination', 'not-examined-yet', 'not-such-a-step', 'not-suspended',
    'nothing-to-deliver', 'nothing-to-serve', 'notice-already-served', 'notice-not-complete', 'notice-not-served', 'obligation-already-closed', 'papers-are-corrected-not-returned',
    'prerequisite-not-granted', 'result-already-recorded', 'result-not-ready', 'stopped-by-law', 'surveys-not-joint', 'task-already-answered', 'task-not-open', 'void-already-proposed',
    'void-not-proposed', 'waits-for-other-case',
  ),
  ...of(
    422,
    'answers-missing', 'applicant-missing', 'checklist-not-complete', 'correction-not-whole', 'defect-without-words', 'extension-beyond-cap', 'file-not-found', 'ground-not-declared',
    'need-not-found', 'nothing-to-handle', 'occurred-before-receipt', 'occurred-in-the-future', 'questions-open', 're-entry-only', 'serial-differs', 'signpost-without-organ',
    'survey-in-the-past', 'two-staff-needed',
  ),
];
