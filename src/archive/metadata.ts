/** Metadata of the package, as JSON and as XML, with the names of the national exchange tables (field reference 2.1) where they have one. Pure. */
import type { MatterView } from '../matters/index.ts';

/** How long a file is kept where the catalogue does not say: thirty years, assumed until the retention table of the district is loaded. */
const retention = { years: 30, isAssumed: true } as const;

interface CaseMetadata {
  readonly project_no: string;
  readonly task_code: string;
  readonly task_name: string;
  readonly org_name: string;
  readonly apply_date: string | null;
  readonly accept_date: string | null;
  readonly promise_date: string | null;
  readonly result_type: string;
  readonly result_date: string | null;
  readonly result_explain: string | null;
  readonly result_cetr_no: readonly string[];
}

export interface Metadata {
  readonly project_no: string;
  readonly project_name: string;
  readonly applyer_name: string;
  readonly applyer_page_code: string;
  readonly apply_date: string;
  readonly finish_date: string | null;
  readonly apply_channel: string;
  readonly catalogue_version: string;
  readonly visits: number;
  readonly retention_years: number;
  readonly retention_assumed: boolean;
  readonly materials: number;
  readonly documents: number;
  readonly cases: readonly CaseMetadata[];
}

/** What every archive asks for; an empty one of these is incomplete. */
export const needed = ['project_no', 'project_name', 'applyer_name', 'apply_date', 'finish_date'] as const;

/** The metadata of a matter as it was read for the archive; the identity number stays masked. */
export function metadataOf(matter: MatterView): Metadata {
  return {
    project_no: matter.number,
    project_name: matter.title.zh,
    applyer_name: matter.applicant?.name ?? '',
    applyer_page_code: matter.applicant?.identity ?? '',
    apply_date: matter.receivedAt,
    finish_date: matter.completedAt,
    apply_channel: matter.channel,
    catalogue_version: matter.catalogue,
    visits: matter.visits,
    retention_years: retention.years,
    retention_assumed: retention.isAssumed,
    materials: matter.materials.filter((paper) => paper.sha256 !== null).length,
    documents: matter.notices.length,
    cases: matter.cases.map((one) => ({
      project_no: one.number,
      task_code: one.handlingCode,
      task_name: one.name.zh,
      org_name: one.organName.zh,
      apply_date: one.receivedOn,
      accept_date: one.acceptedOn,
      promise_date: one.promised?.due ?? null,
      result_type: one.decision?.effect ?? one.status,
      result_date: one.decision?.on ?? null,
      result_explain: one.decision?.reasons ?? one.notAccepted?.reasons ?? null,
      result_cetr_no: one.certificates.map((certificate) => certificate.number),
    })),
  };
}

const escaped = (text: string): string =>
  text
    .replaceAll(/\p{Cc}|[\ufffe\uffff]/gu, (one) => (one === '\n' || one === '\t' ? one : ''))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

/** The same as XML. */
export function xmlOf(metadata: Metadata): string {
  const element = (name: string, value: unknown, indent: string): string => {
    if (Array.isArray(value)) {
      const single = name === 'cases' ? 'case' : 'item';
      const inner = value.map((one) => element(single, one, `${indent}  `)).join('');
      return `${indent}<${name}>\n${inner}${indent}</${name}>\n`;
    }
    if (typeof value === 'object' && value !== null) {
      const inner = Object.entries(value)
        .map(([key, one]) => element(key, one, `${indent}  `))
        .join('');
      return `${indent}<${name}>\n${inner}${indent}</${name}>\n`;
    }
    return value === null || value === undefined
      ? `${indent}<${name}/>\n`
      : `${indent}<${name}>${escaped(String(value))}</${name}>\n`;
  };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('archive', metadata, '')}`;
}

/** The words that somebody reads first who opens the package (说明文件). */
export function readmeOf(
  metadata: Metadata,
  files: readonly { readonly path: string; readonly title: string }[],
): string {
  return [
    `${metadata.project_name} ${metadata.project_no}`,
    '政务服务事项电子文件归档信息包，一事一卷。',
    `申请 ${metadata.apply_date}，办结 ${metadata.finish_date ?? '未办结'}，办件 ${metadata.cases.length} 件。`,
    `保管期限 ${metadata.retention_years} 年${metadata.retention_assumed ? '（目录没有规定，暂按此）' : ''}。`,
    '',
    'metadata.xml 与 metadata.json 内容相同；manifest.json 列出每个文件及其 SHA-256，manifest.sig 是本系统对清单的签名。',
    'journal/stream.ndjson 是本件的全部事实，用 journal/verify.mjs 核验：',
    '  node journal/verify.mjs journal/stream.ndjson --keys journal/keys.txt',
    '公钥请以本机关另行公布的为准，不要只信包内的一份。',
    '',
    ...files.map((file) => `${file.path}  ${file.title}`),
    '',
  ].join('\n');
}
