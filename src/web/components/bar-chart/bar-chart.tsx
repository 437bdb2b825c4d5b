import { classes } from '../classes.ts';
import { DataTable } from '../data-table/data-table.tsx';

/** One bar. `text` is the value with its unit in words. */
export interface Bar {
  label: string;
  value: number;
  text: string;
  strong?: boolean | undefined;
}

/** Bars with their values written out, and the same as a table. */
export function BarChart(props: {
  id: string;
  title: string;
  summary: string;
  bars: readonly Bar[];
  table: { show: string; label: string; value: string };
}) {
  const { id, title, summary, bars, table } = props;
  const most = Math.max(...bars.map((bar) => bar.value), 1);
  return (
    <figure class="ov-bar-chart">
      <figcaption id={`${id}-title`}>{title}</figcaption>
      <svg
        role="img"
        aria-labelledby={`${id}-title ${id}-summary`}
        width="100%"
        height={`${bars.length * rowHeight}em`}
      >
        <desc id={`${id}-summary`}>{summary}</desc>
        {bars.map((bar, index) => (
          <g key={bar.label}>
            <text x="0" y={`${index * rowHeight + 1}em`}>
              {bar.label}
            </text>
            <text class="ov-bar-chart-value" x="100%" y={`${index * rowHeight + 1}em`} text-anchor="end">
              {bar.text}
            </text>
            <rect
              class="ov-bar-chart-track"
              x="0"
              y={`${index * rowHeight + 1.45}em`}
              width="100%"
              height="0.8em"
              rx="0.4em"
            />
            <rect
              class={classes('ov-bar-chart-bar', bar.strong === true && 'ov-bar-chart-strong')}
              x="0"
              y={`${index * rowHeight + 1.45}em`}
              width={`${Math.round((bar.value / most) * 1000) / 10}%`}
              height="0.8em"
              rx="0.4em"
            />
          </g>
        ))}
      </svg>
      <details class="ov-bar-chart-table">
        <summary>{table.show}</summary>
        <DataTable
          caption={title}
          captionHidden
          columns={[
            { key: 'label', label: table.label },
            { key: 'value', label: table.value, numeric: true },
          ]}
          rows={bars.map((bar) => ({ key: bar.label, cells: { label: bar.label, value: bar.text } }))}
        />
      </details>
    </figure>
  );
}

/** Height of one bar with its label, in em. */
const rowHeight = 3.2;
