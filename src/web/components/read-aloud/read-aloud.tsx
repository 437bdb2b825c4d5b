import { Button } from '../button/button.tsx';

/** Words of the reader: its name, and what its two buttons do. */
export interface ReadAloudProps {
  label: string;
  start: string;
  stop: string;
  pause: string;
  goOn: string;
  /** There is a voice; the gallery says so, elsewhere an island finds out. */
  isSure?: boolean;
}

/** Reads the page aloud. Hidden until an island finds that this browser has a voice of the page's language. */
export function ReadAloud({ label, start, stop, pause, goOn, isSure = false }: ReadAloudProps) {
  return (
    <div class="ov-read-aloud ov-no-print" role="group" aria-label={label} data-read-aloud hidden={!isSure}>
      <span data-stop={stop} data-read="toggle">
        <Button type="button" kind="secondary" icon="sound">
          {start}
        </Button>
      </span>
      <span data-go-on={goOn} data-read="pause" hidden>
        <Button type="button" kind="quiet">
          {pause}
        </Button>
      </span>
    </div>
  );
}
