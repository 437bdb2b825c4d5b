import { Button } from '../button/button.tsx';

/** A field to sign with a finger or pen. An island draws on the canvas; `data-clear` begins anew. */
export function SignaturePad({ id, label, clear }: { id: string; label: string; clear: string }) {
  return (
    <fieldset class="ov-signature-pad">
      <legend class="ov-field-label">{label}</legend>
      <canvas id={id} role="img" aria-label={label} />
      <Button type="button" kind="quiet">
        {clear}
      </Button>
    </fieldset>
  );
}
