/** Findings as SARIF 2.1.0, which code hosts show beside the line. */
import type { Finding, Place } from '../../finding.ts';
import { LOAD_PROBLEMS } from '../../language/index.ts';
import { allRules } from '../contributed.ts';

const PAGES = 'docs/rules/';

/** The log as an object, ready for JSON. */
export function asSarif(findings: readonly Finding[], version: string): object {
  const used = [...new Set(findings.map((f) => f.rule))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'onevisit check', version, language: 'zh-CN', rules: used.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        results: findings.map((f) => ({
          ruleId: f.rule,
          ruleIndex: used.indexOf(f.rule),
          level: f.severity,
          message: { text: `${f.message.zh} ${f.remedy.zh}` },
          ...(f.place ? { locations: [location(f.place)] } : {}),
          ...(f.related
            ? {
                relatedLocations: f.related.flatMap((r) =>
                  r.place ? [{ ...location(r.place), message: { text: r.message.zh } }] : [],
                ),
              }
            : {}),
        })),
      },
    ],
  };
}

function location(place: Place): object {
  return {
    physicalLocation: {
      artifactLocation: { uri: encodeURI(place.file) },
      region: { startLine: place.line, startColumn: place.column },
    },
  };
}

function ruleOf(id: string): object {
  const rule = allRules().find((r) => r.id === id);
  if (rule)
    return {
      id,
      shortDescription: { text: rule.title.zh },
      fullDescription: { text: rule.why.zh },
      help: { text: rule.remedy.zh },
      helpUri: `${PAGES}${id}.md`,
      defaultConfiguration: { level: rule.severity },
    };
  const words = LOAD_PROBLEMS[id.replace('load/', '') as keyof typeof LOAD_PROBLEMS];
  return {
    id,
    shortDescription: { text: words ? words[0] : id },
    helpUri: `${PAGES}load.md`,
    defaultConfiguration: { level: 'error' },
  };
}
