import type { ComponentChildren } from 'preact';
import { classes } from '../classes.ts';
import { Heading, type HeadingLevel } from '../heading/heading.tsx';
import { Icon } from '../icon/icon.tsx';
import { Tag } from '../tag/tag.tsx';

/** One material or step of the one-time list. `held` means that the platform has it: nothing to bring. */
export interface ChecklistItem {
  key: string;
  title: string;
  state: 'held' | 'needed' | 'later' | 'given' | 'wrong';
  stateText: string;
  detail?: string | undefined;
  /** Where it comes from or rests on: the certificate, the registry, the article. */
  source?: string | undefined;
  why?: ComponentChildren;
  action?: { label: string; href: string } | undefined;
}

const looks = {
  held: { tone: 'accent', icon: 'seal' },
  given: { tone: 'success', icon: 'check' },
  needed: { tone: 'neutral', icon: 'file' },
  later: { tone: 'warning', icon: 'clock' },
  wrong: { tone: 'danger', icon: 'stop' },
} as const;

/** The one-time list: what is needed, what is already there, and why. */
export function Checklist(props: { title: string; level?: HeadingLevel; items: readonly ChecklistItem[] }) {
  const { title, level = 2, items } = props;
  const below = Math.min(level + 1, 4) as HeadingLevel;
  return (
    <section class="ov-checklist">
      <Heading level={level}>{title}</Heading>
      <ul>
        {items.map((item) => (
          <li key={item.key} class={classes('ov-checklist-item', `ov-checklist-${item.state}`)}>
            <Icon name={looks[item.state].icon} large />
            <div class="ov-checklist-text">
              <div class="ov-checklist-head">
                <Heading level={below}>{item.title}</Heading>
                <Tag tone={looks[item.state].tone} icon={looks[item.state].icon} text={item.stateText} />
              </div>
              {item.detail !== undefined && <p>{item.detail}</p>}
              {item.source !== undefined && <p class="ov-quiet">{item.source}</p>}
              {item.why}
              {item.action !== undefined && (
                <a class="ov-checklist-action" href={item.action.href}>
                  {item.action.label}
                </a>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
