import type { ComponentChildren } from 'preact';
import { Heading, type HeadingLevel } from '../heading/heading.tsx';
import { Icon, type IconName } from '../icon/icon.tsx';

/** Nothing here yet: says why, what would be here, and what to do next. */
export function EmptyState(props: {
  icon?: IconName;
  title: string;
  level?: HeadingLevel;
  text: string;
  children?: ComponentChildren;
}) {
  const { icon = 'file', title, level = 2, text, children } = props;
  return (
    <div class="ov-empty-state">
      <Icon name={icon} large />
      <Heading level={level}>{title}</Heading>
      <p>{text}</p>
      {children}
    </div>
  );
}
