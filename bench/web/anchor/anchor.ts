/**
 * The anchor: a guide, a form and a list in the manner of GOV.UK (plain HTML, one outside sheet, one outside module), served in the same run,
 * so that our figures stand beside something known. Lighter than govuk-frontend itself, which weighs 29 KB on such a page; the ratio flatters nobody.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

/** The kinds of page that the anchor has. */
export type AnchorKind = 'guide' | 'form' | 'desk';

/** A running anchor. */
export interface Anchor {
  url(kind: AnchorKind): string;
  close(): Promise<void>;
}

const frame = (title: string, body: string): string => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/anchor.css"><script type="module" src="/anchor.js"></script></head>
<body><a class="skip" href="#main">跳到主要内容</a>
<header class="header"><div class="width"><a href="/">政务服务</a></div></header>
<div class="service"><div class="width"><a href="/">开办餐饮店</a></div></div>
<div class="width"><div class="phase"><span class="tag">试运行</span> 这是新服务，<a href="#feedback">您的意见</a>能帮助我们改进。</div>
<nav class="breadcrumbs" aria-label="所在位置"><ol><li><a href="#1">首页</a></li><li><a href="#2">经营</a></li><li><a href="#3">餐饮</a></li></ol></nav>
<main class="main" id="main"><div class="two-thirds">${body}</div></main></div>
<footer class="footer"><div class="width"><ul><li><a href="#a">帮助</a></li><li><a href="#b">隐私</a></li><li><a href="#c">无障碍说明</a></li><li><a href="#d">联系我们</a></li></ul></div></footer>
</body></html>`;

const steps = [
  '名称和登记',
  '食品经营许可',
  '消防安全检查',
  '排水许可',
  '门头招牌',
  '税务信息确认',
  '社会保险登记',
  '公章刻制备案',
];
const guide = `<h1>开办餐饮店</h1><p class="lead">查一查要办哪些手续、要交哪些材料、多久办好。</p>
<p>您需要：</p><ul class="bullet">${steps.map((step) => `<li>${step}</li>`).join('')}</ul>
<div class="inset">住宅楼里不能开会产生油烟的餐馆。签租约之前请先查。</div>
<a class="button start" href="#start">现在开始</a>
${steps.map((step) => `<h2>${step}</h2><p>提交申请后由主管部门审查。材料齐全的当场受理；材料不齐的，一次性告知要补什么。</p><details class="details"><summary>依据是什么</summary><div>食品安全法第三十五条；消防法第十五条；城镇排水与污水处理条例第二十一条。</div></details>`).join('')}
<table><caption>多久办好</caption><thead><tr><th>事项</th><th class="numeric">工作日</th></tr></thead><tbody>${steps.map((step, index) => `<tr><td>${step}</td><td class="numeric">${index + 1}</td></tr>`).join('')}</tbody></table>`;

const text = (id: string, label: string, hint = '') =>
  `<div class="form-group"><label for="${id}">${label}</label>${hint && `<div class="hint" id="${id}-hint">${hint}</div>`}<input class="input" id="${id}" name="${id}"${hint && ` aria-describedby="${id}-hint"`}></div>`;
const radios = (id: string, label: string, options: readonly string[]) =>
  `<div class="form-group"><fieldset><legend>${label}</legend><div class="radios">${options.map((option, index) => `<div><input type="radio" id="${id}${index}" name="${id}" value="${index}"><label for="${id}${index}">${option}</label></div>`).join('')}</div></fieldset></div>`;
const form = `<h1>店铺信息</h1><form method="post" action="#form">
${text('name', '店铺名称', '和门头招牌一致')}${text('code', '统一社会信用代码', '18 位')}${text('person', '经营者姓名')}${text('number', '身份证号')}${text('phone', '手机号')}${text('address', '经营地址')}${text('area', '面积', '平方米')}
${radios('kind', '店铺在哪里', ['临街商铺', '商场', '写字楼', '住宅楼'])}${radios('fumes', '会产生油烟吗', ['会', '不会'])}
<div class="form-group"><label for="scope">经营范围</label><textarea class="textarea" id="scope" name="scope" rows="5" maxlength="200"></textarea></div>
<div class="form-group"><label for="city">所在区</label><select class="select" id="city" name="city">${steps.map((_, index) => `<option>第 ${index + 1} 区</option>`).join('')}</select></div>
<div class="form-group"><label for="file">平面布置图</label><input class="file-upload" type="file" id="file" name="file"></div>
<button class="button" type="submit">继续</button></form>`;

const list = `<h1>待办</h1><table><caption>50 件</caption><thead><tr><th>编号</th><th>事项</th><th>申请人</th><th>到期</th><th>状态</th></tr></thead><tbody>
${Array.from({ length: 50 }, (_, index) => `<tr><td><a href="#${index}">AH2026${1000 + index}</a></td><td>${steps[index % steps.length]}</td><td>张*</td><td>2026-12-${10 + (index % 20)}</td><td><span class="tag ${['green', 'yellow', 'red', 'grey'][index % 4]}">办理中</span></td></tr>`).join('')}</tbody></table>
<nav class="pagination" aria-label="翻页"><a href="#next">下一页</a></nav>`;

const pages: Readonly<Record<AnchorKind, string>> = {
  guide: frame('开办餐饮店', guide),
  form: frame('店铺信息', form),
  desk: frame('待办', list),
};

/** Starts it on a free loopback port; everything is sent compressed, as ours is. */
export async function serveAnchor(): Promise<Anchor> {
  const file = (name: string) => readFileSync(new URL(name, import.meta.url));
  const parts = new Map<string, readonly [type: string, body: Buffer]>([
    ['/anchor.css', ['text/css; charset=utf-8', gzipSync(file('anchor.css'))]],
    ['/anchor.js', ['text/javascript; charset=utf-8', gzipSync(file('anchor.js'))]],
    ...Object.entries(pages).map(([kind, html]) => [`/${kind}`, ['text/html; charset=utf-8', gzipSync(html)]] as const),
  ]);
  const server = createServer((request, response) => {
    const [type, body] = parts.get(request.url ?? '') ?? ['text/plain', gzipSync('none')];
    response.writeHead(200, { 'content-type': type, 'content-encoding': 'gzip' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: (kind) => `http://127.0.0.1:${port}/${kind}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
