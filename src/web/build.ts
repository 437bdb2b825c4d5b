/** Builds the browser's scripts into dist/assets, one file for each island, for old browsers too (WeChat's X5, UOS, Windows 7). */
import { readdirSync } from 'node:fs';
import { build } from 'vite';

const root = new URL('../../', import.meta.url).pathname;
const islands = readdirSync(new URL('./islands/', import.meta.url)).filter(
  (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
);

await build({
  root,
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  build: {
    outDir: 'dist/assets',
    emptyOutDir: true,
    target: ['chrome87', 'safari14'],
    modulePreload: false,
    rolldownOptions: {
      input: Object.fromEntries(islands.map((name) => [name.replace(/\.ts$/, ''), `src/web/islands/${name}`])),
      output: { entryFileNames: '[name].js', chunkFileNames: 'shared-[hash].js', format: 'es', comments: false },
    },
  },
});
