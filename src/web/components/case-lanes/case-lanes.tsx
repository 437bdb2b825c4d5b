import { classes, type Tone } from '../classes.ts';
import { DataTable } from '../data-table/data-table.tsx';

/** One stretch of work in a lane, in days from the start of the axis (fractions allowed). */
export interface LaneBar {
  from: number;
  to: number;
  text: string;
  tone: Exclude<Tone, 'accent'>;
}

/** One case at one office. `after` names the lanes whose result it needs. */
export interface Lane {
  key: string;
  title: string;
  office: string;
  state: string;
  dates: string;
  bars: readonly LaneBar[];
  after?: readonly string[] | undefined;
}

/** A graph of cases beside each other over days, and the same as a table below it. */
export interface CaseLanesProps {
  id: string;
  title: string;
  summary: string;
  days: number;
  marks: readonly { day: number; label: string }[];
  today?: { day: number; label: string } | undefined;
  lanes: readonly Lane[];
  table: { show: string; item: string; office: string; state: string; dates: string; after: string; none: string };
}

/** Height of one lane and of the axis, in em. */
const laneHeight = 4;
const axisHeight = 3.4;

/** Parallel cases drawn with percent and em only, so that text keeps its size on every screen. */
export function CaseLanes(props: CaseLanesProps) {
  const { id, title, summary, days, lanes, marks, today } = props;
  const height = axisHeight + lanes.length * laneHeight;
  const x = (day: number) => `${Math.round((within(day, days) / days) * 1000) / 10}%`;
  return (
    <figure class="ov-case-lanes">
      <svg role="img" aria-labelledby={`${id}-title ${id}-summary`} width="100%" height={`${height}em`}>
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-summary`}>{summary}</desc>
        {marks.map((mark) => (
          <g key={mark.day}>
            <line class="ov-case-lanes-grid" x1={x(mark.day)} x2={x(mark.day)} y1="1.6em" y2={`${height}em`} />
            <text class="ov-case-lanes-mark" x={x(mark.day)} y="1em" text-anchor={anchor(mark.day, days)}>
              {mark.label}
            </text>
          </g>
        ))}
        {arrows(lanes).map(({ day, top, bottom, key }) => (
          <line key={key} class="ov-case-lanes-arrow" x1={x(day)} x2={x(day)} y1={`${top}em`} y2={`${bottom}em`} />
        ))}
        {lanes.map((lane, index) => (
          <LaneBars key={lane.key} lane={lane} top={axisHeight + index * laneHeight} x={x} days={days} />
        ))}
        {today !== undefined && (
          <g class="ov-case-lanes-today">
            <line x1={x(today.day)} x2={x(today.day)} y1="2.6em" y2={`${height}em`} />
            <text x={x(today.day)} y="2.3em" text-anchor={anchor(today.day, days)}>
              {today.label}
            </text>
          </g>
        )}
        {lanes.map((lane, index) => (
          <LaneName key={lane.key} lane={lane} y={axisHeight + index * laneHeight + 1} x={x} days={days} />
        ))}
      </svg>
      <LaneTable {...props} />
    </figure>
  );
}

function LaneBars({ lane, top, x, days }: { lane: Lane; top: number; x: (day: number) => string; days: number }) {
  return (
    <g>
      {lane.bars.map((bar) => (
        <rect
          key={bar.from}
          class={classes('ov-case-lanes-bar', `ov-case-lanes-${bar.tone}`)}
          x={x(bar.from)}
          width={x(Math.max(within(bar.to, days) - within(bar.from, days), 0))}
          y={`${top + 1.5}em`}
          height="1.5em"
          rx="0.3em"
        >
          <title>{bar.text}</title>
        </rect>
      ))}
    </g>
  );
}

/** The name above its bar: from the bar's start, or towards the left when it would leave the picture. */
function LaneName({ lane, y, x, days }: { lane: Lane; y: number; x: (day: number) => string; days: number }) {
  const first = lane.bars[0]?.from ?? 0;
  const last = lane.bars.at(-1)?.to ?? 0;
  const leftwards = first > days * 0.3 && last > days * 0.6;
  return (
    <text
      class="ov-case-lanes-name"
      x={x(leftwards ? last : first)}
      y={`${y}em`}
      text-anchor={leftwards ? 'end' : 'start'}
    >
      <tspan class="ov-case-lanes-title">{lane.title}</tspan>
      <tspan dx="0.5em">{lane.state}</tspan>
    </text>
  );
}

/** Middle of the bars of a lane, in em. */
function middle(row: number): number {
  return axisHeight + row * laneHeight + 2.25;
}

/** From the end of what is needed straight down (or up) to the lane that needs it. */
function arrows(lanes: readonly Lane[]) {
  const rows = new Map(lanes.map((lane, index) => [lane.key, { lane, index }]));
  return lanes.flatMap((lane, index) =>
    (lane.after ?? []).flatMap((key) => {
      const source = rows.get(key);
      if (source === undefined) return [];
      const day = source.lane.bars.at(-1)?.to ?? 0;
      return [{ key: `${key}>${lane.key}`, day, top: middle(source.index), bottom: middle(index) }];
    }),
  );
}

/** A day brought back onto the axis. */
function within(day: number, days: number): number {
  return Math.min(Math.max(day, 0), days);
}

function anchor(day: number, days: number): 'start' | 'middle' | 'end' {
  if (day < days * 0.08) return 'start';
  return day > days * 0.9 ? 'end' : 'middle';
}

function LaneTable({ title, lanes, table }: CaseLanesProps) {
  const names = new Map(lanes.map((lane) => [lane.key, lane.title]));
  return (
    <details class="ov-case-lanes-table">
      <summary>{table.show}</summary>
      <DataTable
        caption={title}
        captionHidden
        columns={[
          { key: 'item', label: table.item },
          { key: 'office', label: table.office },
          { key: 'state', label: table.state },
          { key: 'dates', label: table.dates },
          { key: 'after', label: table.after },
        ]}
        rows={lanes.map((lane) => ({
          key: lane.key,
          cells: {
            item: lane.title,
            office: lane.office,
            state: lane.state,
            dates: lane.dates,
            after: lane.after === undefined ? table.none : lane.after.map((key) => names.get(key) ?? key).join(' · '),
          },
        }))}
      />
    </details>
  );
}
