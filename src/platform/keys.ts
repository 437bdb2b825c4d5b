/** The installation's secret, outside the database: whoever has only the database can neither open nor forge. */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Stop } from './stop.ts';

/** Seals and marks under keys derived from the one master key. */
export interface KeyRing {
  /** AES-256-GCM; `purpose` is bound as associated data, so a sealed value opens only where it belongs. */
  seal(plain: Uint8Array, purpose: string): Buffer;
  /** Opens what `seal` made for the same purpose; throws when anything was altered. */
  open(sealed: Uint8Array, purpose: string): Buffer;
  /** 32 bytes that nobody without the master key can make: HMAC-SHA256 over both texts, each with its length. */
  mac(purpose: string, text: string): Buffer;
}

/** Name of the master key's file in the data folder. */
export const masterKeyFile = 'master.key';

/** Reads the master key of a data folder, or makes it (0600) where there is none. */
export async function openKeyRing(folder: string): Promise<KeyRing> {
  const file = join(folder, masterKeyFile);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) {
    const fresh = randomBytes(32);
    await writeDurably(file, `${fresh.toString('hex')}\n`);
    return keyRing(fresh);
  }
  if (!/^[0-9a-f]{64}\s*$/.test(text)) {
    throw new Stop(
      `密钥文件 ${file} 已损坏。请从密钥备份恢复该文件；没有它，已加密的个人信息无法读出。`,
      `The key file ${file} is damaged. Restore it from your backup of keys; without it sealed personal data cannot be read.`,
    );
  }
  return keyRing(Buffer.from(text.trim(), 'hex'));
}

/** A ring over a given master key of 32 bytes. */
export function keyRing(master: Buffer): KeyRing {
  const derive = (label: string) => Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `onevisit ${label} 1`, 32));
  const [sealing, marking] = [derive('seal'), derive('mac')];
  return {
    seal(plain, purpose) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', sealing, iv).setAAD(Buffer.from(purpose, 'utf8'));
      const text = Buffer.concat([cipher.update(plain), cipher.final()]);
      return Buffer.concat([Buffer.of(1), iv, cipher.getAuthTag(), text]);
    },
    open(sealed, purpose) {
      const bytes = Buffer.from(sealed);
      if (bytes.length < 29 || bytes[0] !== 1) throw new Error('not a sealed value of form 1');
      const decipher = createDecipheriv('aes-256-gcm', sealing, bytes.subarray(1, 13)).setAAD(
        Buffer.from(purpose, 'utf8'),
      );
      decipher.setAuthTag(bytes.subarray(13, 29));
      return Buffer.concat([decipher.update(bytes.subarray(29)), decipher.final()]);
    },
    mac(purpose, text) {
      const hmac = createHmac('sha256', marking);
      for (const part of [purpose, text]) hmac.update(`${Buffer.byteLength(part)}:`).update(part, 'utf8');
      return hmac.digest();
    },
  };
}

async function writeDurably(file: string, text: string): Promise<void> {
  const handle = await open(`${file}.new`, 'wx', 0o600);
  await handle.writeFile(text);
  await handle.sync();
  await handle.close();
  await rename(`${file}.new`, file);
}
