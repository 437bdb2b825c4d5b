/** `onevisit verify <file.pdf | number> [check]`: for whoever holds a file, or only the paper. With `--key` neither database nor network is asked. */
import { createHash, createPublicKey, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Stop, type CliCall, type CliCommand, type House } from '../platform/index.ts';
import type { Verification } from './schema.ts';
import { trustedKeys } from './seal/provider.ts';
import { verifyPdf, type PdfVerdict, type TrustedKey } from './seal/verify-pdf.ts';
import * as store from './store.ts';
import { verification, verifyTyped } from './checking/verify.ts';

/** A public key or certificate in PEM. */
function readKey(pem: string): TrustedKey {
  const key = pem.includes('BEGIN CERTIFICATE') ? new X509Certificate(pem).publicKey : createPublicKey(pem);
  return { keyId: 'the given key', key };
}

/** What was found about a file: its seal, and what the log says of the certificate with exactly these bytes. */
interface FileFinding {
  readonly seal: PdfVerdict;
  readonly sha256: string;
  /** Absent where no database was asked. */
  readonly log?: Verification;
}

async function checkFile(call: CliCall, bytes: Buffer): Promise<FileFinding> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { key } = call.options;
  if (typeof key === 'string')
    return { seal: verifyPdf(bytes, [readKey((await readGiven(key)).toString('utf8'))]), sha256 };
  const house = await call.house();
  return { seal: verifyPdf(bytes, await trustedKeys(house)), sha256, log: await inLog(house, sha256) };
}

/** A file that the operator named; one that cannot be read is told in one sentence. */
async function readGiven(path: string): Promise<Buffer> {
  return await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new Stop(
      `读不到文件 ${path}（${error.code ?? error.message}）。请核对路径和权限。`,
      `The file ${path} cannot be read (${error.code ?? error.message}). Check its path and permissions.`,
    );
  });
}

async function inLog(house: House, sha256: string): Promise<Verification> {
  const [row] = await house.db.read<{ certificate_id: string }>(store.byFile, [sha256]);
  return await verification(house, row?.certificate_id ?? '', 'open');
}

const lines = (house: House, found: Verification): string[] =>
  found.found
    ? [
        `状态 status: ${found.status} ${house.words.all['zh-CN'][`certificates.status.${found.status}`] ?? ''}`,
        `${found.type?.zh} ${found.number}`,
        `证照标识 identifier: ${found.identifier}`,
        `发证机关 issued by: ${found.organ?.zh}, ${found.issuedOn}`,
        `有效期至 valid until: ${found.validUntil ?? '长期'}`,
        ...(found.demonstration ? ['演示证照，不具法律效力 demonstration, without legal effect'] : []),
      ]
    : ['查无此证 no such certificate'];

async function run(call: CliCall): Promise<number> {
  const [what = '', check] = call.args;
  if (check === undefined && what.toLowerCase().endsWith('.pdf')) {
    const finding = await checkFile(call, await readGiven(what));
    if (call.json) call.print(JSON.stringify(finding));
    else {
      call.print(
        finding.seal.isGood
          ? `印章完好 seal good: ${finding.seal.keyId}`
          : `印章不符 seal wrong: ${finding.seal.because}`,
      );
      if (finding.log) for (const line of lines(await call.house(), finding.log)) call.print(line);
    }
    return finding.seal.isGood && (finding.log === undefined || finding.log.status === 'valid') ? 0 : 1;
  }
  if (check === undefined) {
    call.progress('需要编号和校验码 number and check value are both needed');
    return 2;
  }
  const house = await call.house();
  const found = await verifyTyped(house, what, check);
  if (call.json) call.print(JSON.stringify(found));
  else for (const line of lines(house, found)) call.print(line);
  return found.status === 'valid' ? 0 : 1;
}

export const commands: readonly CliCommand[] = [
  {
    name: 'verify',
    describe: 'check a certificate: a PDF file, or its number and check value',
    args: [
      { name: '<what>', describe: 'a PDF file, or the printed number' },
      { name: '[check]', describe: 'the check value printed beside the number' },
    ],
    options: [
      {
        flags: '--key <pem>',
        describe: 'public key or certificate of the sealer: checks a file without asking the database',
      },
    ],
    run,
  },
];
