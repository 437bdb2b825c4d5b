/** Pieces that several examples share. */

/** The second item of the example district with other last lines. */
export function itemWith(
  lines: string,
  first = 'statutory: 10 wd\npromised: 8 wd\nonlineDepth: IV\n',
  applies = 'appliesWhen: shop.area > 200\n',
): string {
  return `id: check\nbasicItem: check\norgan: brigade\nserves: [person, organisation]\nintake: licence\n${first}${applies}${lines}${lines.includes('outputs:') ? '' : 'outputs: [opinion]\n'}`;
}

/** Ordinary limits of that item, with more lines. */
export function limits(lines: string): string {
  return `statutory: 10 wd\npromised: 8 wd\n${lines}`;
}
