import type { ComponentChildren } from 'preact';
import { classes } from '../classes.ts';
import { FieldGroup, type FieldProps } from '../field/field.tsx';

/** One answer to choose. */
export interface Choice {
  value: string;
  label: string;
  hint?: string | undefined;
  checked?: boolean | undefined;
}

interface ListProps extends FieldProps {
  choices: readonly Choice[];
  /** Side by side when there is room: for yes and no. */
  inline?: boolean | undefined;
  /** The question is the page's title (one question a page). */
  large?: boolean | undefined;
}

/** One answer out of several; never a select when there are seven or fewer. */
export function RadioList(props: ListProps) {
  return <List {...props} type="radio" />;
}

/** Any number of answers. */
export function CheckboxList(props: ListProps) {
  return <List {...props} type="checkbox" />;
}

/** One sentence to agree to. */
export function Checkbox(props: {
  id: string;
  name: string;
  value: string;
  checked?: boolean | undefined;
  children: ComponentChildren;
}) {
  return (
    <div class="ov-choice">
      <input id={props.id} name={props.name} value={props.value} type="checkbox" checked={props.checked} />
      <label for={props.id}>{props.children}</label>
    </div>
  );
}

function List(props: ListProps & { type: 'radio' | 'checkbox' }) {
  const { id, name, choices, inline, type, error, required } = props;
  return (
    <FieldGroup {...props}>
      <div class={classes('ov-choice-list', inline === true && 'ov-choice-inline')}>
        {choices.map((choice, index) => {
          const own = index === 0 ? id : `${id}-${choice.value}`;
          return (
            <div key={choice.value} class="ov-choice">
              <input
                id={own}
                name={name}
                value={choice.value}
                type={type}
                checked={choice.checked}
                required={type === 'radio' && required === true ? true : undefined}
                aria-invalid={error === undefined ? undefined : 'true'}
                aria-describedby={choice.hint === undefined ? undefined : `${own}-note`}
              />
              <label for={own}>{choice.label}</label>
              {choice.hint !== undefined && (
                <p class="ov-choice-hint" id={`${own}-note`}>
                  {choice.hint}
                </p>
              )}
            </div>
          );
        })}
      </div>
    </FieldGroup>
  );
}
