/** The hybrid systems of ISO 7064 (GB/T 17710): MOD 37,36 for letters and digits, MOD 11,10 for digits. */
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Check character MOD 37,36 of upper-case letters and digits. Another character is a bug of the caller and throws. */
export function mod37Check(text: string): string {
  return hybrid(text, 36);
}

/** Check digit MOD 11,10 of digits. Another character is a bug of the caller and throws. */
export function mod11Check(text: string): string {
  return hybrid(text, 10);
}

function hybrid(text: string, modulus: number): string {
  let product = modulus;
  for (const character of text) {
    const value = ALPHABET.indexOf(character);
    if (value < 0 || value >= modulus) throw new RangeError(`cannot check the character ${character}`);
    product = (((product + value) % modulus || modulus) * 2) % (modulus + 1);
  }
  return ALPHABET.charAt((modulus + 1 - product) % modulus);
}
