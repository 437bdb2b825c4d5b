/** `onevisit plan`: the shortest lawful way for one person, as text, JSON, Mermaid or SVG. */
import { mainlandCalendar } from '../../calendar/index.ts';
import type { CliCommand } from '../../platform/index.ts';
import { derivePlan } from '../derive.ts';
import { mermaidOf } from '../draw/mermaid.ts';
import { svgOf } from '../draw/svg.ts';
import { textOf } from '../draw/text.ts';
import { languageOf, OPTIONS, readCall } from './arguments.ts';

export const planCommand: CliCommand = {
  name: 'plan',
  describe: 'derive the plan of a theme for one person, with the reason of everything in it',
  args: [{ name: '[directory]', describe: 'the directory of a catalogue (default: the one of the settings)' }],
  options: [...OPTIONS, { flags: '--format <format>', describe: 'text, json, mermaid or svg', default: 'text' }],
  run(call) {
    const format = call.json ? 'json' : String(call.options['format'] ?? 'text');
    const shown = { text: textOf, json: (p: unknown) => JSON.stringify(p, null, 2), mermaid: mermaidOf, svg: svgOf };
    if (!(format in shown)) {
      call.progress('--format text|json|mermaid|svg');
      return Promise.resolve(2);
    }
    const read = readCall(call);
    if ('code' in read) return Promise.resolve(read.code);
    const plan = derivePlan(read.catalogue, read.input, mainlandCalendar);
    call.print(shown[format as keyof typeof shown](plan, languageOf(call)).trimEnd());
    return Promise.resolve(plan.conflicts.length > 0 || plan.findings.some((f) => f.kind === 'stop') ? 1 : 0);
  },
};
