import { classes, type Tone } from '../classes.ts';
import { Icon, type IconName } from '../icon/icon.tsx';

const usual: Record<Tone, IconName> = {
  neutral: 'circle',
  accent: 'seal',
  info: 'info',
  success: 'check',
  warning: 'clock',
  danger: 'stop',
};

/** A state in a few words with an icon; the colour only repeats what the words say. */
export function Tag({ tone = 'neutral', icon, text }: { tone?: Tone; icon?: IconName | undefined; text: string }) {
  return (
    <span class={classes('ov-tag', `ov-tag-${tone}`)}>
      <Icon name={icon ?? usual[tone]} />
      {text}
    </span>
  );
}
