/** Reads a sent form into the command's body, or says field by field what is wrong and how to mend it. The rules themselves are the server's. */
import { controlId, type ActionForm, type Field, type Kind } from './field.ts';
import { cardHolders } from './options.ts';
import { readChanges, readFindings, readLimits, readPeople } from './joint-rows.tsx';
import { first, type Place, type Values } from './place.ts';
import { readConditions } from './condition-rows.tsx';
import { papersAsked, papersToCheck, papersToTell, pointsOf, staffPlaces } from './rows.ts';

/** A value of the body (undefined leaves it out), or the key of a word at a control. */
type Reading = { readonly value: unknown } | { readonly error: string; readonly at?: string };

export interface FieldMistake {
  readonly field: string;
  readonly control: string;
  readonly error: string;
}

type BodyReading =
  | { readonly body: Readonly<Record<string, unknown>> }
  | { readonly mistakes: readonly FieldMistake[] };

const empty: Reading = { error: 'web.error.empty' };
const nothing: Reading = { value: undefined };
const lines = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
const halfWidth = (text: string): string =>
  text.replace(/[\uff01-\uff5e]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0)).trim();
const hashes = (values: Values, name: string): { sha256: string; name: string }[] =>
  (values[name] ?? []).flatMap((stored) => {
    const [sha256 = '', ...rest] = stored.split('|');
    return /^[0-9a-f]{64}$/.test(sha256) ? [{ sha256, name: rest.join('|') }] : [];
  });

/** `2026-12-01T09:30` in the district is an instant in UTC; undefined when it is no date. */
export function instantOf(local: string): string | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(local)) return undefined;
  const date = new Date(`${local.length === 16 ? `${local}:00` : local}+08:00`);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

function readChecks(values: Values, place: Place): Reading {
  const checks: unknown[] = [];
  for (const [index, paper] of papersToCheck(place).entries()) {
    const verdict = first(values, `checks.${index}.verdict`);
    if (verdict === '') continue;
    const problem = first(values, `checks.${index}.problem`);
    if (verdict !== 'fits' && problem === '') return { error: 'web.desk.error.problem', at: `checks.${index}.problem` };
    checks.push({
      need: paper.need,
      verdict,
      problem: verdict === 'fits' ? null : problem,
      field: null,
      originalSeen: first(values, `checks.${index}.original`) === 'true',
    });
  }
  return checks.length === 0 ? { error: 'web.desk.error.no-check', at: 'checks.0.verdict' } : { value: checks };
}

function readDefects(values: Values, place: Place): Reading {
  const defects: unknown[] = [];
  for (const [index, paper] of papersToTell(place).entries()) {
    if (first(values, `defects.${index}.told`) !== 'true') continue;
    const problem = first(values, `defects.${index}.problem`);
    if (problem === '') return { error: 'web.desk.error.problem', at: `defects.${index}.problem` };
    defects.push({ case: paper.case, need: paper.need, problem });
  }
  return defects.length === 0 ? { error: 'web.desk.error.no-defect', at: 'defects.0.told' } : { value: defects };
}

function readStaff(values: Values, place: Place): Reading {
  const staff: { name: string; card: string }[] = [];
  for (const index of staffPlaces) {
    const known = cardHolders(place).find((one) => one.id === first(values, `staff.${index}.who`));
    const name = known?.name ?? first(values, `staff.${index}.name`);
    const card = halfWidth(known?.card ?? first(values, `staff.${index}.card`)).toUpperCase();
    if (name === '' && card === '') continue;
    if (name === '') return { error: 'web.desk.error.staff', at: `staff.${index}.name` };
    if (card.length < 3) return { error: 'web.desk.error.card', at: `staff.${index}.card` };
    staff.push({ name, card });
  }
  if (new Set(staff.map((each) => each.card)).size < 2)
    return { error: 'web.desk.error.two-staff', at: `staff.${Math.min(staff.length, 1)}.name` };
  return { value: staff };
}

