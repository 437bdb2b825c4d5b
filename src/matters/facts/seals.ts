/** Facts of sealing (用印). */
import { Type } from 'typebox';
import { sealForms, sealKinds } from '../seal-kinds.ts';
import { Id, closed, oneOf, orNull } from '../../platform/shapes.ts';

/** `seal-used`: one line of the register of seals: which seal, under which letter, on which document, by whom. `notice` is null for a certificate. */
export const SealUsed = closed({
  notice: orNull(Id),
  document: Id,
  /** Printed number of a certificate; a notice has its own. */
  number: orNull(Type.String()),
  organ: Id,
  kind: oneOf(sealKinds),
  form: oneOf(sealForms),
  letter: Id,
  letterNumber: Type.String(),
  /** Cases that the document speaks of. */
  about: Type.Array(Id),
  by: Id,
});

/** `seal-awaited`: the document came about without staff (a day passed, the applicant acted) and no letter covers it; somebody seals it later. */
export const SealAwaited = closed({
  notice: Id,
  document: Id,
  organ: Id,
  kind: oneOf(sealKinds),
  why: oneOf(['no-letter', 'letter-ended']),
  about: Type.Array(Id),
});

export const sealFacts = { 'seal-used': SealUsed, 'seal-awaited': SealAwaited } as const;
