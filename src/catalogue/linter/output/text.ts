/** Findings as lines: `file:line  rule  sentence  remedy`, and as JSON. */
import type { Finding } from '../../finding.ts';

const MARKS = { error: ['错误', 'error'], warning: ['警告', 'warning'], note: ['提示', 'note'] } as const;

/** One line for each finding, its other places indented below it. */
export function asText(findings: readonly Finding[], lang: 'zh' | 'en'): string {
  return findings
    .flatMap((f) => [
      `${at(f)}  ${MARKS[f.severity][lang === 'zh' ? 0 : 1]} ${f.rule}  ${f.message[lang]}  ${lang === 'zh' ? '→' : '->'} ${f.remedy[lang]}`,
      ...(f.related ?? []).map((r) => `    ${at(r)}  ${r.message[lang]}`),
    ])
    .join('\n');
}

/** How many of each, in one line. */
export function summary(findings: readonly Finding[], lang: 'zh' | 'en'): string {
  const n = (severity: Finding['severity']): number => findings.filter((f) => f.severity === severity).length;
  return lang === 'zh'
    ? `错误 ${n('error')}，警告 ${n('warning')}，提示 ${n('note')}`
    : `${n('error')} errors, ${n('warning')} warnings, ${n('note')} notes`;
}

function at(f: { readonly place?: Finding['place'] | undefined }): string {
  return f.place ? `${f.place.file}:${f.place.line}` : '-';
}
