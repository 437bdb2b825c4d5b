// Lets Node run .tsx: Node strips the types of .ts by itself, but knows no JSX. Pages are Preact.
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'oxc-transform';

registerHooks({
  load(url, context, nextLoad) {
    if (!/\.tsx(\?|$)/.test(url)) return nextLoad(url, context);
    const file = fileURLToPath(url);
    const done = transformSync(file, readFileSync(file, 'utf8'), {
      jsx: { runtime: 'automatic', importSource: 'preact' },
      typescript: { onlyRemoveTypeImports: true },
      sourcemap: false,
    });
    if (done.errors.length > 0) throw new SyntaxError(`${file}: ${done.errors.map((it) => it.message).join('; ')}`);
    return { format: 'module', source: done.code, shortCircuit: true };
  },
});
