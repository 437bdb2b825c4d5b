import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** The markup of one component, for render tests. */
export function html(node: VNode): string {
  return renderToString(node);
}
