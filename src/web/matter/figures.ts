/** The figures of a matter that everybody sees: how often somebody came, working days used, and those that a higher level took. */
import type { MatterView } from '../../matters/index.ts';
import type { Visit } from '../app/visit.ts';

/** In the order in which they stand; days of a higher level only where there were some. */
export function figuresOf({ say }: Visit, matter: MatterView) {
  const unit = say('web.figure.working.unit');
  return [
    { label: say('web.figure.visits'), value: String(matter.visits), unit: say('web.figure.visits.unit') },
    { label: say('web.figure.working'), value: String(matter.workingDays), unit },
    ...(matter.workingDaysAbove > 0
      ? [{ label: say('web.figure.above'), value: String(matter.workingDaysAbove), unit }]
      : []),
  ];
}
