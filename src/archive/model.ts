/** The archive package of a closed matter (GB/T 42727—2023 as far as it is known here): one matter, one file (一事一卷). */
import { fileURLToPath } from 'node:url';

/** What a file of the package is. */
export type FileRole = 'description' | 'metadata' | 'material' | 'process' | 'result' | 'journal' | 'verifier';

/** One file as the manifest names it; `sha256` over its bytes. */
export interface ManifestFile {
  readonly path: string;
  readonly role: FileRole;
  readonly title: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What is promised of the package: every file, and what the facts say has to be among them. */
export interface Manifest {
  readonly format: 'onevisit-archive-1';
  readonly matter: string;
  readonly number: string;
  readonly installation: string;
  readonly madeAt: string;
  readonly files: readonly ManifestFile[];
}

/** A file before it is written. */
export interface PackageFile {
  readonly path: string;
  readonly role: FileRole;
  readonly title: string;
  readonly bytes: Uint8Array;
}

/** The four properties that an electronic archive is checked for (四性检测, DA/T 70). */
export const properties = ['authenticity', 'integrity', 'usability', 'safety'] as const;
export type Property = (typeof properties)[number];

/** One thing that is wrong. */
export interface Finding {
  readonly property: Property;
  readonly path: string;
  readonly what: string;
}

export const manifestName = 'manifest.json';
export const signatureName = 'manifest.sig';

/** Our own copy of the standalone verifier. */
export const verifierFile = fileURLToPath(new URL('../../verifier/verify.mjs', import.meta.url));
