/**
 * Reasons why the start stops, each one sentence in both languages with its remedy. They are shown without a stack:
 * the reader is an operator, not a programmer.
 */

const sentences = {
  'no-embedded-postgres': {
    zh: '本机（{platform}）没有随包附带的 PostgreSQL。请安装 PostgreSQL 15 或更新版本，并设置 DATABASE_URL 和 DATABASE_ADMIN_URL。',
    en: 'No PostgreSQL comes with the package for this machine ({platform}). Install PostgreSQL 15 or newer and set DATABASE_URL and DATABASE_ADMIN_URL.',
  },
  'disk-full': {
    zh: '磁盘空间不足：{folder} 只剩 {megabytes} MB。请腾出至少 200 MB，或用 ONEVISIT_DATA 指定另一块磁盘，然后重新启动；数据没有丢失。',
    en: 'The disk is full: {megabytes} MB left at {folder}. Free at least 200 MB, or name another disk with ONEVISIT_DATA, and start again; no data was lost.',
  },
  'data-folder-damaged': {
    zh: '数据目录 {folder} 已损坏（缺少 {missing}）。请先备份该目录，再用 `npx onevisit restore <备份>` 恢复到新目录；若其中没有要保留的数据，删除该目录后重新启动。',
    en: 'The data folder {folder} is damaged ({missing} is missing). Keep a copy, then restore a backup into a new folder with `npx onevisit restore <backup>`; if nothing in it matters, remove it and start again.',
  },
  'data-folder-other-version': {
    zh: '数据目录 {folder} 属于 PostgreSQL {version}，本版本需要 18。请用旧版本执行 `npx onevisit backup`，再用本版本 `npx onevisit restore`。',
    en: 'The data folder {folder} belongs to PostgreSQL {version}; this release needs 18. Run `npx onevisit backup` with the old release and `npx onevisit restore` with this one.',
  },
  'initdb-failed': {
    zh: '无法在 {folder} 建立数据库：{reason}。请检查目录权限和磁盘空间，或用 ONEVISIT_DATA 指定另一个目录。',
    en: 'The database could not be created in {folder}: {reason}. Check the folder’s permissions and free space, or name another folder with ONEVISIT_DATA.',
  },
  'database-port-taken': {
    zh: '数据库端口 {port} 已被占用。请结束占用它的程序，或删除 {file} 中的端口记录后重新启动。',
    en: 'The database port {port} is taken. End the program that uses it, or change the port in {file} and start again.',
  },
  'database-does-not-start': {
    zh: '数据库没有启动：{reason}。完整日志见 {log}。',
    en: 'The database did not start: {reason}. The whole log is in {log}.',
  },
  'port-taken': {
    zh: '端口 {port} 已被占用。请结束占用它的程序，或换一个端口：PORT={other} npm start。',
    en: 'Port {port} is taken. End the program that uses it, or choose another one: PORT={other} npm start.',
  },
  'database-newer': {
    zh: '数据库版本（{found}）比程序（{known}）新。请更新程序；旧程序不会改动新数据库。',
    en: 'The database ({found}) is newer than the program ({known}). Update the program; an old program never touches a newer database.',
  },
  'migration-edited': {
    zh: '已执行过的迁移 {name} 被改动。请还原该文件；需要变更时新增一个迁移。',
    en: 'The migration {name}, already carried out, was edited. Put the file back; a change is a new migration.',
  },
  'unsafe-server': {
    zh: 'PostgreSQL 的 {setting} 为 {value}，断电会丢失已确认的办件。请设为 {wanted} 后重新启动。',
    en: 'PostgreSQL has {setting} = {value}; a power cut would lose acknowledged acts. Set it to {wanted} and start again.',
  },
  'server-too-old': {
    zh: 'PostgreSQL {found} 太旧，需要 15 或更新版本。请升级，或去掉 DATABASE_URL 使用随包数据库。',
    en: 'PostgreSQL {found} is too old; 15 or newer is needed. Upgrade it, or leave DATABASE_URL out to use the one that comes along.',
  },
  'not-utf8': {
    zh: '数据库编码为 {encoding}，需要 UTF8。请用 UTF8 新建数据库。',
    en: 'The database is encoded in {encoding}; UTF8 is needed. Create a database in UTF8.',
  },
  'no-chinese-ctype': {
    zh: '数据库的字符分类为 {ctype}，无法检索中文。请以 lc_ctype=C.UTF-8（或其他 UTF-8 区域）新建数据库。',
    en: 'The database classifies characters by {ctype} and cannot search Chinese. Create it with lc_ctype=C.UTF-8 or another UTF-8 locale.',
  },
  'admin-url-missing': {
    zh: '设置了 DATABASE_URL，但没有 DATABASE_ADMIN_URL。迁移由表的所有者执行，程序以另一个角色运行；请两个都设置。',
    en: 'DATABASE_URL is set without DATABASE_ADMIN_URL. Migrations run as the owner, the program as another role; set both.',
  },
  'same-role': {
    zh: 'DATABASE_URL 和 DATABASE_ADMIN_URL 使用同一角色 {role}。程序角色不得拥有表，请换一个角色。',
    en: 'DATABASE_URL and DATABASE_ADMIN_URL use the same role {role}. The program’s role must own nothing; use another one.',
  },
  'role-owns-tables': {
    zh: '程序角色 {role} 拥有表或是超级用户。请使用只有登录权限的角色。',
    en: 'The program’s role {role} owns tables or is a superuser. Use a role that may only log in.',
  },
  'database-unreachable': {
    zh: '连接不上数据库（{reason}）。请检查地址、端口、口令和防火墙。',
    en: 'The database cannot be reached ({reason}). Check address, port, password and firewall.',
  },
  'other-kind': {
    zh: '这个数据库生来是 {born} 库，不能作为 {asked} 库启动。请换一个数据目录（ONEVISIT_DATA）或数据库。',
    en: 'This database was born {born} and cannot be started as {asked}. Use another data folder (ONEVISIT_DATA) or database.',
  },
  'bad-setting': {
    zh: '设置 {name}={value} 不对：{reason}。说明见 docs/settings.md。',
    en: 'The setting {name}={value} is wrong: {reason}. See docs/settings.md.',
  },
  'folder-not-writable': {
    zh: '不能写入 {folder}（{reason}）。请修改权限，或用 ONEVISIT_DATA 指定另一个目录。',
    en: '{folder} cannot be written ({reason}). Change its permissions, or name another folder with ONEVISIT_DATA.',
  },
} as const;

/** The name of a reason to stop. */
export type StopReason = keyof typeof sentences;

/** An operator's error: one sentence in each language with the remedy, shown without a stack; the process ends with 1. */
export class PlainStop extends Error {
  readonly reason: StopReason;
  readonly zh: string;
  readonly en: string;
  constructor(reason: StopReason, values: Readonly<Record<string, string | number>>) {
    const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
    super(fill(sentences[reason].en));
    this.name = 'PlainStop';
    this.reason = reason;
    this.zh = fill(sentences[reason].zh);
    this.en = fill(sentences[reason].en);
  }
}

/** Makes the error of a reason; throw it. */
export const plainStop = (reason: StopReason, values: Readonly<Record<string, string | number>> = {}): PlainStop => new PlainStop(reason, values);