function readPoints(values: Values, place: Place): Reading {
  const points: unknown[] = [];
  for (const [index, point] of pointsOf(place).entries()) {
    const fits = first(values, `points.${index}.fits`);
    if (fits !== 'true' && fits !== 'false') return { error: 'web.desk.error.point', at: `points.${index}.fits` };
    const note = first(values, `points.${index}.note`);
    points.push({ point: point.zh, fits: fits === 'true', ...(note === '' ? {} : { note }) });
  }
  return { value: points };
}

/** The new value of an answer, of the kind that the old one has. */
function readAnswer(values: Values, { matter }: Place): Reading {
  const old = matter.answers.find((one) => one.element === first(values, 'changes.element'));
  if (!old) return { error: 'web.error.empty', at: 'changes.element' };
  const text = halfWidth(first(values, 'changes.value'));
  if (text === '') return { error: 'web.error.empty', at: 'changes.value' };
  const value = typeof old.value === 'number' ? Number(text) : typeof old.value === 'boolean' ? text === 'true' : text;
  if (Number.isNaN(value) || (typeof old.value === 'boolean' && !['true', 'false'].includes(text)))
    return { error: 'web.desk.error.answer', at: 'changes.value' };
  return { value: [{ element: old.element, value }] };
}

function readSignpost(values: Values): Reading {
  const text = first(values, 'signpost.text');
  if (text === '') return { error: 'web.desk.error.signpost', at: 'signpost.text' };
  return { value: { organ: first(values, 'signpost.organ') || null, site: null, text } };
}

function readLate(values: Values): Reading {
  const at = first(values, 'late.at');
  const evidence = first(values, 'late.evidence');
  if (at === '' && evidence === '') return nothing;
  const occurredAt = instantOf(at);
  if (occurredAt === undefined) return { error: 'web.desk.error.instant', at: 'late.at' };
  return evidence === ''
    ? { error: 'web.desk.error.evidence', at: 'late.evidence' }
    : { value: { occurredAt, evidence } };
}

function readPapers(values: Values, place: Place): Reading {
  const papers = papersAsked(place).flatMap((defect, index) =>
    hashes(values, `papers.${index}`).map((file) => ({ need: defect.need, sha256: file.sha256, name: file.name })),
  );
  return papers.length === 0 ? { error: 'web.error.no-file', at: 'papers.0' } : { value: papers };
}

function readFiles(field: Field, values: Values): Reading {
  const files = hashes(values, field.name);
  if (!['sha256', 'transcript'].includes(field.name)) return { value: files.map((file) => file.sha256) };
  if (!files[0] && field.optional) return nothing;
  return files[0] ? { value: files[0].sha256 } : { error: 'web.error.no-file' };
}

function readDuration(field: Field, values: Values): Reading {
  const text = halfWidth(first(values, `${field.name}.n`));
  if (text === '') return field.optional ? nothing : { error: 'web.error.empty', at: `${field.name}.n` };
  const n = Number(text);
  const unit = first(values, `${field.name}.unit`) || 'wd';
  return Number.isInteger(n) && n > 0 ? { value: { n, unit } } : { error: 'web.error.integer', at: `${field.name}.n` };
}

function readOption(field: Field, values: Values, place: Place): Reading {
  const value = first(values, field.name);
  if (value === '') return field.optional ? nothing : empty;
  if (!field.options?.(place).some((option) => option.value === value)) return { error: 'web.error.option' };
  return { value: field.name === 'to' && value === '-' ? null : value };
}

function readSeveral(field: Field, values: Values, place: Place): Reading {
  const known = field.options?.(place).map((option) => option.value) ?? [];
  const chosen = (values[field.name] ?? []).filter((value) => known.includes(value));
  return chosen.length === 0 && !field.optional ? empty : { value: chosen };
}

