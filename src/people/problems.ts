/** Every refusal code of this room, once. Title and remedy are words `problem.<code>.title` and `.remedy`. */
import type { ProblemDefinition } from '../platform/index.ts';

export const problems: ProblemDefinition[] = [
  { code: 'account-resting', status: 429 },
  { code: 'administrators-exclude-each-other', status: 409 },
  { code: 'agent-not-found', status: 404 },
  { code: 'draft-changed', status: 409 },
  { code: 'draft-handed-in', status: 409 },
  { code: 'draft-not-found', status: 404 },
  { code: 'file-empty', status: 422 },
  { code: 'file-has-active-content', status: 422 },
  { code: 'file-too-large', status: 413 },
  { code: 'file-type-not-accepted', status: 415 },
  { code: 'grant-to-oneself', status: 403 },
  { code: 'mandate-not-found', status: 404 },
  { code: 'mandate-to-oneself', status: 409 },
  { code: 'no-passkey', status: 409 },
  { code: 'outsourced-never-decide', status: 409 },
  { code: 'passkey-not-accepted', status: 403 },
  { code: 'person-not-found', status: 404 },
  { code: 'sign-in-again', status: 403 },
  { code: 'sign-in-failed', status: 401 },
  { code: 'staff-not-found', status: 404 },
  { code: 'upload-changed', status: 409 },
  { code: 'upload-not-found', status: 404 },
  { code: 'upload-offset-wrong', status: 409 },
  { code: 'upload-quota', status: 429 },
];
