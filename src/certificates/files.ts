/** The sealed files of a matter's certificates, for its archive. */
import type { House } from '../platform/index.ts';
import { stateOf } from './perform.ts';
import * as store from './store.ts';

/** One certificate that has a file; what another system issued has none here. */
export interface CertificateFile {
  readonly number: string;
  readonly bytes: Uint8Array;
}

/** In the order of their ids. */
export async function certificateFiles(house: House, matterId: string): Promise<readonly CertificateFile[]> {
  const cell = Number(/^m-(\d+)-/.exec(matterId)?.[1]);
  const rows = await house.db.read<{ certificate_id: string }>(store.ofMatter, [cell, matterId]);
  const files: CertificateFile[] = [];
  for (const { certificate_id: id } of rows) {
    const found = await stateOf(house, id);
    const bytes = found?.state.file ? await house.files.get(found.state.file.sha256) : undefined;
    if (found && bytes) files.push({ number: found.state.intent.number, bytes });
  }
  return files;
}
