/** Every setting of the program, once: checked at start, documented in docs/settings.md (generated from here). */
import { Stop } from './stop.ts';

/** The checked settings. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly databaseUrl: string | undefined;
  readonly databaseAdminUrl: string | undefined;
  readonly data: string;
  readonly kind: 'real' | 'demo' | 'scenario';
  readonly catalogue: string;
  readonly publicUrl: string;
  readonly log: 'silent' | 'error' | 'warn' | 'info' | 'debug' | 'trace';
  readonly mode: 'all' | 'web' | 'worker';
  readonly rateLimit: number;
  readonly checkLimit: number;
  readonly loadGuard: 'on' | 'off';
  readonly stepUp: 'on' | 'off';
  readonly oidcIssuer: string | undefined;
  readonly oidcClientId: string;
  readonly oidcClientSecret: string | undefined;
  readonly externalRegistryUrl: string | undefined;
  readonly externalRegistryPort: number;
}

/** One setting: where it lands, how it is read, what it says. */
interface Setting {
  readonly name: string;
  readonly field: keyof Config;
  readonly type: string;
  readonly default: string;
  readonly zh: string;
  readonly en: string;
}

const kinds = ['real', 'demo', 'scenario'];
const levels = ['silent', 'error', 'warn', 'info', 'debug', 'trace'];
const modes = ['all', 'web', 'worker'];

/** The table of settings. `type`: text, port, count, url, or the allowed words separated by |. */
const settings: readonly Setting[] = [
  {
    name: 'HOST',
    field: 'host',
    type: 'text',
    default: '127.0.0.1',
    zh: '监听地址；对外服务时放在反向代理之后。',
    en: 'Address to listen on; put a reverse proxy in front when others shall reach it.',
  },
  {
    name: 'PORT',
    field: 'port',
    type: 'port',
    default: '8480',
    zh: '监听端口；0 表示任选空闲端口。',
    en: 'Port to listen on; 0 takes any free one.',
  },
  {
    name: 'DATABASE_URL',
    field: 'databaseUrl',
    type: 'url',
    default: '',
    zh: '外部 PostgreSQL（15 或更高）的应用角色地址；不填则使用内置数据库。',
    en: 'Address of an outside PostgreSQL (15 or newer) for the application role; empty uses the embedded one.',
  },
  {
    name: 'DATABASE_ADMIN_URL',
    field: 'databaseAdminUrl',
    type: 'url',
    default: '',
    zh: '同一数据库的所有者地址，只用于迁移与备份；角色必须与 DATABASE_URL 不同。',
    en: 'Address of the same database for the owner, used for migrations and backups only; its role must differ from DATABASE_URL.',
  },
  {
    name: 'ONEVISIT_DATA',
    field: 'data',
    type: 'text',
    default: '.onevisit',
    zh: '数据文件夹：内置数据库、上传文件、密钥。',
    en: 'Data folder: embedded database, uploaded files, keys.',
  },
  {
    name: 'ONEVISIT_KIND',
    field: 'kind',
    type: kinds.join('|'),
    default: 'demo',
    zh: '数据库的种类，建库时确定，以后不能改。',
    en: 'Kind of the database, fixed when it is born.',
  },
  {
    name: 'ONEVISIT_CATALOGUE',
    field: 'catalogue',
    type: 'text',
    default: 'catalogue/anhe',
    zh: '事项目录所在的文件夹。',
    en: 'Folder of the catalogue.',
  },
  {
    name: 'PUBLIC_URL',
    field: 'publicUrl',
    type: 'url',
    default: '',
    zh: '公众访问的地址，用于二维码与 Cookie；不填则为监听地址。',
    en: 'Address the public uses, for QR codes and cookies; empty means the address listened on.',
  },
  {
    name: 'ONEVISIT_LOG',
    field: 'log',
    type: levels.join('|'),
    default: 'info',
    zh: '日志级别。',
    en: 'Level of the log.',
  },
  {
    name: 'ONEVISIT_MODE',
    field: 'mode',
    type: modes.join('|'),
    default: 'all',
    zh: '本进程的职责：网页、后台任务，或两者。',
    en: 'What this process does: pages, background work, or both.',
  },
  {
    name: 'ONEVISIT_RATE_LIMIT',
    field: 'rateLimit',
    type: 'count',
    default: '3000',
    zh: '每个地址每分钟的请求上限。',
    en: 'Requests allowed for one address in one minute.',
  },
  {
    name: 'ONEVISIT_CHECK_LIMIT',
    field: 'checkLimit',
    type: 'count',
    default: '30',
    zh: '每个地址每分钟可核验证照的次数；整个大厅共用一个出口地址时可以调高，过高则便于试号。',
    en: 'Certificates that one address may check in one minute; raise it where a whole hall shares an address, not so far that numbers can be tried.',
  },
  {
    name: 'ONEVISIT_LOAD_GUARD',
    field: 'loadGuard',
    type: 'on|off',
    default: 'on',
    zh: '进程停顿超过三秒时，新请求是否先答“人多，请稍候”。',
    en: 'Whether new requests are told to come back in a moment when the process has stood still for three seconds.',
  },
  {
    name: 'ONEVISIT_STEP_UP',
    field: 'stepUp',
    type: 'on|off',
    default: 'off',
    zh: '示范库中，决定、用章、查看完整信息、导出前是否要求通行密钥；正式库总是要求。',
    en: 'Whether a demo database demands a passkey before deciding, sealing, unmasking and exporting; a real one always does.',
  },
  {
    name: 'OIDC_ISSUER',
    field: 'oidcIssuer',
    type: 'url',
    default: '',
    zh: '统一身份认证（OpenID Connect）的发行者地址；不填则示范库使用内置的身份提供者。',
    en: 'Issuer of the identity provider (OpenID Connect); a demo database without it uses the embedded one.',
  },
  {
    name: 'OIDC_CLIENT_ID',
    field: 'oidcClientId',
    type: 'text',
    default: 'onevisit',
    zh: '在身份提供者处登记的客户端标识。',
    en: 'Client id registered with the identity provider.',
  },
  {
    name: 'OIDC_CLIENT_SECRET',
    field: 'oidcClientSecret',
    type: 'text',
    default: '',
    zh: '客户端密钥；设置 OIDC_ISSUER 时必填。',
    en: 'Client secret; needed where OIDC_ISSUER is set.',
  },
  {
    name: 'EXTERNAL_REGISTRY_URL',
    field: 'externalRegistryUrl',
    type: 'url',
    default: '',
    zh: '外部登记系统的地址；示范库不填则使用模拟系统。',
    en: 'Address of the outside registration system; a demo database without it uses the simulated one.',
  },
  {
    name: 'EXTERNAL_REGISTRY_PORT',
    field: 'externalRegistryPort',
    type: 'port',
    default: '0',
    zh: '模拟登记系统的端口；0 表示任选空闲端口。',
    en: 'Port of the simulated registration system; 0 takes any free one.',
  },
];

