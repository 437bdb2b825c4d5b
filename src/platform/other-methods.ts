/** Which methods an address has: nothing there is 404, there but not so is 405 with `Allow` (RFC 9110, 15.5.6). */

/** Tells the methods of the routes that a path would meet. */
export function methodsOver(
  rows: readonly { readonly method: string; readonly url: string }[],
): (path: string) => readonly string[] {
  let patterns: readonly { readonly method: string; readonly pattern: RegExp }[] | undefined;
  return (path) => {
    patterns ??= rows.map(({ method, url }) => ({ method, pattern: patternOf(url) }));
    return [...new Set(patterns.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method))].sort();
  };
}

/** `/api/drafts/:draft/adopt` as a pattern; a star stands for the rest. */
function patternOf(url: string): RegExp {
  const parts = url
    .split('/')
    .map((part) =>
      part.startsWith(':') ? '[^/]+' : part === '*' ? '.*' : part.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`),
    );
  return new RegExp(`^${parts.join('/')}$`);
}
