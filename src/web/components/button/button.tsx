import type { ComponentChildren } from 'preact';
import { classes } from '../classes.ts';
import { Icon, type IconName } from '../icon/icon.tsx';

/** One primary action on a page; secondary beside it; quiet for what is rarely wanted; danger for what cannot be undone. */
export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';

interface Look {
  kind?: ButtonKind | undefined;
  icon?: IconName | undefined;
  wide?: boolean | undefined;
  children: ComponentChildren;
}

/** Props of a button. `name` and `value` tell the server which button of a form was pressed. */
export interface ButtonProps extends Look {
  type?: 'submit' | 'button';
  name?: string | undefined;
  value?: string | undefined;
  form?: string | undefined;
  /** Lets an unfinished form be sent, for "save and go on later". */
  unchecked?: boolean | undefined;
  describedBy?: string | undefined;
}

/** A button that does something. It is never disabled: pressing it tells what is still missing. */
export function Button(props: ButtonProps) {
  return (
    <button
      class={look(props)}
      type={props.type ?? 'submit'}
      name={props.name}
      value={props.value}
      form={props.form}
      formnovalidate={props.unchecked}
      aria-describedby={props.describedBy}
    >
      <Content {...props} />
    </button>
  );
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function LinkButton(props: Look & { href: string; download?: boolean | undefined }) {
  return (
    <a class={look(props)} href={props.href} download={props.download}>
      <Content {...props} />
    </a>
  );
}

/** Buttons side by side, the most wanted first; one below the other on phones. */
export function ButtonRow({ children }: { children: ComponentChildren }) {
  return <div class="ov-button-row">{children}</div>;
}

function look({ kind = 'primary', wide }: Look): string {
  return classes('ov-button', `ov-button-${kind}`, wide === true && 'ov-button-wide');
}

function Content({ icon, children }: Look) {
  return (
    <>
      {icon !== undefined && icon !== 'forward' && <Icon name={icon} />}
      <span>{children}</span>
      {icon === 'forward' && <Icon name={icon} />}
    </>
  );
}
