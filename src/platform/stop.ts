/** The one exception that is no bug: the operator has to do something before the program can go on. */

/** One clear sentence with the remedy, in both languages. The command line prints it and exits with 1, without a stack. */
export class Stop extends Error {
  readonly zh: string;
  readonly en: string;
  constructor(zh: string, en: string) {
    super(en);
    this.name = 'Stop';
    this.zh = zh;
    this.en = en;
  }
}

/** Does an error (of the file system, a child or the database) say that the disk is full? */
export function isDiskFull(error: unknown): boolean {
  const text =
    error instanceof Error ? `${(error as NodeJS.ErrnoException).code ?? ''} ${error.message}` : String(error);
  if (error instanceof Error && error.cause !== undefined && isDiskFull(error.cause)) return true;
  return /ENOSPC|53100|No space left on device|could not extend file/i.test(text);
}

/** The sentence for a full disk. */
export function diskFull(folder: string): Stop {
  return new Stop(
    `磁盘已满，无法写入 ${folder}。请腾出空间后重新启动，数据不会丢失。`,
    `The disk is full, nothing can be written to ${folder}. Free some space and start again; no data is lost.`,
  );
}
