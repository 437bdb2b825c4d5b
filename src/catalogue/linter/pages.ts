/** The page of every rule, generated from its words and examples (docs/rules/<id>.md), and one page for everything that loading refuses. */
import { LOAD_PROBLEMS } from '../language/index.ts';
import type { Example, Rule } from './rule.ts';
import { allRules } from './contributed.ts';

const SEVERITY = { error: '错误 · error', warning: '警告 · warning', note: '提示 · note' } as const;

/** File name -> text. */
export function rulePages(rules: readonly Rule[] = allRules()): Record<string, string> {
  const pages = Object.fromEntries(rules.map((r) => [`${r.id}.md`, page(r)]));
  return { ...pages, 'load.md': loadPage(), 'README.md': indexPage(rules) };
}

function page(r: Rule): string {
  return [
    `# ${r.title.zh} · ${r.title.en}`,
    '',
    `\`${r.id}\` · ${SEVERITY[r.severity]}`,
    '',
    r.why.zh,
    '',
    r.why.en,
    '',
    `**怎么改** ${r.remedy.zh}`,
    '',
    `**How to mend it** ${r.remedy.en}`,
    '',
    '## 会报 · Fails',
    '',
    ...example(r.failing),
    '## 不报 · Passes',
    '',
    ...example(r.passing),
    '由规则生成（onevisit catalogue generate）。 Generated.',
    '',
  ].join('\n');
}

function example(files: Example): string[] {
  return Object.entries(files).flatMap(([name, text]) => ['```yaml', `# ${name}`, text.trimEnd(), '```', '']);
}

function loadPage(): string {
  const rows = Object.entries(LOAD_PROBLEMS).map(
    ([code, [zh, en, zhRemedy, enRemedy]]) =>
      `| \`load/${code}\` | ${cell(zh)} ${cell(zhRemedy)} | ${cell(en)} ${cell(enRemedy)} |`,
  );
  return [
    '# 读入时的错误 · What loading refuses',
    '',
    '任何一条都是错误，整个目录不发布。 Each is an error; nothing is half-loaded.',
    '',
    '| rule | 中文 | English |',
    '|---|---|---|',
    ...rows,
    '',
    '由 src/catalogue/language/problems.ts 生成。 Generated.',
    '',
  ].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

function indexPage(rules: readonly Rule[]): string {
  const rows = rules.map((r) => `| [\`${r.id}\`](${r.id}.md) | ${r.severity} | ${r.title.zh} | ${r.title.en} |`);
  return [
    '# 规则 · Rules',
    '',
    '`onevisit check <目录>` 的全部规则；读入时的错误见 [load.md](load.md)。',
    '',
    '| rule | severity | 规则 | rule in English |',
    '|---|---|---|---|',
    ...rows,
    '',
    '由 src/catalogue/linter 生成。 Generated.',
    '',
  ].join('\n');
}
