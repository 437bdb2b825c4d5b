/** Reads a district directory: which files there are, that they are text, and what things they hold. Nothing of an unsound file is used. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Finding } from '../finding.ts';
import { loadProblem } from './problems.ts';
import { FILE_KINDS } from './shapes/files.ts';
import type { FileKind } from './shapes/files.ts';
import { parseSource, placeOf } from './source.ts';
import type { Source } from './source.ts';
import type { Thing } from './things.ts';
import { validate } from './validate.ts';

/** A department writes one thing in a few hundred lines; more is a mistake, or an attack. */
const MAXIMUM_BYTES = 5 * 1024 * 1024;

interface ReadDirectory {
  readonly things: readonly Thing[];
  readonly findings: readonly Finding[];
}

/** Reads every file below a directory. File names in findings are relative to `base` (by default the working directory). */
export function readDirectory(directory: string, base: string = process.cwd()): ReadDirectory {
  if (!existsSync(directory) || !statSync(directory).isDirectory())
    return { things: [], findings: [loadProblem('no-directory', undefined, { found: shownName(directory, base) })] };
  const findings: Finding[] = [];
  const things: Thing[] = [];
  for (const path of yamlFiles(directory)) {
    const file = shownName(path, base);
    const kind = kindOf(relative(directory, path).split(sep).join('/'));
    if (!kind) {
      findings.push(
        loadProblem(
          'unknown-file',
          { file, line: 1, column: 1 },
          { found: file, allowed: FILE_KINDS.map((k) => (k.many ? `${k.at}/*.yaml` : `${k.at}.yaml`)).join(' / ') },
        ),
      );
      continue;
    }
    const text = textOf(path, file);
    if (typeof text !== 'string') findings.push(text);
    else readFile(kind, file, text, things, findings);
  }
  return { things, findings };
}

function shownName(path: string, base: string): string {
  const name = relative(base, path).split(sep).join('/');
  return name === '' ? '.' : name;
}

function yamlFiles(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile() && /\.ya?ml$/.test(e.name))
    .map((e) => join(e.parentPath, e.name))
    .sort();
}

function kindOf(path: string): FileKind | undefined {
  const [top, ...rest] = path.replace(/\.ya?ml$/, '').split('/');
  return FILE_KINDS.find((k) => k.at === top && (k.many ? rest.length > 0 : k.single ? rest.length === 0 : true));
}

function textOf(path: string, file: string): string | Finding {
  const size = statSync(path).size;
  if (size > MAXIMUM_BYTES)
    return loadProblem(
      'file-too-large',
      { file, line: 1, column: 1 },
      { size: (size / 1048576).toFixed(1), maximum: MAXIMUM_BYTES / 1048576 },
    );
  const bytes = readFileSync(path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return notUtf8(bytes, file);
  }
}

/** Names the first line that is not UTF-8, and whether it reads as GB 18030 (what Chinese Windows saves). */
function notUtf8(bytes: Buffer, file: string): Finding {
  let line = 1;
  for (const row of bytes.toString('latin1').split('\n')) {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(row, 'latin1'));
    } catch {
      break;
    }
    line += 1;
  }
  const isWide = bytes[0] === 0xff || bytes[0] === 0xfe;
  const guess = isWide ? 'UTF-16' : readsAs('gb18030', bytes) ? 'GBK' : '?';
  return loadProblem('not-utf8', { file, line, column: 1 }, { line, guess });
}

function readsAs(encoding: string, bytes: Buffer): boolean {
  try {
    return /[\u4e00-\u9fff]/.test(new TextDecoder(encoding, { fatal: true }).decode(bytes));
  } catch {
    return false;
  }
}

function readFile(kind: FileKind, file: string, text: string, things: Thing[], findings: Finding[]): void {
  const { source, value, findings: syntax } = parseSource(file, text);
  findings.push(...syntax);
  if (syntax.length > 0) return;
  const problems = validate(kind, source, value);
  const shape = problems.filter((p) => !p.isAbsence).map((p) => p.finding);
  const absences = problems.filter((p) => p.isAbsence);
  findings.push(...shape);
  if (typeof value !== 'object' || value === null) return;
  const raw = value as Record<string, unknown>;
  const isFit = shape.length === 0;
  const lacksOf = (id?: string) => ({
    lacks: absences.filter((p) => id === undefined || p.path[0] === id).map((p) => p.finding),
  });
  if (kind.many) things.push({ ...wholeFile(kind, source, raw, isFit, findings), ...lacksOf() });
  else if (kind.single)
    things.push({ kind: kind.kind, id: kind.kind, raw, source, at: [], sound: isFit, ...lacksOf() });
  else {
    for (const [id, inner] of Object.entries(raw)) {
      const isSound = isFit && typeof inner === 'object' && inner !== null;
      things.push({
        kind: kind.kind,
        id,
        raw: (isSound ? inner : {}) as Record<string, unknown>,
        source,
        at: [id],
        sound: isSound,
        ...lacksOf(id),
      });
    }
  }
}

function wholeFile(
  kind: FileKind,
  source: Source,
  raw: Record<string, unknown>,
  sound: boolean,
  findings: Finding[],
): Thing {
  const name = (source.file.split('/').pop() ?? '').replace(/\.ya?ml$/, '');
  const id = typeof raw['id'] === 'string' ? raw['id'] : name;
  if (id !== name) findings.push(loadProblem('file-name', placeOf(source, ['id']), { found: id }));
  return { kind: kind.kind, id, raw, source, at: [], sound };
}