function readWords(field: Field, values: Values): Reading {
  const text = field.kind === 'line' ? halfWidth(first(values, field.name)) : first(values, field.name);
  if (text === '') return field.optional ? nothing : empty;
  return [...text].length > 4000 ? { error: 'web.desk.error.long' } : { value: text };
}

/** A list that must not be empty unless the field is optional; then it is left out. */
const orEmpty = (list: readonly unknown[], field: Field): Reading =>
  list.length > 0 ? { value: list } : field.optional ? nothing : empty;

const readers: Readonly<Record<Kind, (field: Field, values: Values, place: Place) => Reading>> = {
  line: readWords,
  text: readWords,
  lines: (field, values) => ({ value: lines(first(values, field.name)) }),
  choice: readOption,
  select: readOption,
  several: (field, values, place) => {
    const reading = readSeveral(field, values, place);
    return 'error' in reading && field.optional ? nothing : reading;
  },
  'not-there': (field, values, place) => {
    const reading = readSeveral(field, values, place);
    if ('error' in reading) return nothing;
    return {
      value: (reading.value as readonly string[]).map((each) => {
        const [id, need] = each.split('|');
        return { case: id, need };
      }),
    };
  },
  'yes-no': (field, values) =>
    ['true', 'false'].includes(first(values, field.name)) ? { value: first(values, field.name) === 'true' } : empty,
  duration: readDuration,
  instant: (field, values) => {
    const at = instantOf(first(values, field.name));
    return at === undefined ? { error: 'web.desk.error.instant' } : { value: at };
  },
  files: readFiles,
  file: (field, values) => {
    const [one] = hashes(values, field.name);
    return one ? { value: one.sha256 } : field.optional ? nothing : { error: 'web.error.no-file' };
  },
  papers: (_field, values, place) => readPapers(values, place),
  checks: (_field, values, place) => readChecks(values, place),
  defects: (_field, values, place) => readDefects(values, place),
  staff: (_field, values, place) => readStaff(values, place),
  points: (_field, values, place) => readPoints(values, place),
  conditions: (field, values, place) => {
    const reading = readConditions(values, place);
    return 'error' in reading ? reading : orEmpty(reading.value, field);
  },
  signpost: (_field, values) => readSignpost(values),
  answer: (_field, values, place) => readAnswer(values, place),
  late: (_field, values) => readLate(values),
  people: (field, values) => orEmpty(readPeople(first(values, field.name)), field),
  day: (field, values) => {
    const day = first(values, field.name);
    return /^\d{4}-\d{2}-\d{2}$/.test(day) ? { value: day } : { error: 'web.desk.error.instant' };
  },
  limits: (field, values, place) => orEmpty(readLimits(values, place), field),
  findings: (field, values, place) => orEmpty(readFindings(values, place), field),
  changes: (field, values, place) => orEmpty(readChanges(values, place), field),
  basis: (field, values) => {
    const law = first(values, field.name);
    return law === '' ? empty : { value: [{ law }] };
  },
};

/** What the form names by itself: the case or task that it is about, with the version that was shown. */
function named({ action, matter }: Place, form: ActionForm, values: Values): Record<string, unknown> {
  const version = Number(first(values, 'version')) || action.version;
  if (action.task !== undefined) return { task: action.task, version };
  if (action.case !== undefined) return { case: action.case, version };
  return form.seq ? { seq: Number(first(values, 'seq')) || matter.seq } : {};
}

/** The body of the command, or all mistakes at once. */
export function readBody(place: Place, form: ActionForm, values: Values): BodyReading {
  const mistakes: FieldMistake[] = [];
  const body: Record<string, unknown> = { ...named(place, form, values), ...form.always };
  for (const field of form.fields) {
    const reading = readers[field.kind](field, values, place);
    if ('error' in reading)
      mistakes.push({ field: field.name, control: controlId(reading.at ?? field.name), error: reading.error });
    else if (reading.value !== undefined) body[field.name] = reading.value;
  }
  return mistakes.length > 0 ? { mistakes } : { body: { ...body, ...form.with?.(place, body) } };
}
