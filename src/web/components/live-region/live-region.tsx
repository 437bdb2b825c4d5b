import type { ComponentChildren } from 'preact';

/** A place whose changes are read out politely. An island fills it; `id` is what it looks for. */
export function LiveRegion({ id, children }: { id: string; children?: ComponentChildren }) {
  return (
    <div class="ov-live-region" id={id} role="status" aria-live="polite" aria-atomic="true">
      {children}
    </div>
  );
}
