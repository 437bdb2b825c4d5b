import { expect, test } from 'vitest';
import { BarChart } from './bar-chart/bar-chart.tsx';
import { Button, LinkButton } from './button/button.tsx';
import { CaseLanes } from './case-lanes/case-lanes.tsx';
import { restaurantLanes } from './case-lanes/examples.tsx';
import { Confirm } from './confirm/confirm.tsx';
import { DataTable } from './data-table/data-table.tsx';
import { Dialog, DialogLink } from './dialog/dialog.tsx';
import { sayIn } from './example.ts';
import { Notice } from './notice/notice.tsx';
import { Page } from './page/page.tsx';
import { Paging } from './paging/paging.tsx';
import { html } from './render.ts';
import { Steps } from './steps/steps.tsx';
import { Tag } from './tag/tag.tsx';
import { Timeline } from './timeline/timeline.tsx';

const noLinks = { label: 'x', links: [] };

test('a page has a skip link first, one main part and its landmarks', () => {
  const markup = html(
    <Page skip="跳到正文" service={{ label: '一次办', href: '/' }} tools={noLinks} footer={noLinks}>
      <h1>开餐馆</h1>
    </Page>,
  );
  expect(markup.indexOf('href="#content"')).toBeLessThan(markup.indexOf('<header'));
  expect(markup).toContain('<main id="content" tabindex="-1">');
  expect(markup.match(/<(main|header|footer)[ >]/g)).toHaveLength(3);
});

test('a button acts and a link goes', () => {
  expect(html(<Button>提交</Button>)).toMatch(/^<button[^>]*type="submit"/);
  expect(html(<LinkButton href="/go">去</LinkButton>)).toMatch(/^<a /);
  expect(html(<Button unchecked>保存</Button>)).toContain('formnovalidate');
});

test('a state is told by words and an icon, not by colour alone', () => {
  const markup = html(<Tag tone="danger" text="超期 1 个工作日" />);
  expect(markup).toContain('<svg');
  expect(markup).toContain('超期 1 个工作日');
});

test('only a notice that answers an action is announced', () => {
  expect(html(<Notice title="x" />)).not.toContain('role=');
  expect(html(<Notice title="x" announce />)).toContain('role="status"');
  expect(html(<Notice title="x" tone="danger" announce />)).toContain('role="alert"');
});

test('a table has a name, headed columns, and rows named by their first cell', () => {
  const columns = [
    { key: 'a', label: '事项' },
    { key: 'b', label: '到期' },
  ];
  const markup = html(
    <DataTable caption="待审" columns={columns} rows={[{ key: '1', cells: { a: '登记', b: '3 月 4 日' } }]} />,
  );
  expect(markup).toContain('<caption>待审</caption>');
  expect(markup.match(/scope="col"/g)).toHaveLength(2);
  expect(markup).toMatch(/<th scope="row"[^>]*>登记/);
  expect(markup).toContain('data-label="到期"');
  expect(html(<DataTable caption="待审" columns={columns} rows={[]} empty={<p>都办完了</p>} />)).toBe(
    '<p>都办完了</p>',
  );
});

test('the last page offers no next page', () => {
  const markup = html(<Paging label="翻页" previous={{ label: '上一页', href: '?before=9' }} />);
  expect(markup).toContain('rel="prev"');
  expect(markup).not.toContain('rel="next"');
});

test('the timeline marks where the matter stands, with machine-readable times', () => {
  const markup = html(
    <Timeline
      label="经过"
      events={[{ key: '1', when: '3 月 4 日', machine: '2026-03-04', title: '受理', state: 'now' }]}
    />,
  );
  expect(markup).toContain('aria-current="step"');
  expect(markup).toContain('<time datetime="2026-03-04">');
});

test('finished steps say so to those who cannot see the tick', () => {
  const markup = html(
    <Steps
      label="步骤"
      summary="第 2 步"
      done="（已完成）"
      steps={[
        { label: '问题', state: 'done' },
        { label: '表', state: 'current' },
      ]}
    />,
  );
  expect(markup).toContain('（已完成）');
  expect(markup).toContain('aria-current="step"');
});

test('the graph of cases says in a table what the picture shows', () => {
  const markup = html(restaurantLanes(sayIn('zh-CN'), 'g'));
  expect(markup).toMatch(/<svg role="img" aria-labelledby="g-title g-summary"/);
  expect(markup.match(/<tr role="row">/g)).toHaveLength(5);
  expect(markup.match(/class="ov-case-lanes-arrow"/g)).toHaveLength(2);
});

test('work beyond the axis stays within the picture', () => {
  const table = { show: 's', item: 'i', office: 'o', state: 's', dates: 'd', after: 'a', none: '-' };
  const lane = {
    key: 'a',
    title: 'A',
    office: 'O',
    state: 'S',
    dates: 'D',
    bars: [{ from: 8, to: 30, text: 'x', tone: 'info' as const }],
  };
  const markup = html(<CaseLanes id="g" title="t" summary="s" days={10} marks={[]} lanes={[lane]} table={table} />);
  expect(markup).toMatch(/<rect[^>]*x="80%" width="20%"/);
});

test('the longest bar fills the width and no bar divides by zero', () => {
  const table = { show: 's', label: 'l', value: 'v' };
  const bars = [
    { label: 'a', value: 46, text: '46' },
    { label: 'b', value: 23, text: '23' },
  ];
  expect(html(<BarChart id="b" title="t" summary="s" bars={bars} table={table} />)).toContain('width="50%"');
  expect(
    html(<BarChart id="b" title="t" summary="s" bars={[{ label: 'a', value: 0, text: '0' }]} table={table} />),
  ).toContain('width="0%"');
});

test('a dialog has a page to fall back on, and can be left without doing anything', () => {
  expect(
    html(
      <DialogLink dialog="d" href="/withdraw">
        撤回
      </DialogLink>,
    ),
  ).toContain('href="/withdraw" data-dialog="d"');
  const markup = html(<Dialog id="d" title="撤回？" close="先不撤" />);
  expect(markup).toContain('aria-labelledby="d-title"');
  expect(markup).toContain('<form method="dialog">');
});

test('a confirmation is a real form that carries its hidden values', () => {
  const markup = html(
    <Confirm title="提交" action="/send" hidden={{ key: '"x"' }} yes="提交" no={{ label: '再看看', href: '/back' }} />,
  );
  expect(markup).toMatch(/<form[^>]*method="post" action="\/send"/);
  expect(markup).toContain('<input type="hidden" name="key" value="&quot;x&quot;"');
});
