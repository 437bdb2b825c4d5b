import { readdirSync, readFileSync } from 'node:fs';

/** What decides the sheet of a page: words' language does not, mode, theme and text size do. */
export interface Appearance {
  mode: 'standard' | 'elder';
  theme: 'auto' | 'light' | 'dark' | 'contrast';
  text?: 'normal' | 'large' | undefined;
}

const design = new URL('./', import.meta.url);
const components = new URL('../components/', import.meta.url);

/** Takes comments and needless blanks out of a sheet. Strings are kept as written; ours hold no comment marks. */
export function minify(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .split(/("[^"]*")/)
    .map((part, index) => (index % 2 === 1 ? part : squeeze(part)))
    .join('')
    .trim();
}

function squeeze(part: string): string {
  return part
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,>]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;}/g, '}')
    .replace(/([ :,(-])0\./g, '$1.');
}

function sheet(name: string): string {
  return minify(readFileSync(new URL(`${name}.css`, design), 'utf8'));
}

interface Sheets {
  tokens: string;
  dark: string;
  contrast: string;
  elder: string;
  large: string;
  base: string;
  print: string;
  parts: ReadonlyMap<string, string>;
}

let kept: Sheets | undefined;

function sheets(): Sheets {
  kept ??= {
    tokens: sheet('tokens'),
    dark: sheet('tokens-dark'),
    contrast: sheet('tokens-contrast'),
    elder: sheet('elder'),
    large: sheet('large'),
    base: sheet('base'),
    print: sheet('print'),
    parts: readParts(),
  };
  return kept;
}

function readParts(): ReadonlyMap<string, string> {
  const folders = readdirSync(components, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const parts = new Map<string, string>();
  for (const name of folders.map((folder) => folder.name).sort()) {
    const files = readdirSync(new URL(`${name}/`, components));
    if (files.includes(`${name}.css`)) {
      parts.set(name, minify(readFileSync(new URL(`${name}/${name}.css`, components), 'utf8')));
    }
  }
  return parts;
}

function colours({ tokens, dark, contrast }: Sheets, theme: Appearance['theme']): string {
  switch (theme) {
    case 'light':
      return tokens;
    case 'dark':
      return tokens + dark;
    case 'contrast':
      return tokens + contrast;
    case 'auto':
      return `${tokens}@media (prefers-color-scheme:dark){${dark}}@media (prefers-contrast:more){${contrast}}`;
  }
}

/** Names of the components whose class `ov-<name>` occurs in the markup. */
export function partsIn(markup: string): string[] {
  return [...sheets().parts.keys()].filter((name) => markup.includes(`ov-${name}`));
}

/** The sheet of one page, minified: tokens, base, the parts that the page uses, print. Empty `parts` means all. */
export function stylesheet(appearance: Appearance, parts?: readonly string[]): string {
  const all = sheets();
  const names = parts ?? [...all.parts.keys()];
  return [
    colours(all, appearance.theme),
    all.base,
    ...names.map((name) => all.parts.get(name) ?? ''),
    appearance.mode === 'elder' ? all.elder : '',
    appearance.text === 'large' && appearance.mode !== 'elder' ? all.large : '',
    all.print,
  ].join('');
}
