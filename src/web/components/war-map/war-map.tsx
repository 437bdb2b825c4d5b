/** What one line of the map shows; days count from the first day of the axis. */
export interface MapLine {
  readonly key: string;
  readonly title: string;
  readonly note: string;
  readonly isCritical: boolean;
  /** What was expected, what really happened (so far), and the promised last day. */
  readonly expected: { readonly from: number; readonly to: number };
  readonly real?: { readonly from: number; readonly to: number } | undefined;
  readonly promised?: number | undefined;
  readonly isBlocked: boolean;
}

/** A group of lines under one heading: a stage. */
export interface MapGroup {
  readonly key: string;
  readonly title: string;
  readonly lines: readonly MapLine[];
}

export interface WarMapProps {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly days: number;
  readonly marks: readonly { readonly day: number; readonly label: string }[];
  readonly today?: { readonly day: number; readonly label: string } | undefined;
  readonly groups: readonly MapGroup[];
  readonly legend: {
    readonly expected: string;
    readonly real: string;
    readonly promised: string;
    readonly critical: string;
    readonly blocked: string;
  };
}

const row = 2.6;
const head = 2.2;
const axis = 2.4;
/** Share of the width that names take, in percent. */
const names = 26;

/** Lines over days as one drawing (Gantt); the page sets the same as a table below it. */
export function WarMap(props: WarMapProps) {
  const { id, title, summary, days, marks, today, groups } = props;
  const x = (day: number): string =>
    `${Math.round((names + (Math.min(days, Math.max(0, day)) / Math.max(1, days)) * (100 - names)) * 100) / 100}%`;
  const width = (from: number, to: number): string =>
    `${Math.max(0.4, Math.round((Math.max(0, to - from) / Math.max(1, days)) * (100 - names) * 100) / 100)}%`;
  const placed = layOut(groups);
  const height = axis + placed.height;
  return (
    <figure class="ov-war-map">
      <div class="ov-war-map-scroll" role="region" aria-labelledby={`${id}-title`} tabIndex={0}>
        <svg role="img" aria-labelledby={`${id}-title ${id}-summary`} width="100%" height={`${height}em`}>
          <title id={`${id}-title`}>{title}</title>
          <desc id={`${id}-summary`}>{summary}</desc>
          {marks.map((mark) => (
            <g key={mark.day}>
              <line
                class="ov-war-map-grid"
                x1={x(mark.day)}
                x2={x(mark.day)}
                y1={`${axis - 0.6}em`}
                y2={`${height}em`}
              />
              <text class="ov-war-map-mark" x={x(mark.day)} y="1.2em" dx="0.3em">
                {mark.label}
              </text>
            </g>
          ))}
          {today && (
            <g>
              <line class="ov-war-map-today" x1={x(today.day)} x2={x(today.day)} y1="1.4em" y2={`${height}em`} />
              <text class="ov-war-map-now" x={x(today.day)} y="2.2em" dx="-0.3em" text-anchor="end">
                {today.label}
              </text>
            </g>
          )}
          {placed.groups.map(({ group, y }) => (
            <text key={group.key} class="ov-war-map-group" x="0" y={`${axis + y + 1.4}em`}>
              {group.title}
            </text>
          ))}
          {placed.lines.map(({ line, y }) => (
            <g key={line.key}>
              <text
                class={line.isCritical ? 'ov-war-map-critical-name' : 'ov-war-map-name'}
                x="0"
                y={`${axis + y + 1.5}em`}
              >
                {line.isBlocked ? '⚠ ' : ''}
                {line.title}
              </text>
              <rect
                class={line.isCritical ? 'ov-war-map-critical' : 'ov-war-map-expected'}
                x={x(line.expected.from)}
                width={width(line.expected.from, line.expected.to)}
                y={`${axis + y + 0.4}em`}
                height="0.8em"
              />
              {line.real && (
                <rect
                  class="ov-war-map-real"
                  x={x(line.real.from)}
                  width={width(line.real.from, line.real.to)}
                  y={`${axis + y + 1.25}em`}
                  height="0.8em"
                />
              )}
              {line.promised !== undefined && (
                <line
                  class="ov-war-map-promised"
                  x1={x(line.promised)}
                  x2={x(line.promised)}
                  y1={`${axis + y + 0.2}em`}
                  y2={`${axis + y + 2.2}em`}
                />
              )}
            </g>
          ))}
        </svg>
      </div>
      <figcaption>
        <ul class="ov-war-map-legend">
          {(['expected', 'critical', 'real', 'promised'] as const).map((name) => (
            <li key={name}>
              <svg aria-hidden="true" width="1.6em" height="0.8em">
                {name === 'promised' ? (
                  <line class="ov-war-map-promised" x1="50%" x2="50%" y1="0" y2="100%" />
                ) : (
                  <rect class={`ov-war-map-${name}`} width="100%" height="100%" />
                )}
              </svg>{' '}
              {props.legend[name]}
            </li>
          ))}
          <li>⚠ {props.legend.blocked}</li>
        </ul>
      </figcaption>
    </figure>
  );
}

/** Heights from the top of the drawing in em. */
function layOut(groups: readonly MapGroup[]) {
  let y = 0;
  const lines: { line: MapLine; y: number }[] = [];
  const heads: { group: MapGroup; y: number }[] = [];
  for (const group of groups) {
    heads.push({ group, y });
    y += head;
    for (const line of group.lines) {
      lines.push({ line, y });
      y += row;
    }
  }
  return { groups: heads, lines, height: y };
}
