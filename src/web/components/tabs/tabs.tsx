/** One view of the same thing. `count` is in words, such as "3". */
export interface Tab {
  label: string;
  href: string;
  count?: string | undefined;
  current?: boolean | undefined;
}

/** Views of one thing as plain links: each has an address, and works without scripts. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav class="ov-tabs" aria-label={label}>
      <ul>
        {tabs.map((tab) => (
          <li key={tab.href}>
            <a href={tab.href} aria-current={tab.current === true ? 'page' : undefined}>
              {tab.label}
              {tab.count !== undefined && <span class="ov-tabs-count">{tab.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
