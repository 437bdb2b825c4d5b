import { expect, test } from 'vitest';
import { obsoleteIn } from './obsolete.ts';
import { RULES } from './rules/index.ts';
import type { Wording } from './wording.ts';
import { plainOf } from './wording.ts';
import { nearPairs } from './near.ts';
import type { LintInput } from './rule.ts';

function hits(rule: string, text: string): boolean {
  const wording: Wording = {
    at: { kind: 'materials', id: 'x', path: ['name'] },
    role: 'name',
    text,
    plain: plainOf(text),
  };
  return (RULES.find((r) => r.id === rule)?.check({ texts: [wording] } as unknown as LintInput).length ?? 0) > 0;
}

test.each([
  '其他材料',
  '其它相关材料',
  '其 他 有关 材料',
  '法律、法规规定的其他材料',
  '法律法规规定应当提交的其他文件',
  '国家规定的其他证明',
  '身份证、户口簿等相关材料',
  '营业执照等有关证件',
  '审批机关认为需要提供的材料',
  '窗口要求补充的材料',
  '视情况提供的材料',
  '规章规定的应当提交的其它资料',
  '申请表等等',
  '其他需要提供的证明材料',
  '其他申报材料',
])('a native reader takes “%s” for a catch-all', (text) => {
  expect(hits('catch-all-material', text)).toBe(true);
});

test.each([
  '居民身份证',
  '不动产权证书',
  '授权委托书',
  '消防安全制度、灭火和应急疏散预案',
  '场所平面布置图和消防设施平面图',
  '其他组织登记证书',
  '房屋租赁合同',
  '食品安全规章制度',
  '公司章程',
  '排水水质水量检测报告',
  '等级保护备案证明',
])('a native reader takes “%s” for one named document', (text) => {
  expect(hits('catch-all-material', text)).toBe(false);
  expect(hits('vague-material', text)).toBe(false);
});

test.each([
  '有效身份证件',
  '有 效 身份 证件',
  '有关证明',
  '相关证件',
  '申请人身份证明',
  '合法有效的身份证明',
  '产权证明',
  '资质证明',
  '场地证明',
  '法定代表人的有效证件',
  '相关资质证明文件',
  '主体资格证明',
])('“%s” does not say which document', (text) => {
  expect(hits('vague-material', text)).toBe(true);
});

test('the Environmental Impact Act is a basis until 14 August 2026 and none from the 15th', () => {
  const law = plainOf('中华人民共和国环境影响评价法');
  expect(obsoleteIn(law, '2026-08-14')).toBeUndefined();
  expect(obsoleteIn(law, '2026-08-15')?.term.successor.zh).toContain('生态环境法典');
});

test('a living organ whose name contains that of an abolished one is left alone', () => {
  expect(obsoleteIn(plainOf('安和县自然资源和规划局'), '2026-11-25')).toBeUndefined();
  expect(obsoleteIn(plainOf('国家税务总局安和县税务局'), '2026-11-25')).toBeUndefined();
  expect(obsoleteIn(plainOf('某县规划局'), '2026-11-25')?.word).toBe('规划局');
  expect(obsoleteIn(plainOf('海洋环境保护法'), '2026-11-25')).toBeUndefined();
  expect(obsoleteIn(plainOf('生态环境影响报告表'), '2026-11-25')).toBeUndefined();
  expect(obsoleteIn(plainOf('环境影响报告表'), '2026-11-25')?.word).toBe('环境影响报告表');
});

const pairs = (...names: string[]): string[][] =>
  nearPairs(names.map((name, n) => ({ id: String(n), name, group: 'x' }))).map(([a, b]) => [a.name, b.name]);

test('copies, originals and counts make no second material; different things stay apart', () => {
  expect(pairs('营业执照', '营业执照复印件（一式两份）', '营业执照 副本')).toHaveLength(3);
  expect(
    pairs(
      '公司登记申请书',
      '个体工商户登记申请书',
      '职工参保登记表',
      '食品经营许可申请书',
      '小餐饮登记申请表',
      '消防设施平面图',
      '排水管网平面图',
    ),
  ).toEqual([]);
});
