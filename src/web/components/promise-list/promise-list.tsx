import { Icon, type IconName } from '../icon/icon.tsx';

/** One promise: a drawing and a sentence. */
export interface Promised {
  icon: IconName;
  text: string;
}

/** What the house promises, side by side where there is room. */
export function PromiseList({ promises }: { promises: readonly Promised[] }) {
  return (
    <ul class="ov-promise-list">
      {promises.map(({ icon, text }) => (
        <li key={text}>
          <Icon name={icon} large />
          {text}
        </li>
      ))}
    </ul>
  );
}
