import type { ComponentChildren } from 'preact';
import { classes } from '../classes.ts';
import { Heading, type HeadingLevel } from '../heading/heading.tsx';
import { Icon } from '../icon/icon.tsx';

/** One recorded fact, or one thing that is still to come. `machine` is the ISO 8601 form of `when`. */
export interface TimelineEvent {
  key: string;
  when: string;
  machine: string;
  title: string;
  who?: string | undefined;
  detail?: ComponentChildren;
  state: 'past' | 'now' | 'coming' | 'stopped';
}

const icons = { past: 'check', now: 'circle', coming: 'clock', stopped: 'pause' } as const;

/** What happened and what comes, oldest first. */
export function Timeline(props: { label: string; level?: HeadingLevel; events: readonly TimelineEvent[] }) {
  const { label, level = 3, events } = props;
  return (
    <ol class="ov-timeline" aria-label={label}>
      {events.map((event) => (
        <li
          key={event.key}
          class={classes(`ov-timeline-${event.state}`)}
          aria-current={event.state === 'now' ? 'step' : undefined}
        >
          <span class="ov-timeline-dot">
            <Icon name={icons[event.state]} />
          </span>
          <div class="ov-timeline-text">
            <Heading level={level} class="ov-timeline-title">
              {event.title}
            </Heading>
            <p class="ov-quiet">
              <time datetime={event.machine}>{event.when}</time>
              {event.who !== undefined && <span class="ov-timeline-who">{event.who}</span>}
            </p>
            {event.detail}
          </div>
        </li>
      ))}
    </ol>
  );
}
