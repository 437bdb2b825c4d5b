import type { ComponentChildren } from 'preact';
import { Button } from '../button/button.tsx';
import { Heading, type HeadingLevel } from '../heading/heading.tsx';

/** A link to a page that asks the same; an island with `data-dialog` opens the dialog instead. */
export function DialogLink(props: { dialog: string; href: string; children: ComponentChildren }) {
  return (
    <a class="ov-dialog-link" href={props.href} data-dialog={props.dialog}>
      {props.children}
    </a>
  );
}

/** A native dialog; `close` is the words of the button that leaves without doing anything. */
export function Dialog(props: {
  id: string;
  title: string;
  close: string;
  level?: HeadingLevel;
  open?: boolean | undefined;
  children?: ComponentChildren;
}) {
  const { id, title, close, level = 2, open, children } = props;
  return (
    <dialog class="ov-dialog" id={id} aria-labelledby={`${id}-title`} open={open}>
      <Heading level={level} id={`${id}-title`}>
        {title}
      </Heading>
      <div class="ov-stack-s">{children}</div>
      <form method="dialog">
        <Button kind="quiet">{close}</Button>
      </form>
    </dialog>
  );
}
