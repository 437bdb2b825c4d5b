/** Check characters of numbers and public ids: ISO 7064 MOD 11,10 for digits, MOD 37,36 for letters and digits. */

const alphabet = '0123456789abcdefghijklmnopqrstuvwxyz';

/** The hybrid system of ISO 7064 over `base` characters: MOD 11,10 for base 10, MOD 37,36 for base 36. */
function hybrid(text: string, base: 10 | 36): string {
  let p: number = base;
  for (const char of text) {
    const value = alphabet.indexOf(char);
    if (value < 0 || value >= base) continue;
    p = (p + value) % base || base;
    p = (p * 2) % (base + 1);
  }
  return alphabet[(base + 1 - p) % base] as string;
}

/** A number of digits with its check digit behind it; vector: `33010620260105000012` + channel … gives 3 (field reference, test vectors). */
export const canonicalDigits = (digits: string): string => digits + hybrid(digits, 10);

/** The check character of an id; hyphens do not count. */
export const checkCharacter = (body: string): string => hybrid(body.toLowerCase(), 36);

/** Whether an id ends with its own check character. */
export const hasCheckCharacter = (id: string): boolean => checkCharacter(id.slice(0, -1)) === id.at(-1);
