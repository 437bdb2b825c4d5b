import { Icon } from '../icon/icon.tsx';

/** Keyset paging: there are a next and a previous page, and no page numbers that would lie while the list grows. */
export function Paging(props: {
  label: string;
  previous?: { label: string; href: string } | undefined;
  next?: { label: string; href: string } | undefined;
  note?: string | undefined;
}) {
  const { label, previous, next, note } = props;
  return (
    <nav class="ov-paging" aria-label={label}>
      {previous !== undefined && (
        <a rel="prev" href={previous.href}>
          <Icon name="back" />
          {previous.label}
        </a>
      )}
      {note !== undefined && <span class="ov-quiet">{note}</span>}
      {next !== undefined && (
        <a rel="next" href={next.href}>
          {next.label}
          <Icon name="forward" />
        </a>
      )}
    </nav>
  );
}
