import { Icon } from '../icon/icon.tsx';

/** One step of a longer way. */
export interface Step {
  label: string;
  href?: string | undefined;
  state: 'done' | 'current' | 'coming';
}

/** Where one is. `summary` is "step 2 of 4" in words; `done` is the hidden word for finished steps. */
export function Steps({
  label,
  summary,
  done,
  steps,
}: {
  label: string;
  summary: string;
  done: string;
  steps: readonly Step[];
}) {
  return (
    <nav class="ov-steps" aria-label={label}>
      <p>{summary}</p>
      <ol>
        {steps.map((step, index) => (
          <li
            key={step.label}
            class={`ov-steps-${step.state}`}
            aria-current={step.state === 'current' ? 'step' : undefined}
          >
            <span class="ov-steps-mark" aria-hidden="true">
              {step.state === 'done' ? <Icon name="check" /> : index + 1}
            </span>
            <span>
              {step.href === undefined ? step.label : <a href={step.href}>{step.label}</a>}
              {step.state === 'done' && <span class="ov-hidden">{done}</span>}
            </span>
          </li>
        ))}
      </ol>
    </nav>
  );
}
