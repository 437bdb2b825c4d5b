/** The texts of a catalogue as a native reader sees them: gathered with their places, and read without spaces, punctuation and spelling variants. */
import type { Catalogue, LegalBasis, Text } from '../model.ts';
import type { At } from '../finding.ts';

/** What a text is: rules look at names, at wishes to the applicant, or at laws. */
type WordingRole = 'name' | 'demand' | 'prose' | 'law' | 'organ';

export interface Wording {
  readonly at: At;
  readonly role: WordingRole;
  readonly text: string;
  /** The same without what does not change the meaning. */
  readonly plain: string;
}

/** NFKC (full-width to half-width), no white space, no punctuation, usual synonyms written one way. */
export function plainOf(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\p{P}\p{S}]/gu, '')
    .replaceAll('其它', '其他')
    .replaceAll('別', '别')
    .replaceAll('資料', '资料')
    .replaceAll('证明文件', '证明材料')
    .toLowerCase();
}

function wording(
  role: WordingRole,
  text: Text | string,
  kind: string,
  id: string,
  ...path: (string | number)[]
): Wording {
  const zh = typeof text === 'string' ? text : text.zh;
  return { at: { kind, id, path }, role, text: zh, plain: plainOf(zh) };
}

function laws(basis: readonly LegalBasis[], kind: string, id: string, ...path: (string | number)[]): Wording[] {
  return basis.map((b, i) => wording('law', b.law, kind, id, ...path, i));
}

/** All texts, in the order of the catalogue. */
export function wordingsOf(c: Catalogue): Wording[] {
  const all: Wording[] = [];
  for (const [id, m] of Object.entries(c.materials)) {
    all.push(wording('name', m.name, 'materials', id, 'name'));
    if (m.example) all.push(wording('prose', m.example, 'materials', id, 'example'));
  }
  for (const [id, o] of Object.entries(c.organs)) all.push(wording('organ', o.name, 'organs', id, 'name'));
  for (const [id, e] of Object.entries(c.elements)) {
    all.push(wording('name', e.label, 'elements', id, 'label'));
    if (e.question) all.push(wording('prose', e.question, 'elements', id, 'question'));
    if (e.help) all.push(wording('prose', e.help, 'elements', id, 'help'));
  }
  for (const [id, t] of Object.entries(c.certificateTypes))
    all.push(wording('name', t.name, 'certificates', id, 'name'));
  for (const [id, i] of Object.entries(c.items)) {
    all.push(wording('name', i.name, 'item', id, 'name'), ...laws(i.basis, 'item', id, 'basis'));
    if (i.situation) all.push(wording('prose', i.situation, 'item', id, 'situation'));
    if (i.notes) all.push(wording('prose', i.notes, 'item', id, 'notes'));
    i.conditions.forEach((t, n) => all.push(wording('demand', t, 'item', id, 'conditions', n)));
    for (const r of i.requirements) {
      if (r.help) all.push(wording('demand', r.help, 'item', id, 'requirements', r.id, 'help'));
      if (r.basis !== i.basis) all.push(...laws(r.basis, 'item', id, 'requirements', r.id, 'basis'));
    }
    for (const s of i.steps) all.push(wording('prose', s.name, 'item', id, 'steps', s.id, 'name'));
  }
  for (const [id, t] of Object.entries(c.themes)) {
    all.push(
      wording('name', t.title, 'theme', id, 'title'),
      wording('prose', t.summary, 'theme', id, 'summary'),
      wording('prose', t.resultPackage, 'theme', id, 'resultPackage'),
    );
    t.stops.forEach((s, n) =>
      all.push(
        wording('prose', s.reason, 'theme', id, 'stops', n, 'reason'),
        wording('prose', s.remedy, 'theme', id, 'stops', n, 'remedy'),
        ...laws(s.basis, 'theme', id, 'stops', n, 'basis'),
      ),
    );
    t.advice.forEach((a, n) =>
      all.push(
        wording('prose', a.text, 'theme', id, 'advice', n, 'text'),
        ...laws(a.basis, 'theme', id, 'advice', n, 'basis'),
      ),
    );
  }
  return all;
}

/** Texts of the given roles that match one of the patterns, with the words that match. */
export function matching(
  texts: readonly Wording[],
  roles: readonly WordingRole[],
  patterns: readonly RegExp[],
): { wording: Wording; found: string }[] {
  return texts.flatMap((w) => {
    if (!roles.includes(w.role)) return [];
    for (const pattern of patterns) {
      const m = pattern.exec(w.plain);
      if (m) return [{ wording: w, found: m[0] }];
    }
    return [];
  });
}
