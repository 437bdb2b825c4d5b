/** Steps of an item in their published form, with the plainest lawful course as default. */
import type { Step } from '../model.ts';
import { conditionAt, durationAt, optional, textOf } from './compile.ts';
import { readDuration } from './duration.ts';
import type { RawItem, RawStep } from './shapes/item.ts';
import { loadProblem } from './problems.ts';
import { ownerOf, placeIn } from './things.ts';
import type { Making } from './making.ts';

/** The steps of an item; each waits for the one before unless it says otherwise. */
export function steps(m: Making): Step[] {
  const { c, thing, raw, organ } = m;
  const written = Object.entries(raw.steps ?? defaultSteps(raw));
  return written.map(([id, r], i): Step => {
    const at = ['steps', id] as const;
    const before = written[i - 1]?.[0];
    checkConsumes(m, id, r);
    return {
      id,
      name: textOf(r.name),
      kind: r.kind,
      organ: r.organ ?? organ,
      duration: durationAt(c, thing, [...at, 'duration'], r.duration),
      ...optional('when', conditionAt(c, thing, [...at, 'when'], r.when)),
      consumes: r.consumes ?? (before === undefined ? [] : [before]),
      holder: r.holder ?? 'local',
      siteTrip: r.siteTrip ?? r.kind === 'survey',
      staff: r.staff ?? (r.kind === 'survey' ? 2 : 1),
      ...optional('shareKey', r.shareKey),
      frictions: (r.frictions ?? []).map((f, j) => ({
        kind: f.kind,
        duration: durationAt(c, thing, [...at, 'frictions', j, 'duration'], f.duration),
      })),
      checklist: (r.checklist ?? []).map(textOf),
      ...optional('stopsClock', r.stopsClock),
    };
  });
}

function checkConsumes({ c, thing, raw }: Making, id: string, r: RawStep): void {
  if (!r.consumes) return;
  const known = [...Object.keys(raw.steps ?? {}), ...(c.things.get('certificates')?.keys() ?? [])];
  r.consumes.forEach((name, i) => {
    if (known.includes(name)) return;
    const owner = ownerOf(thing, ['steps', id]);
    c.findings.push(
      loadProblem(
        'unknown-reference',
        placeIn(owner, ['steps', id, 'consumes', i]),
        { kind: '步骤或证照类型', found: name, suggestions: known.slice(0, 8).join(' / ') },
        { kind: 'step or certificate type', found: name, suggestions: known.slice(0, 8).join(' / ') },
      ),
    );
  });
}

/** The plainest lawful course where none is written. */
function defaultSteps(raw: RawItem): Record<string, RawStep> {
  const certify: Record<string, RawStep> =
    (raw.outputs ?? []).length > 0
      ? { certify: { name: { zh: '制证', en: 'Certificate' }, kind: 'certify', duration: '30 min' } }
      : {};
  const promised = readDuration(raw.promised);
  if ('duration' in promised && promised.duration.n === 0)
    return {
      handle: { name: { zh: '当场办理', en: 'Handled on the spot' }, kind: 'examine', duration: '30 min' },
      ...certify,
    };
  return {
    accept: { name: { zh: '受理', en: 'Acceptance' }, kind: 'accept', duration: '1 h' },
    examine: { name: { zh: '审查', en: 'Examination' }, kind: 'examine', duration: '4 h' },
    approve: { name: { zh: '决定', en: 'Decision' }, kind: 'approve', duration: '2 h' },
    ...certify,
  };
}
