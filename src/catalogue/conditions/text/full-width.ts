/** Finds Chinese full-width signs where FEEL wants half-width ones: the commonest slip of whoever writes conditions with a Chinese keyboard. */
import type { Span } from '../condition.ts';

const HALF_WIDTH: Readonly<Record<string, string>> = {
  '（': '(',
  '）': ')',
  '，': ',',
  '、': ',',
  '。': '.',
  '．': '.',
  '“': '"',
  '”': '"',
  '＂': '"',
  '＝': '=',
  '＜': '<',
  '＞': '>',
  '≥': '>=',
  '≤': '<=',
  '≠': '!=',
  '！': '!',
  '＋': '+',
  '－': '-',
  '−': '-',
  '×': '*',
  '÷': '/',
  '＊': '*',
  '／': '/',
  '［': '[',
  '］': ']',
};

/** The first full-width sign outside of quoted text and comments, with what to write instead. */
export function fullWidthIn(text: string): { found: string; instead: string; span: Span } | undefined {
  const quotedOrSign =
    /"(?:[^"\\]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?\*\/|[（），、。．“”＂＝＜＞≥≤≠！＋－−×÷＊／［］０-９　]/gu;
  for (const match of text.matchAll(quotedOrSign)) {
    const found = match[0];
    if (found.startsWith('"') || found.startsWith('//') || found.startsWith('/*')) continue;
    const digit = found >= '０' && found <= '９';
    const instead = digit ? String.fromCharCode(found.charCodeAt(0) - 0xfee0) : (HALF_WIDTH[found] ?? ' ');
    return { found, instead, span: { from: match.index, to: match.index + found.length } };
  }
  return undefined;
}
