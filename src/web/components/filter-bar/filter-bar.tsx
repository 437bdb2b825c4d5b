import type { ComponentChildren } from 'preact';
import { Button } from '../button/button.tsx';
import { Icon } from '../icon/icon.tsx';

/** A filter that is on; its link takes it off. */
export interface ActiveFilter {
  label: string;
  remove: string;
  href: string;
}

/** Filters of a list as a GET form, so that a filtered list has an address. Fields are children. */
export function FilterBar(props: {
  label: string;
  action: string;
  submit: string;
  active?: readonly ActiveFilter[] | undefined;
  children: ComponentChildren;
}) {
  const { label, action, submit, active = [], children } = props;
  return (
    <form class="ov-filter-bar" method="get" action={action} aria-label={label}>
      <div class="ov-filter-bar-fields">
        {children}
        <Button kind="secondary" icon="search">
          {submit}
        </Button>
      </div>
      {active.length > 0 && (
        <ul>
          {active.map((filter) => (
            <li key={filter.href}>
              <a href={filter.href}>
                {filter.label}
                <span class="ov-hidden">{filter.remove}</span>
                <Icon name="cross" />
              </a>
            </li>
          ))}
        </ul>
      )}
    </form>
  );
}
