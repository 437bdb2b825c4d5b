/** What one line of the map shows; days count from the first day of the axis. */
export interface MapLine {
  readonly key: string;
  readonly title: string;
  /** Who holds it, or whose it is; written beside the bar. */
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
  /** From this day on the calendar is not published: the map says it where its axis reaches that far. */
  readonly unpublished?: { readonly day: number; readonly label: string } | undefined;
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
const axis = 3;
/** Share of the width that names take, in percent. */
const names = 26;
/** Above so many lines every group is a drawing with its own days, so that the days stay in sight and a print breaks between groups. */
const oneDrawing = 20;

/** Lines over days (Gantt), as one drawing or one for each group; the page sets the same as a table below it. */
export function WarMap(props: WarMapProps) {
  const { id, title, summary, groups } = props;
  const lines = groups.reduce((sum, group) => sum + group.lines.length, 0);
  const drawings = lines > oneDrawing ? groups.map((group) => [group]) : [groups];
  return (
    <figure class="ov-war-map">
      <div class="ov-war-map-scroll" role="region" aria-labelledby={`${id}-title`} tabIndex={0}>
        <p class="ov-hidden" id={`${id}-title`}>
          {title}
        </p>
        {drawings.map((some, index) => (
          <Drawing
            key={some[0]?.key ?? 'all'}
            {...props}
            id={`${id}-${index}`}
            title={some.length === 1 ? (some[0]?.title ?? title) : title}
            summary={summary}
            groups={some}
          />
        ))}
      </div>
      <figcaption>
        <Legend id={id} legend={props.legend} unpublished={props.unpublished?.label} />
      </figcaption>
    </figure>
  );
}

type Scale = (day: number) => number;
const percent = (value: number): string => `${Math.round(value * 100) / 100}%`;

function Drawing({ id, title, summary, days, marks, today, unpublished, groups }: WarMapProps) {
  const x: Scale = (day) => names + (Math.min(days, Math.max(0, day)) / Math.max(1, days)) * (100 - names);
  const placed = layOut(groups);
  const height = axis + placed.height;
  return (
    <svg role="img" aria-labelledby={`${id}-name ${id}-summary`} width="100%" height={`${height}em`}>
      <title id={`${id}-name`}>{title}</title>
      <desc id={`${id}-summary`}>{summary}</desc>
      {unpublished && (
        <>
          <Hatch id={`${id}-hatch`} />
          <rect
            class="ov-war-map-unpublished"
            fill={`url(#${id}-hatch)`}
            x={percent(x(unpublished.day))}
            width={percent(100 - x(unpublished.day))}
            y="1.6em"
            height={`${height - 1.6}em`}
          />
        </>
      )}
      {marks.map((mark) => (
        <g key={mark.day}>
          <line
            class="ov-war-map-grid"
            x1={percent(x(mark.day))}
            x2={percent(x(mark.day))}
            y1="1.6em"
            y2={`${height}em`}
          />
          <text class="ov-war-map-mark" x={percent(x(mark.day))} y="1.2em" dx="0.3em">
            {mark.label}
          </text>
        </g>
      ))}
      {today && (
        <g>
          <line
            class="ov-war-map-today"
            x1={percent(x(today.day))}
            x2={percent(x(today.day))}
            y1="1.6em"
            y2={`${height}em`}
          />
          <text class="ov-war-map-now" x={percent(x(today.day))} y="2.6em" dx="0.3em">
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
        <Line key={line.key} line={line} y={axis + y} x={x} />
      ))}
    </svg>
  );
}

/** Slanted lines, for eyes that do not tell one grey from another and for black print. */
function Hatch({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern id={id} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line class="ov-war-map-hatch" x1="0" x2="0" y1="0" y2="8" />
      </pattern>
    </defs>
  );
}

function Line({ line, y, x }: { readonly line: MapLine; readonly y: number; readonly x: Scale }) {
  const bar = ({ from, to }: { readonly from: number; readonly to: number }) => ({
    x: percent(x(from)),
    width: percent(Math.max(0.4, x(to) - x(from))),
    height: '0.8em',
  });
  const last = Math.max(line.expected.to, line.real?.to ?? 0, line.promised ?? 0);
  const isRight = x(last) > 80;
  return (
    <g>
      {/* A drawing of its own, so that a long name ends at the first day instead of running into the bars. */}
      <svg aria-hidden="true" x="0" y={`${y}em`} width={percent(names - 1)} height={`${row}em`}>
        <title>{line.title}</title>
        <text class={line.isCritical ? 'ov-war-map-critical-name' : 'ov-war-map-name'} x="0" y="1.5em">
          {line.isBlocked ? '⚠ ' : ''}
          {line.title}
        </text>
      </svg>
      <rect
        class={line.isCritical ? 'ov-war-map-critical' : 'ov-war-map-expected'}
        {...bar(line.expected)}
        y={`${y + 0.4}em`}
      />
      {line.real && <rect class="ov-war-map-real" {...bar(line.real)} y={`${y + 1.25}em`} />}
      {line.promised !== undefined && (
        <line
          class="ov-war-map-promised"
          x1={percent(x(line.promised))}
          x2={percent(x(line.promised))}
          y1={`${y + 0.2}em`}
          y2={`${y + 2.2}em`}
        />
      )}
      {line.note !== '' && (
        <text
          class="ov-war-map-note"
          x={percent(isRight ? x(Math.min(line.expected.from, line.real?.from ?? line.expected.from)) : x(last))}
          y={`${y + 1.4}em`}
          dx={isRight ? '-0.6em' : '0.6em'}
          text-anchor={isRight ? 'end' : 'start'}
        >
          {line.note}
        </text>
      )}
    </g>
  );
}

type LegendProps = Pick<WarMapProps, 'id' | 'legend'> & { readonly unpublished?: string | undefined };

function Legend({ id, legend, unpublished }: LegendProps) {
  return (
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
          {legend[name]}
        </li>
      ))}
      <li>⚠ {legend.blocked}</li>
      {unpublished !== undefined && (
        <li>
          <svg aria-hidden="true" width="1.6em" height="0.8em">
            <Hatch id={`${id}-legend-hatch`} />
            <rect class="ov-war-map-unpublished" fill={`url(#${id}-legend-hatch)`} width="100%" height="100%" />
          </svg>{' '}
          {unpublished}
        </li>
      )}
    </ul>
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
