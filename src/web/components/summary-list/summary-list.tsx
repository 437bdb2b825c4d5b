import type { ComponentChildren } from 'preact';

/** One answer. The action's words are completed by `about` for those who only hear the link. */
export interface SummaryRow {
  key: string;
  value: ComponentChildren;
  source?: string | undefined;
  action?: { label: string; about: string; href: string } | undefined;
}

/** Answers to check before handing in, or the facts of a matter. */
export function SummaryList({ rows }: { rows: readonly SummaryRow[] }) {
  return (
    <dl class="ov-summary-list">
      {rows.map((row) => (
        <div key={row.key}>
          <dt>{row.key}</dt>
          <dd>
            {row.value}
            {row.source !== undefined && <span class="ov-quiet">{row.source}</span>}
          </dd>
          {row.action !== undefined && (
            <dd class="ov-summary-list-action">
              <a href={row.action.href}>
                {row.action.label}
                <span class="ov-hidden">{row.action.about}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