/** Reads and checks all settings. A wrong one stops the start with its name, the value and what is allowed. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const made: Record<string, unknown> = {};
  for (const setting of settings)
    made[setting.field] = readSetting(setting, env[setting.name]?.trim() || setting.default);
  if (made['publicUrl'] === undefined)
    made['publicUrl'] =
      `http://${made['host'] === '0.0.0.0' ? '127.0.0.1' : String(made['host'])}:${String(made['port'])}`;
  made['publicUrl'] = String(made['publicUrl']).replace(/\/+$/, '');
  return made as unknown as Config;
}

function readSetting(setting: Setting, text: string): string | number | undefined {
  const { type } = setting;
  if (text === '') return undefined;
  if (type === 'text') return text;
  if (type === 'url') return URL.canParse(text) ? text : wrong(setting, text, 'URL');
  if (type === 'port' || type === 'count') {
    const n = /^\d{1,7}$/.test(text) ? Number(text) : Number.NaN;
    return n >= (type === 'port' ? 0 : 1) && n <= (type === 'port' ? 65535 : 9_999_999)
      ? n
      : wrong(setting, text, type === 'port' ? '0-65535' : '1-9999999');
  }
  return type.split('|').includes(text) ? text : wrong(setting, text, type);
}

function wrong(setting: Setting, text: string, allowed: string): never {
  throw new Stop(
    `设置 ${setting.name}=${text} 无效，应为 ${allowed}。${setting.zh}`,
    `The setting ${setting.name}=${text} is not valid, want ${allowed}. ${setting.en}`,
  );
}

/** docs/settings.md as it has to be. */
export function settingsPage(): string {
  const rows = settings.map(
    (it) =>
      `| \`${it.name}\` | ${it.type.replaceAll('|', '\\|')} | ${it.default ? `\`${it.default}\`` : ''} | ${it.zh} | ${it.en} |`,
  );
  return [
    '# 设置 · Settings',
    '',
    '由 `src/platform/config.ts` 生成。 Generated from `src/platform/config.ts`.',
    '',
    '| name | type | default | 说明 | meaning |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
