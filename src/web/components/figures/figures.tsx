/** One number that matters, with what it was before the reform. */
export interface Figure {
  label: string;
  value: string;
  unit: string;
  before?: string | undefined;
}

/** A few numbers side by side. */
export function Figures({ figures }: { figures: readonly Figure[] }) {
  return (
    <dl class="ov-figures">
      {figures.map((figure) => (
        <div key={figure.label}>
          <dt>{figure.label}</dt>
          <dd>
            <span class="ov-figures-value">{figure.value}</span> {figure.unit}
            {figure.before !== undefined && <span class="ov-figures-before">{figure.before}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
