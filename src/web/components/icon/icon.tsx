import { classes } from '../classes.ts';

const shapes = {
  check: 'M5 12.5l4.5 4.5L19 7.5',
  cross: 'M6 6l12 12M18 6L6 18',
  info: 'M12 11v6M12 7.2v.1M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z',
  warning: 'M12 9.5v4.5M12 17v.1M12 3.5L2.5 20h19z',
  stop: 'M12 7.5V13M12 16.4v.1M8 3h8l5 5v8l-5 5H8l-5-5V8z',
  clock: 'M12 7v5l3.5 2M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z',
  pause: 'M9.5 8v8M14.5 8v8M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z',
  forward: 'M5 12h14M13 6l6 6-6 6',
  back: 'M19 12H5M11 6l-6 6 6 6',
  sound: 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.8 7.8 0 0 1 0 11',
  search: 'M20 20l-4.5-4.5M10.5 17.5a7 7 0 1 0 0-14 7 7 0 0 0 0 14z',
  file: 'M14 3H6v18h12V7zM14 3v4h4M9 12h6M9 16h6',
  camera: 'M4 7.5h4L9.5 5h5L16 7.5h4V19H4zM12 16.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c.6-4 3.8-6 7.5-6s6.9 2 7.5 6',
  calendar: 'M4 6h16v14H4zM4 10.5h16M8.5 3.5V8M15.5 3.5V8',
  seal: 'M5 5h14v14H5zM8.5 12h7M12 8.5v7',
  link: 'M10 14l4-4M8.5 11.5l-2 2a3.5 3.5 0 0 0 5 5l2-2M15.5 12.5l2-2a3.5 3.5 0 0 0-5-5l-2 2',
  circle: 'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16z',
} as const;

/** Names of the drawings. */
export type IconName = keyof typeof shapes;

/** All names, for the gallery. */
export const iconNames = Object.keys(shapes) as IconName[];

/** A line drawing the height of its text. Decoration only: the words beside it carry the meaning. */
export function Icon({ name, large = false }: { name: IconName; large?: boolean }) {
  return (
    <svg class={classes('ov-icon', large && 'ov-icon-large')} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={shapes[name]} />
    </svg>
  );
}
