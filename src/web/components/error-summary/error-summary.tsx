import { Heading, type HeadingLevel } from '../heading/heading.tsx';
import { Icon } from '../icon/icon.tsx';

/** One mistake and the id of the field that can mend it. */
export interface FieldError {
  field: string;
  text: string;
}

/** All mistakes of a form at once, on top, taking the focus as the page opens; each links to its field. */
export function ErrorSummary(props: {
  title: string;
  errors: readonly FieldError[];
  level?: HeadingLevel;
  focus?: boolean;
}) {
  const { title, errors, level = 2, focus = true } = props;
  if (errors.length === 0) return null;
  return (
    <div class="ov-error-summary" role="alert" tabindex={-1} autofocus={focus}>
      <Heading level={level} class="ov-error-summary-title">
        <Icon name="stop" />
        {title}
      </Heading>
      <ul>
        {errors.map((error) => (
          <li key={error.field}>
            <a href={`#${error.field}`}>{error.text}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
