/** The small things of a district in their published form. */
import type { Duration } from '../../calendar/pure.ts';
import type {
  CertificateType,
  DataElement,
  IntakeRegime,
  MaterialType,
  Organ,
  Registry,
  RenewalWindow,
  SamplePeople,
  Site,
  StageTemplate,
} from '../model.ts';
import { basesAt, durationAt, optional, optionalText, textOf } from './compile.ts';
import type { Compiler } from './compile.ts';
import type { RawPeople } from './shapes/files.ts';
import { ofKind } from './things.ts';
import type { Thing } from './things.ts';

/** A thing whose shape was validated against its schema. */
// oxlint-disable-next-line typescript/no-explicit-any -- the schema has checked what the compiler cannot see
type Raw = Record<string, any>;

function assembled<T>(c: Compiler, kind: string, make: (thing: Thing, raw: Raw) => T): Record<string, T> {
  return Object.fromEntries(
    ofKind(c.things, kind)
      .filter((t) => t.sound)
      .map((t) => [t.id, make(t, t.raw as Raw)]),
  );
}

function withoutLocks(raw: Raw): object {
  const { locked: _, ...rest } = raw;
  return rest;
}

const SENSITIVITY: Readonly<Record<string, DataElement['sensitivity']>> = { person: 'personal' };

export function assembleElements(c: Compiler): Record<string, DataElement> {
  return assembled(
    c,
    'elements',
    (t, r): DataElement => ({
      ...withoutLocks(r),
      key: t.id,
      label: textOf(r['label']),
      subject: r['subject'],
      type: r['type'],
      sensitivity: r['sensitivity'] ?? SENSITIVITY[r['subject']] ?? 'internal',
      ...optional(
        'options',
        (r['options'] as Raw[] | undefined)?.map((o) => ({
          value: o['value'],
          label: textOf(o['label']),
          ...optionalText('hint', o['hint']),
        })),
      ),
      ...optionalText('unit', r['unit']),
      ...optionalText('question', r['question']),
      ...optionalText('help', r['help']),
    }),
  );
}

export function assembleMaterials(c: Compiler): Record<string, MaterialType> {
  return assembled(
    c,
    'materials',
    (t, r): MaterialType => ({
      code: t.id,
      name: textOf(r['name']),
      kind: r['kind'],
      issuedBy: r['issuedBy'],
      ...optional('issuer', r['issuer']),
      electronic: r['electronic'] ?? r['kind'] === 'form',
      elements: r['elements'] ?? [],
      ...optionalText('example', r['example']),
    }),
  );
}

export function assembleRegistries(c: Compiler): Record<string, Registry> {
  return assembled(
    c,
    'registries',
    (t, r): Registry => ({
      id: t.id,
      name: textOf(r['name']),
      holder: r['holder'],
      answers: r['answers'] ?? [],
      materials: r['materials'] ?? [],
      basis: basesAt(c, t, ['basis'], r['basis']),
    }),
  );
}

export function assembleOrgans(c: Compiler, level: Organ['level']): Record<string, Organ> {
  return assembled(
    c,
    'organs',
    (t, r): Organ => ({
      id: t.id,
      office: r['office'],
      name: textOf(r['name']),
      uscc: r['uscc'],
      kind: r['kind'],
      level: r['level'] ?? level,
      ...optional('phone', r['phone']),
      ...optional('documentWord', r['documentWord']),
    }),
  );
}

export function assembleSites(c: Compiler): Record<string, Site> {
  return assembled(
    c,
    'sites',
    (t, r): Site => ({
      id: t.id,
      name: textOf(r['name']),
      address: textOf(r['address']),
      hours: textOf(r['hours']),
      ...optional('officeTime', r['officeTime']),
      windows: Object.entries(r['windows'] as Record<string, Raw>).map(([id, w]) => ({
        id,
        name: textOf(w['name']),
        items: w['items'] ?? 'all',
      })),
    }),
  );
}

function renewalOf(c: Compiler, t: Thing, r: Raw): RenewalWindow {
  const limit = (name: string): Duration => durationAt(c, t, ['renewal', name], r[name]) as Duration;
  return {
    ...optional('opens', r['opens'] === undefined ? undefined : limit('opens')),
    closes: limit('closes'),
    basis: basesAt(c, t, ['renewal', 'basis'], r['basis']),
  };
}

export function assembleCertificates(
  c: Compiler,
  elements: Readonly<Record<string, DataElement>>,
): Record<string, CertificateType> {
  return assembled(
    c,
    'certificates',
    (t, r): CertificateType => ({
      code: t.id,
      name: textOf(r['name']),
      typeCode: r['typeCode'],
      material: r['material'] ?? t.id,
      ...optional('validity', r['validity'] === undefined ? undefined : durationAt(c, t, ['validity'], r['validity'])),
      ...optional('renewal', r['renewal'] === undefined ? undefined : renewalOf(c, t, r['renewal'])),
      single: r['single'] ?? true,
      ...optional('combines', r['combines']),
      fields: (r['fields'] as Raw[]).map((f) => ({
        element: f['element'],
        label: f['label'] ? textOf(f['label']) : (elements[f['element']]?.label ?? textOf(f['element'])),
      })),
      numberPattern: r['numberPattern'],
    }),
  );
}

export function assembleIntake(c: Compiler): Record<string, IntakeRegime> {
  return assembled(
    c,
    'intake',
    (t, r): IntakeRegime => ({
      id: t.id,
      ...optional(
        'noticeLimit',
        r['noticeLimit'] === undefined ? undefined : durationAt(c, t, ['noticeLimit'], r['noticeLimit']),
      ),
      silence: r['silence'],
      incomplete: r['incomplete'],
      startsClock: r['startsClock'],
      basis: basesAt(c, t, ['basis'], r['basis']),
    }),
  );
}

export function assembleStages(c: Compiler): Record<string, StageTemplate> {
  return assembled(
    c,
    'stages',
    (t, r): StageTemplate => ({
      id: t.id,
      name: textOf(r['name']),
      stages: Object.entries(r['stages'] as Record<string, Raw>).map(([id, s]) => ({
        id,
        name: textOf(s['name']),
        items: s['items'],
        lead: s['lead'],
        ...optional(
          'limit',
          s['limit'] === undefined ? undefined : durationAt(c, t, ['stages', id, 'limit'], s['limit']),
        ),
      })),
    }),
  );
}

export function assemblePeople(c: Compiler): SamplePeople {
  const raw = c.things.get('people')?.get('people')?.raw as RawPeople | undefined;
  return {
    persons: Object.entries(raw?.persons ?? {}).map(([id, p]) => ({ ...p, id, facts: p.facts ?? {} })),
    staff: Object.entries(raw?.staff ?? {}).map(([id, s]) => ({ ...s, id })),
  };
}
