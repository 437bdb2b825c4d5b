import type { Report, Rule } from '../rule.ts';

/** Full-width letters and digits, spaces at the ends or between Chinese characters. */
function tidy(name: string): string {
  return name
    .replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/(?<=[\u4e00-\u9fff])[\s\u3000]+(?=[\u4e00-\u9fff])/g, '')
    .trim();
}

export const untidyName: Rule = {
  id: 'untidy-name',
  severity: 'warning',
  title: { zh: '名称里的全角数字和空格', en: 'Full-width digits and stray spaces in a name' },
  why: {
    zh: '名称里的全角字母数字和多余空格，会让检索、比对和合并材料失败。',
    en: 'They defeat search, comparison and the merging of materials.',
  },
  remedy: { zh: '用 --fix 自动改正。', en: '--fix corrects it.' },
  check: ({ texts, written }) =>
    texts.flatMap((w): Report[] => {
      const better = tidy(w.text);
      if ((w.role !== 'name' && w.role !== 'organ') || better === w.text) return [];
      const source = [w.at, { ...w.at, path: [...w.at.path, 'zh'] }].map(written).find((s) => s?.text === w.text);
      return [
        {
          at: w.at,
          message: { zh: `“${w.text}”应写作“${better}”。`, en: `"${w.text}" should be "${better}".` },
          ...(source ? { fix: { file: source.file, from: source.from, to: source.to, text: better } } : {}),
        },
      ];
    }),
  failing: { 'materials.yaml': 'form-2: { name: 登记 表１, kind: form, issuedBy: applicant }\n' },
  passing: { 'materials.yaml': 'form-2: { name: 登记表1, kind: form, issuedBy: applicant }\n' },
};
