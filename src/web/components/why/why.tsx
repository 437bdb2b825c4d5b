import type { ComponentChildren } from 'preact';

/** "Why do you ask?": opens in place, works without scripts. `source` is the article or standard that it rests on. */
export function Why(props: {
  question: string;
  source?: string | undefined;
  open?: boolean | undefined;
  children: ComponentChildren;
}) {
  return (
    <details class="ov-why" open={props.open}>
      <summary>{props.question}</summary>
      <div class="ov-why-text ov-stack-s">
        {props.children}
        {props.source !== undefined && <p class="ov-quiet">{props.source}</p>}
      </div>
    </details>
  );
}
