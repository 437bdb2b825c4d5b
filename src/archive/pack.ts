/** Makes the package of a closed matter: reads what the rooms hold, names it, hashes it, signs the list. Nothing is written here. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { sealShard, signDigest, streamLines, checkpointKeyLines } from '../journal/index.ts';
import { certificateFiles } from '../certificates/index.ts';
import { cellOf, noticePdf, viewMatter, type MatterView } from '../matters/index.ts';
import { isRefusal, type Actor, type House, type Refusal } from '../platform/index.ts';
import { endingOf } from './readable.ts';
import { metadataOf, readmeOf, xmlOf } from './metadata.ts';
import { manifestName, signatureName, verifierFile, type Manifest, type PackageFile } from './model.ts';

/** Documents that are the outcome itself; all others tell the way to it. */
const outcomes: ReadonlySet<string> = new Set([
  'grant',
  'denial',
  'not-required',
  'not-competent',
  'papers-returned',
  'termination',
  'revocation',
]);

export interface Package {
  readonly name: string;
  readonly files: readonly { readonly path: string; readonly bytes: Uint8Array }[];
  readonly madeAt: Date;
}

/** The package. Refused: `matter-not-found`, `matter-not-closed`, `archive-file-missing`, `journal-damaged`. */
export async function pack(house: House, actor: Actor, matterId: string): Promise<Package | Refusal> {
  const matter = await viewMatter(house, actor, matterId);
  if (isRefusal(matter)) return matter;
  if (matter.sees !== 'whole') return { refused: 'matter-not-found' };
  if (matter.status !== 'complete') return { refused: 'matter-not-closed' };
  const papers = await materialFiles(house, matter);
  if (isRefusal(papers)) return papers;
  const documents = await documentFiles(house, actor, matter);
  if (isRefusal(documents)) return documents;
  const journal = await journalFiles(house, matterId);
  if (isRefusal(journal)) return journal;
  const content = [...papers, ...documents, ...journal];
  const metadata = metadataOf(matter);
  const files: PackageFile[] = [
    file('readme.txt', 'description', '说明文件', readmeOf(metadata, content)),
    file('metadata.xml', 'metadata', '元数据', xmlOf(metadata)),
    file('metadata.json', 'metadata', '元数据', `${JSON.stringify(metadata, null, 1)}\n`),
    file('application.json', 'process', '申请表内容', `${JSON.stringify(matter.answers, null, 1)}\n`),
    ...content,
  ];
  return signed(house, matter, files);
}

const file = (path: string, role: PackageFile['role'], title: string, text: string): PackageFile => ({
  path,
  role,
  title,
  bytes: Buffer.from(text, 'utf8'),
});
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const two = (n: number): string => String(n).padStart(2, '0');

function signed(house: House, matter: MatterView, files: readonly PackageFile[]): Package {
  const madeAt = house.clock.now();
  const manifest: Manifest = {
    format: 'onevisit-archive-1',
    matter: matter.id,
    number: matter.number,
    installation: house.installation.id,
    madeAt: madeAt.toISOString(),
    files: files.map(({ path, role, title, bytes }) => ({
      path,
      role,
      title,
      bytes: bytes.length,
      sha256: sha256(bytes),
    })),
  };
  const list = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`, 'utf8');
  const signature = signDigest(house, `archive/${matter.id}`, Buffer.from(sha256(list), 'hex'));
  return {
    name: matter.number,
    madeAt,
    files: [
      ...files.map(({ path, bytes }) => ({ path, bytes })),
      { path: manifestName, bytes: list },
      { path: signatureName, bytes: Buffer.from(signature, 'utf8') },
    ],
  };
}

/** Every paper once, however many cases rest on it. */
async function materialFiles(house: House, matter: MatterView): Promise<readonly PackageFile[] | Refusal> {
  const papers = new Map(
    matter.materials.flatMap((paper) => (paper.sha256 === null ? [] : [[paper.sha256, paper] as const])),
  );
  const files: PackageFile[] = [];
  for (const [hash, paper] of papers) {
    const bytes = await house.files.get(hash);
    if (!bytes) return { refused: 'archive-file-missing', detail: { file: paper.name.zh } };
    const path = `materials/${two(files.length + 1)}-${hash.slice(0, 12)}${endingOf(bytes) ?? '.bin'}`;
    files.push({ path, role: 'material', title: paper.name.zh, bytes });
  }
  return files;
}

async function documentFiles(
  house: House,
  actor: Actor,
  matter: MatterView,
): Promise<readonly PackageFile[] | Refusal> {
  const files: PackageFile[] = [];
  for (const notice of matter.notices) {
    const bytes = await noticePdf(house, actor, matter.id, notice.notice);
    if (isRefusal(bytes)) return { refused: 'archive-file-missing', detail: { file: notice.number } };
    const role = outcomes.has(notice.kind.replace(/-(?:benefit|renewal|other)$/, '')) ? 'result' : 'process';
    files.push({ path: `${role}/${two(files.length + 1)}-${notice.notice}.pdf`, role, title: notice.number, bytes });
  }
  for (const certificate of await certificateFiles(house, matter.id)) {
    const path = `result/${two(files.length + 1)}-certificate.pdf`;
    files.push({ path, role: 'result', title: certificate.number, bytes: certificate.bytes });
  }
  return files;
}

async function journalFiles(house: House, matterId: string): Promise<readonly PackageFile[] | Refusal> {
  const cell = cellOf(matterId);
  if (cell === undefined) return { refused: 'matter-not-found' };
  const damaged = await sealShard(house, 'cell', cell);
  if (damaged) return damaged;
  const lines = await streamLines(house, { group: 'cell', key: cell, stream: matterId });
  const verifier = await readFile(verifierFile, 'utf8');
  return [
    file('journal/stream.ndjson', 'journal', '本件全部事实', `${lines.join('\n')}\n`),
    file('journal/keys.txt', 'journal', '公钥', `${checkpointKeyLines(house).join('\n')}\n`),
    file('journal/verify.mjs', 'verifier', '独立核验程序', verifier),
  ];
}
