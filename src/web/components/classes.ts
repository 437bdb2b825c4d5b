/** Joins the class names that are there. */
export function classes(...names: readonly (string | false | undefined)[]): string {
  return names.filter((name) => typeof name === 'string' && name !== '').join(' ');
}

/** Joins ids for aria-describedby; undefined when there is none, so that the attribute is left out. */
export function ids(...names: readonly (string | false | undefined)[]): string | undefined {
  const joined = classes(...names);
  return joined === '' ? undefined : joined;
}

/** What a colour says. It never says it alone: an icon and words stand beside it. */
export type Tone = 'neutral' | 'accent' | 'info' | 'success' | 'warning' | 'danger';
