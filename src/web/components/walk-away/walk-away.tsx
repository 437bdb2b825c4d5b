import { Button } from '../button/button.tsx';
import { Icon } from '../icon/icon.tsx';

/** Words and time of a public terminal. `{seconds}` stays in `soon`. */
export interface WalkAwayProps {
  label: string;
  /** Seconds without a touch until everything is forgotten. */
  seconds: number;
  about: string;
  soon: string;
  stay: string;
  leave: string;
  /** Where the button to leave at once is posted. */
  action: string;
}

/**
 * On a public terminal: what happens when nobody touches it, the seconds as they run out, and the way to end now. An island counts; nothing
 * moves meanwhile, so that whoever reaches for one button does not hit the other.
 */
export function WalkAway({ label, seconds, about, soon, stay, leave, action }: WalkAwayProps) {
  return (
    <section class="ov-walk-away ov-no-print" aria-label={label} data-walk-away={seconds} data-soon={soon}>
      <p class="ov-walk-away-text">
        <Icon name="clock" />
        <span data-told>{about}</span>
      </p>
      <span class="ov-hidden" role="status" data-said />
      <form class="ov-walk-away-acts" method="post" action={action}>
        <Button type="button">{stay}</Button>
        <Button kind="secondary">{leave}</Button>
      </form>
    </section>
  );
}
