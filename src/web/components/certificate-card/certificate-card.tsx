import type { ComponentChildren } from 'preact';
import { classes } from '../classes.ts';
import { Heading, type HeadingLevel } from '../heading/heading.tsx';
import { Tag } from '../tag/tag.tsx';

/** A certificate as its holder sees it. `valid` decides the look; `state` says it in words. */
export function CertificateCard(props: {
  title: string;
  level?: HeadingLevel;
  issuer: string;
  valid: boolean;
  /** Still valid, but something in it has ended. */
  partly?: boolean | undefined;
  state: string;
  rows: readonly { label: string; value: string }[];
  code?: ComponentChildren;
  codeLabel?: string | undefined;
  children?: ComponentChildren;
}) {
  const { title, level = 3, issuer, valid, partly = false, state, rows, code, codeLabel, children } = props;
  return (
    <article class={classes('ov-certificate-card', !valid && 'ov-certificate-card-ended')}>
      <div class="ov-certificate-card-head">
        <div>
          <Heading level={level}>{title}</Heading>
          <p class="ov-quiet">{issuer}</p>
        </div>
        <Tag tone={partly ? 'warning' : valid ? 'success' : 'danger'} text={state} />
      </div>
      <div class="ov-certificate-card-body">
        <dl>
          {rows.map((row) => (
            <div key={row.label}>
              <dt>{row.label}</dt>
              <dd>{row.value}</dd>
            </div>
          ))}
        </dl>
        {code !== undefined && (
          <figure>
            {code}
            {codeLabel !== undefined && <figcaption>{codeLabel}</figcaption>}
          </figure>
        )}
      </div>
      {children !== undefined && <div class="ov-certificate-card-foot">{children}</div>}
    </article>
  );
}
