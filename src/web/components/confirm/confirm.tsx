import type { ComponentChildren } from 'preact';
import { Button, ButtonRow, type ButtonKind, LinkButton } from '../button/button.tsx';
import { Heading, type HeadingLevel } from '../heading/heading.tsx';

/** Says what will happen, then asks once. `hidden` travels with the form (token, idempotency key). */
export function Confirm(props: {
  title: string;
  level?: HeadingLevel;
  action: string;
  hidden?: Readonly<Record<string, string | readonly string[]>> | undefined;
  yes: string;
  kind?: Extract<ButtonKind, 'primary' | 'danger'>;
  no: { label: string; href: string };
  children?: ComponentChildren;
}) {
  const { title, level = 2, action, hidden = {}, yes, kind = 'primary', no, children } = props;
  return (
    <form class="ov-confirm ov-card ov-stack-s" method="post" action={action}>
      {Object.entries(hidden).flatMap(([name, value]) =>
        [value].flat().map((one) => <input key={`${name} ${one}`} type="hidden" name={name} value={one} />),
      )}
      <Heading level={level}>{title}</Heading>
      {children}
      <ButtonRow>
        <Button kind={kind}>{yes}</Button>
        <LinkButton kind="quiet" href={no.href}>
          {no.label}
        </LinkButton>
      </ButtonRow>
    </form>
  );
}
