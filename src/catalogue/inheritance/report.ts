/** The two reports of inheritance as text for a terminal. */
import { asText } from '../linter/output/text.ts';
import type { ChangedField, Differences } from './differences.ts';
import { shown } from './leaves.ts';
import type { UpperChange, Upgrade } from './upgrade.ts';

const at = (p: { readonly file: string; readonly line: number } | undefined): string =>
  p ? `${p.file}:${p.line}  ` : '';

/** What a district changed, line by line, and the counts. */
export function differencesText(d: Differences): string {
  const line = (f: ChangedField): string =>
    `${at(f.place)}${f.kind} ${f.id} ${f.field}: ${shown(f.above)} → ${shown(f.here)}`;
  return [
    ...d.changed.map(line),
    ...d.repeated.map((f) => `${at(f.place)}${f.kind} ${f.id} ${f.field}: 与上级相同，可以删去`),
    ...Object.entries(d.added).map(([kind, ids]) => `本级自有 ${kind}: ${ids.join(' ')}`),
    ...(d.notTakenUp.length > 0 ? [`未认领的样式: ${d.notTakenUp.join(' ')}`] : []),
    `${d.district}: 改动 ${d.changed.length}，重复 ${d.repeated.length}，沿用 ${d.inherited}，上级锁定字段 ${d.locked}`,
  ].join('\n');
}

const EFFECTS: Readonly<Record<UpperChange['effect'], string>> = {
  followed: '随上级',
  conflict: '冲突',
  agreed: '已一致',
  'not-taken-up': '未认领',
};

/** What a new upper version does to a district; conflicts first. */
export function upgradeText(u: Upgrade): string {
  const order = [...u.changes].sort((a, b) => Number(b.effect === 'conflict') - Number(a.effect === 'conflict'));
  return [
    ...order.map(
      (c) =>
        `${at(c.place)}${EFFECTS[c.effect]}  ${c.kind} ${c.id} ${c.field}: 上级 ${shown(c.before)} → ${shown(c.after)}${c.effect === 'conflict' ? `，本级仍为 ${shown(c.here)}` : ''}`,
    ),
    ...(u.blocked.length > 0 ? [asText(u.blocked, 'zh')] : []),
    `${u.district}: 变化 ${u.changes.length}，冲突 ${u.conflicts}，不能载入的问题 ${u.blocked.length}；确认后写 upperVersion: ${u.upperVersion.slice(0, 12)}`,
  ].join('\n');
}
