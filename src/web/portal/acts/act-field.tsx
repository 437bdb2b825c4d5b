/** One field of an act of the applicant. */
import type { Visit } from '../../app/visit.ts';
import { CheckboxList, RadioList } from '../../components/choice/choice.tsx';
import { FileUpload } from '../../components/file-upload/file-upload.tsx';
import { TextArea } from '../../components/text-area/text-area.tsx';
import type { OwnAct, OwnField } from './own-act.ts';

/** Longest text of a sentence in a command. */
const longest = 4000;

/** The id of a field's control; the error summary leads to it. */
export const idOf = (name: string): string => `own-${name}`;

/** What may be chosen, in the page's words. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** The field with its label, what was sent, and what was wrong with it. */
export function ActField(props: {
  visit: Visit;
  act: OwnAct;
  field: OwnField;
  options: readonly Choice[];
  value: string | undefined;
  error: string | undefined;
  about: string;
}) {
  const { visit, act, field, options, value, error, about } = props;
  const { say } = visit;
  const common = {
    id: idOf(field.name),
    name: field.name,
    label: say(`web.own.${act.command}.${field.name}`),
    error,
    ...('optional' in field && field.optional ? { mark: say('web.desk.optional') } : {}),
  };
  if (field.kind === 'text')
    return <TextArea {...common} value={value} maxLength={longest} hint={say('web.own.text.hint', { n: longest })} />;
  if (field.kind === 'files')
    return (
      <FileUpload
        {...common}
        choose={say('web.papers.choose')}
        camera={say('web.papers.camera')}
        accept="application/pdf,image/jpeg,image/png"
      />
    );
  if (field.kind === 'agree')
    return (
      <CheckboxList
        {...common}
        choices={[
          {
            value: 'true',
            label: say(`web.own.${act.command}.agree`, { text: about }),
            checked: value === 'true',
          },
        ]}
      />
    );
  return (
    <RadioList
      {...common}
      choices={options.map((option) => ({ ...option, checked: value === option.value || options.length === 1 }))}
    />
  );
}
