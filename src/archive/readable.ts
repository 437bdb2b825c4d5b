/** Whether a file can be read in years to come, and whether it is harmless: what archives check of every file (可用性, 安全性 of DA/T 70). Pure. */

/** What a file is, by its own bytes; undefined where it is none of the forms that an archive keeps. */
type Form = 'pdf' | 'jpeg' | 'png' | 'json' | 'ndjson' | 'xml' | 'text';

const forms: readonly { readonly form: Form; readonly ends: readonly string[] }[] = [
  { form: 'pdf', ends: ['.pdf'] },
  { form: 'jpeg', ends: ['.jpg', '.jpeg'] },
  { form: 'png', ends: ['.png'] },
  { form: 'json', ends: ['.json'] },
  { form: 'ndjson', ends: ['.ndjson'] },
  { form: 'xml', ends: ['.xml'] },
  { form: 'text', ends: ['.txt', '.mjs', '.sig'] },
];

/** The form that a name promises. */
const formOf = (path: string): Form | undefined =>
  forms.find((one) => one.ends.some((end) => path.toLowerCase().endsWith(end)))?.form;

/** The ending for bytes of a paper; undefined where they are none that an archive keeps. */
export function endingOf(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  if (head.startsWith('%PDF-')) return '.pdf';
  if (head.startsWith('\u00ff\u00d8\u00ff')) return '.jpg';
  return head.startsWith('\u0089PNG\r\n\u001a\n') ? '.png' : undefined;
}

/** Why these bytes cannot be read as what their name promises; undefined where they can. */
export function unreadable(path: string, bytes: Uint8Array): string | undefined {
  const form = formOf(path);
  if (form === undefined) return 'a form that an archive does not keep';
  if (bytes.length === 0) return 'empty';
  return readers[form](Buffer.from(bytes));
}

const readers: Readonly<Record<Form, (bytes: Buffer) => string | undefined>> = {
  pdf: pdfFault,
  jpeg: (bytes) =>
    bytes.subarray(0, 3).toString('hex') === 'ffd8ff' && bytes.lastIndexOf(Buffer.from('ffd9', 'hex')) > 0
      ? undefined
      : 'no whole JPEG',
  png: (bytes) =>
    bytes.subarray(0, 8).toString('hex') === '89504e470d0a1a0a' && bytes.includes('IEND') ? undefined : 'no whole PNG',
  json: (bytes) => (isJson(bytes.toString('utf8')) ? undefined : 'no JSON'),
  ndjson: (bytes) => (bytes.toString('utf8').trimEnd().split('\n').every(isJson) ? undefined : 'a line is no JSON'),
  xml: (bytes) => (isBalanced(bytes.toString('utf8')) ? undefined : 'no well-formed XML'),
  text: (bytes) => (bytes.equals(Buffer.from(bytes.toString('utf8'), 'utf8')) ? undefined : 'no UTF-8 text'),
};

function pdfFault(bytes: Buffer): string | undefined {
  const text = bytes.toString('latin1');
  if (!/^%PDF-\d\.\d/.test(text)) return 'no PDF header';
  if (!/%%EOF\s*$/.test(text.slice(-1200))) return 'the PDF is cut off';
  if (/\/Encrypt\b/.test(text)) return 'the PDF is encrypted';
  return undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Tags that close in the order in which they opened; no document type, so nothing outside is ever fetched. */
function isBalanced(text: string): boolean {
  if (!text.startsWith('<?xml') || /<!DOCTYPE|<!ENTITY/i.test(text)) return false;
  const open: string[] = [];
  for (const [, end, name, self] of text.slice(text.indexOf('?>') + 2).matchAll(/<(\/?)([\w:-]+)[^<>]*?(\/?)>/g)) {
    if (end === '/') {
      if (open.pop() !== name) return false;
    } else if (self !== '/') open.push(name as string);
  }
  return open.length === 0;
}

/** Features of a PDF that run or carry something. */
const active =
  /\/(?:JavaScript|JS|Launch|EmbeddedFile|RichMedia|XFA|SubmitForm|ImportData|GoToR|URI\s*\(\s*javascript)\b/;
/** First bytes of things that run. */
const programs = ['4d5a', '7f454c46', 'cafebabe', '2321', 'feedface', 'feedfacf', 'cffaedfe'];

/** Why a file is not safe to keep or to open; undefined where it is. `isOurs` marks the one program that belongs to the package. */
export function unsafe(path: string, bytes: Uint8Array, isOurs: boolean): string | undefined {
  if (path.split('/').some((part) => part === '..' || part === '') || path.startsWith('/') || /[\\:\p{Cc}]/u.test(path))
    return 'its name leads out of the package';
  const head = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  if (!isOurs && programs.some((start) => head.startsWith(start))) return 'it is a program';
  if (formOf(path) === 'pdf' && active.test(Buffer.from(bytes).toString('latin1'))) return 'it has active content';
  return undefined;
}
