import type { ComponentChildren } from 'preact';
import { classes } from '../classes.ts';
import { Heading, type HeadingLevel } from '../heading/heading.tsx';
import { Icon, type IconName } from '../icon/icon.tsx';

/** What a notice is for. */
export type NoticeTone = 'info' | 'success' | 'warning' | 'danger';

const icons: Record<NoticeTone, IconName> = { info: 'info', success: 'check', warning: 'warning', danger: 'stop' };

/** A message within the page. `announce` when it answers something the person just did. */
export function Notice(props: {
  tone?: NoticeTone;
  title: string;
  level?: HeadingLevel;
  announce?: boolean | undefined;
  children?: ComponentChildren;
}) {
  const { tone = 'info', title, level = 2, announce = false, children } = props;
  const role = announce ? (tone === 'danger' ? 'alert' : 'status') : undefined;
  return (
    <div class={classes('ov-notice', `ov-notice-${tone}`)} role={role}>
      <Icon name={icons[tone]} large />
      <div class="ov-notice-text">
        <Heading level={level} class="ov-notice-title">
          {title}
        </Heading>
        {children}
      </div>
    </div>
  );
}

/** One line above a page: demonstration, maintenance, acting for somebody. */
export function Banner({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <section class="ov-notice-banner" aria-label={label}>
      <p>
        <strong>{label}</strong>
        {children}
      </p>
    </section>
  );
}
