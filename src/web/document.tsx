import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { type Appearance, partsIn, stylesheet } from './design/stylesheet.ts';

/** What a whole page needs. `body` is a tree of components, never text from outside as HTML. */
interface DocumentInput extends Appearance {
  lang: 'zh-CN' | 'en';
  title: string;
  nonce: string;
  body: ComponentChildren;
  /** Further elements of the head: description, canonical address, alternate languages. */
  head?: ComponentChildren;
  /** Addresses of module scripts that hydrate parts of the page. The page works without them. */
  islands?: readonly string[] | undefined;
  /** Components that only an island will show, so that their sheet is there as well. */
  alsoParts?: readonly string[] | undefined;
}

/** A complete HTML page with its sheet inlined under the nonce: no style attribute, no inline handler, no outside file. */
export function renderDocument(input: DocumentInput): string {
  const body = renderToString(<>{input.body}</>);
  const parts = new Set([...partsIn(body), ...(input.alsoParts ?? [])]);
  const css = stylesheet(input, [...parts].sort());
  const head = renderToString(
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content={schemes[input.theme]} />
      <meta name="format-detection" content="telephone=no" />
      <title>{input.title}</title>
      <link rel="icon" href="data:," />
      <style nonce={input.nonce} dangerouslySetInnerHTML={{ __html: css }} />
      {input.head}
      {(input.islands ?? []).map((src) => (
        <script key={src} type="module" nonce={input.nonce} src={src} />
      ))}
    </head>,
  );
  const { lang, mode, theme } = input;
  return `<!doctype html><html lang="${lang}" data-mode="${mode}" data-theme="${theme}">${head}<body>${body}</body></html>`;
}

const schemes = { auto: 'light dark', light: 'light', dark: 'dark', contrast: 'light' } as const;
