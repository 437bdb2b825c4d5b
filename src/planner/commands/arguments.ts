/** What `plan` and `compare` share: catalogue and facts from files, wrong use told in one sentence. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { loadCatalogue } from '../../catalogue/index.ts';
import type { Catalogue } from '../../catalogue/index.ts';
import type { CliCall, CliCommand } from '../../platform/index.ts';
import { inputFrom, strangerIn } from '../compare/input.ts';
import type { PlanInput } from '../plan.ts';

export const OPTIONS: NonNullable<CliCommand['options']> = [
  { flags: '--theme <id>', describe: 'the theme, for example restaurant; a facts file may name it too' },
  {
    flags: '--facts <file>',
    describe: 'what is known of the person: YAML with facts, held, registries, areaReports, today',
  },
  { flags: '--without <mechanisms>', describe: 'mechanisms not to use, with commas' },
  { flags: '--lang <lang>', describe: 'zh or en', default: 'zh' },
];

/** A file of YAML or JSON; undefined with a sentence on standard error where it cannot be read. */
export function readYaml(call: CliCall, file: string): unknown {
  try {
    return parse(readFileSync(file, 'utf8'), { merge: true }) as unknown;
  } catch (e) {
    call.progress(`${file}: ${e instanceof Error ? (e.message.split('\n')[0] ?? '') : String(e)}`);
    return undefined;
  }
}

/** The catalogue of a directory, or undefined after its findings were told. */
export function catalogueOf(call: CliCall, directory: string): Catalogue | undefined {
  const loaded = loadCatalogue(directory);
  if (!loaded.catalogue)
    for (const f of loaded.findings)
      call.progress(`${f.place?.file ?? directory}:${f.place?.line ?? 1}  ${f.message.en}`);
  return loaded.catalogue;
}

/** Catalogue and input of a call; otherwise the exit code: 1 for a broken catalogue, 2 for wrong use. */
export function readCall(
  call: CliCall,
): { readonly catalogue: Catalogue; readonly input: PlanInput } | { readonly code: 1 | 2 } {
  const file = call.options['facts'];
  const raw = typeof file === 'string' ? readYaml(call, file) : {};
  if (raw === undefined) return { code: 2 };
  const without = typeof call.options['without'] === 'string' ? call.options['without'].split(',') : [];
  const given = raw as Readonly<Record<string, unknown>>;
  const theme = call.options['theme'] ?? given['theme'];
  const read = inputFrom({ ...given, ...(theme !== undefined && { theme }), ...(without.length > 0 && { without }) });
  if ('problem' in read) {
    call.progress(read.problem);
    return { code: 2 };
  }
  const catalogue = catalogueOf(call, call.args[0] ?? call.config.catalogue);
  if (!catalogue) return { code: 1 };
  const strange = strangerIn(catalogue, read.input);
  if (strange !== undefined) {
    call.progress(strange);
    return { code: 2 };
  }
  if (read.input.theme === undefined ? !read.input.items : !catalogue.themes[read.input.theme]) {
    call.progress(`--theme <id>: ${Object.keys(catalogue.themes).join(', ')}`);
    return { code: 2 };
  }
  return { catalogue, input: read.input };
}

/** The language of the answer. */
export const languageOf = (call: CliCall): 'zh' | 'en' => (call.options['lang'] === 'en' ? 'en' : 'zh');
