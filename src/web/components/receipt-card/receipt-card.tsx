import type { ComponentChildren } from 'preact';
import { Heading, type HeadingLevel } from '../heading/heading.tsx';
import { Icon } from '../icon/icon.tsx';
import { SummaryList, type SummaryRow } from '../summary-list/summary-list.tsx';

/** The receipt: we have it, at this second. `code` is the QR drawing; `codeLabel` says what scanning gives. */
export function ReceiptCard(props: {
  title: string;
  level?: HeadingLevel;
  number: { label: string; value: string };
  rows: readonly SummaryRow[];
  code?: ComponentChildren;
  codeLabel?: string | undefined;
  children?: ComponentChildren;
}) {
  const { title, level = 2, number, rows, code, codeLabel, children } = props;
  return (
    <section class="ov-receipt-card">
      <div class="ov-receipt-card-head">
        <Icon name="check" large />
        <Heading level={level}>{title}</Heading>
      </div>
      <div class="ov-receipt-card-body">
        <div class="ov-receipt-card-text">
          <p class="ov-quiet">{number.label}</p>
          <p class="ov-receipt-card-number">{number.value}</p>
          <SummaryList rows={rows} />
        </div>
        {code !== undefined && (
          <figure class="ov-receipt-card-code">
            {code}
            {codeLabel !== undefined && <figcaption>{codeLabel}</figcaption>}
          </figure>
        )}
      </div>
      {children !== undefined && <div class="ov-receipt-card-next">{children}</div>}
    </section>
  );
}
