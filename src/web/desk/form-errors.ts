/** Mistakes of a plain form of the desk: what is empty or wrong, at its field, and the refusal of the API above. */
import type { FieldError } from '../components/error-summary/error-summary.tsx';
import type { Problem } from '../app/client.ts';
import { field, type Visit } from '../app/visit.ts';

/** What a form shows after it could not be sent: mistakes by field, and why the API refused. */
export interface Attempt {
  readonly errors: Readonly<Record<string, string>>;
  readonly refused?: string;
}

export const noAttempt: Attempt = { errors: {} };

/** Fields that must not be empty, each with a word that says so. */
export const emptyOnes = (visit: Visit, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    names.flatMap((name) => (field(visit, name).trim() === '' ? [[name, visit.say('web.error.empty')]] : [])),
  );

/** The list on top; the id of a control is the name of its field. */
export const summaryOf = (visit: Visit, prefix: string, { errors }: Attempt): readonly FieldError[] =>
  Object.entries(errors).map(([name, error]) => ({
    field: name,
    text: visit.say('web.error.field', { field: visit.say(`${prefix}.${name}`), error }),
  }));

/** Title and remedy of a refusal as one sentence. */
export const refusalOf = (problem: Problem): string => [problem.title, problem.remedy].filter(Boolean).join(' ');

/** A refusal at which the form is no longer of use: the session ended, or the role is not there. */
export const isForeign = (problem: Problem): boolean => problem.status === 401 || problem.status === 403;

/** The mistake of a field as the component takes it. */
export const errorAt = (attempt: Attempt, name: string): { readonly error?: string } =>
  attempt.errors[name] === undefined ? {} : { error: attempt.errors[name] };
