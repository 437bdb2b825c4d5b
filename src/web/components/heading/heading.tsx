import type { ComponentChildren } from 'preact';

/** Depth of a heading in its page. The look follows the depth. */
export type HeadingLevel = 1 | 2 | 3 | 4;

/** A heading at the depth that the page needs. */
export function Heading(props: {
  level: HeadingLevel;
  id?: string | undefined;
  class?: string | undefined;
  children: ComponentChildren;
}) {
  const Tag = `h${props.level}` as const;
  return (
    <Tag id={props.id} class={props.class}>
      {props.children}
    </Tag>
  );
}

/** The opening of a page: what it is about, and one sentence that says what comes. */
export function PageTitle({
  title,
  lead,
  above,
}: {
  title: string;
  lead?: string | undefined;
  above?: string | undefined;
}) {
  return (
    <div class="ov-heading">
      {above !== undefined && <p class="ov-heading-above">{above}</p>}
      <h1>{title}</h1>
      {lead !== undefined && <p class="ov-lead">{lead}</p>}
    </div>
  );
}
