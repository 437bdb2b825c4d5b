/** Due dates with their colour, which words and an icon repeat. */
import type { MatterView } from '../../matters/index.ts';
import { sayDue } from '../app/dates.ts';
import type { Visit } from '../app/visit.ts';
import type { Tone } from '../components/classes.ts';
import type { IconName } from '../components/icon/icon.tsx';
import { Tag } from '../components/tag/tag.tsx';

export type Colour = 'green' | 'amber' | 'red' | 'paused' | 'none';

const looks: Readonly<Record<Colour, { tone: Tone; icon: IconName }>> = {
  green: { tone: 'success', icon: 'calendar' },
  amber: { tone: 'warning', icon: 'clock' },
  red: { tone: 'danger', icon: 'stop' },
  paused: { tone: 'neutral', icon: 'pause' },
  none: { tone: 'neutral', icon: 'circle' },
};

/** The colour in words. */
function ColourTag({ visit, colour }: { visit: Visit; colour: Colour }) {
  return <Tag {...looks[colour]} text={visit.say(`web.desk.colour.${colour}`)} />;
}

/** Whether the day of a promise was fixed by somebody, as that of a condition can be: then it rests on no calendar. */
export const isFixedDay = ({ conditions }: Pick<MatterView, 'conditions'>, obligation: string): boolean =>
  conditions.some((set) => set.obligation === obligation && set.due !== null);

/** A due date and its colour; a dash where there is none yet. */
export function DueCell({
  visit,
  due,
  at = null,
  colour,
  isFirm = false,
}: {
  visit: Visit;
  due: string | null;
  /** The instant, where hours are promised. */
  at?: string | null;
  colour: Colour;
  /** The day rests on no calendar. */
  isFirm?: boolean;
}) {
  if (due === null) return <span class="ov-quiet">{visit.say('web.desk.no-due')}</span>;
  return (
    <>
      <time datetime={at ?? due}>{sayDue(visit, due, { at, isFirm })}</time>{' '}
      {colour !== 'none' && <ColourTag visit={visit} colour={colour} />}
    </>
  );
}
