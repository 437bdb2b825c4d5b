/** The form that asks why: what is shown afterwards is told to its person, word for word. */
import { Button, ButtonRow, LinkButton } from '../components/button/button.tsx';
import { ErrorSummary } from '../components/error-summary/error-summary.tsx';
import { PageTitle } from '../components/heading/heading.tsx';
import { Notice } from '../components/notice/notice.tsx';
import { TextArea } from '../components/text-area/text-area.tsx';
import { field, type Visit } from '../app/visit.ts';

/** Fewest and most characters of a reason. */
const reasonLength = { least: 4, most: 500 };

/** The reason as it was typed, or undefined where it is no reason yet. */
export function reasonOf(visit: Visit): string | undefined {
  const typed = field(visit, 'reason').trim();
  return [...typed].length >= reasonLength.least && [...typed].length <= reasonLength.most ? typed : undefined;
}

/** What the page says: its title, what it is for, who will be told, and the button. */
export interface ReasonTexts {
  readonly title: string;
  readonly lead: string;
  readonly told: string;
  readonly act: string;
}

/** Title, what it means, and the form. Its key makes sending twice one look. */
export function ReasonForm({
  visit,
  texts,
  action,
  back,
  failed = false,
}: {
  visit: Visit;
  texts: ReasonTexts;
  action: string;
  back: string;
  failed?: boolean;
}) {
  const { say } = visit;
  const error = say('web.access.reason.short', { least: reasonLength.least });
  return (
    <>
      {failed && <ErrorSummary title={say('web.form.errors')} errors={[{ field: 'reason', text: error }]} />}
      <PageTitle title={texts.title} lead={texts.lead} />
      <Notice tone="warning" title={texts.told} />
      <form method="post" action={action} class="ov-stack" autocomplete="off">
        <input type="hidden" name="key" value={field(visit, 'key') || visit.house.ids.next()} />
        <TextArea
          id="reason"
          name="reason"
          label={say('web.access.reason')}
          hint={say('web.access.reason.hint')}
          value={field(visit, 'reason')}
          maxLength={reasonLength.most}
          rows={3}
          required
          {...(failed ? { error } : {})}
        />
        <ButtonRow>
          <Button kind="danger">{texts.act}</Button>
          <LinkButton kind="quiet" href={back}>
            {say('web.back')}
          </LinkButton>
        </ButtonRow>
      </form>
    </>
  );
}
