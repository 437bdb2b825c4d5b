import type { ComponentChildren } from 'preact';
import { Heading, type HeadingLevel } from '../heading/heading.tsx';

/** The opening of a first page: what this is, and one thing to do. The brush stroke behind it is our mark. */
export function Hero(props: { title: string; level?: HeadingLevel; lead: string; children?: ComponentChildren }) {
  const { title, level = 1, lead, children } = props;
  return (
    <div class="ov-hero">
      <svg viewBox="0 0 26 8" aria-hidden="true" focusable="false">
        <path d="M.5 5.6C4.3 3 7.5 2.5 12 2.7c4.6.2 7.4-.6 10-2.2.9-.5 1.9.7 1.3 1.6-2.2 3.4-6.4 4.7-11 4.4-3.9-.2-6.3.1-9.3 1.5-1.6.7-3.8-1.5-2.5-2.4z" />
      </svg>
      <Heading level={level} class="ov-hero-title">
        {title}
      </Heading>
      <p class="ov-hero-lead">{lead}</p>
      {children}
    </div>
  );
}
