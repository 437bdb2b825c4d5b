/** The one extension of a limit. */
import type { Calendar } from './calendar.ts';
import type { Clock, Extension } from './clock.ts';
import { readClock } from './clock.ts';
import type { Duration } from './duration.ts';

/** Why an extension is refused; `signpost` is the word key of what would help. */
export interface ExtensionRefusal {
  readonly refused:
    | 'clock-ended'
    | 'already-extended'
    | 'extension-over-cap'
    | 'extension-too-late'
    | 'extension-without-reason';
  readonly signpost: string;
}

/**
 * The clock with its one extension, or a refusal: at most once, in the cap's unit and not over it, with a reason, and not after the limit
 * has passed (行政许可法 §42: ten working days by the head of the organ, told with the reason).
 */
export function extendClock(
  clock: Clock,
  extension: Extension,
  cap: Duration,
  calendar: Calendar,
): Clock | ExtensionRefusal {
  if (clock.endedOn !== undefined) return refuse('clock-ended');
  if (clock.extension) return refuse('already-extended');
  if (extension.by.n < 1 || extension.by.unit !== cap.unit || extension.by.n > cap.n)
    return refuse('extension-over-cap');
  if (extension.reason.trim() === '' || extension.approvedBy === '') return refuse('extension-without-reason');
  const reading =
    readClock(clock, 'statutory', calendar, extension.on) ?? readClock(clock, 'promised', calendar, extension.on);
  if (reading && extension.on > reading.due) return refuse('extension-too-late');
  return { ...clock, extension };
}

function refuse(refused: ExtensionRefusal['refused']): ExtensionRefusal {
  return { refused, signpost: `refusal.${refused}` };
}
