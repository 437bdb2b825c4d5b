import { expect, test } from 'vitest';
import { RadioList } from './choice/choice.tsx';
import { DatePartsField } from './date-field/date-field.tsx';
import { ErrorSummary } from './error-summary/error-summary.tsx';
import { FileUpload } from './file-upload/file-upload.tsx';
import { IdField } from './id-field/id-field.tsx';
import { NumberField } from './number-field/number-field.tsx';
import { html } from './render.ts';
import { SelectField } from './select-field/select-field.tsx';
import { SlotChoice } from './slot-choice/slot-choice.tsx';
import { TextArea } from './text-area/text-area.tsx';
import { TextField } from './text-field/text-field.tsx';

test('a field names its label, its hint and its error for those who cannot see them', () => {
  const markup = html(<TextField id="a" name="n" label="姓名" hint="与证件一致" error="请填写姓名" />);
  expect(markup).toContain('<label class="ov-field-label" for="a">姓名');
  expect(markup).toMatch(/<input id="a" name="n" aria-describedby="a-hint a-error" aria-invalid="true"/);
  expect(markup).toMatch(/id="a-error">.*请填写姓名/s);
});

test('a field without mistakes does not claim any', () => {
  const markup = html(<TextField id="a" name="n" label="姓名" />);
  expect(markup).not.toContain('aria-invalid');
  expect(markup).not.toContain('aria-describedby');
});

test('what people typed comes back as text, never as markup', () => {
  const nasty = '"><script>alert(1)</script>';
  const markup = [
    html(<TextField id="a" name="a" label={nasty} value={nasty} error={nasty} />),
    html(<TextArea id="b" name="b" label="x" value={nasty} />),
    html(<SelectField id="c" name="c" label="x" options={[{ value: nasty, label: nasty }]} />),
    html(<ErrorSummary title={nasty} errors={[{ field: nasty, text: nasty }]} />),
  ].join('');
  expect(markup).not.toContain('<script');
  expect(markup).not.toContain('="">');
  expect(markup).toContain('&lt;script>');
});

test('a number keeps its unit within the description of the field', () => {
  const markup = html(<NumberField id="a" name="n" label="面积" unit="平方米" hint="以合同为准" decimals />);
  expect(markup).toContain('aria-describedby="a-hint a-unit"');
  expect(markup).toContain('inputmode="decimal"');
  expect(markup).not.toContain('type="number"');
});

test('the link of an error leads to the first control of a group', () => {
  const summary = html(<ErrorSummary title="有 1 处需要改" errors={[{ field: 'kind', text: '请选一个' }]} />);
  const group = html(
    <RadioList
      id="kind"
      name="kind"
      label="身份"
      error="请选一个"
      choices={[
        { value: 'a', label: '甲' },
        { value: 'b', label: '乙' },
      ]}
    />,
  );
  expect(summary).toContain('href="#kind"');
  expect(summary).toMatch(/role="alert" tabindex="-1" autofocus/);
  expect(group).toMatch(/<fieldset[^>]*aria-describedby="kind-error"/);
  expect(group).toMatch(/<input id="kind" name="kind" value="a" type="radio"/);
});

test('a form without mistakes shows no error summary', () => {
  expect(html(<ErrorSummary title="x" errors={[]} />)).toBe('');
});

test('a date in three parts is sent as three values under one name', () => {
  const markup = html(
    <DatePartsField id="b" name="birth" label="出生日期" words={{ year: '年', month: '月', day: '日' }} />,
  );
  expect([...markup.matchAll(/name="([^"]+)"/g)].map((match) => match[1])).toEqual([
    'birth.year',
    'birth.month',
    'birth.day',
  ]);
});

test('photographs and files are sent under one name without scripts', () => {
  const markup = html(
    <FileUpload id="f" name="lease" label="合同" choose="选择文件" camera="拍照" accept="application/pdf" />,
  );
  expect(markup.match(/<input[^>]*name="lease"/g)).toHaveLength(2);
  expect(markup).toContain('capture="environment"');
  expect(markup).toContain('multiple');
});

test('a code can be pasted with blanks and is not corrected by the keyboard', () => {
  const markup = html(<IdField id="u" name="uscc" kind="uscc" label="代码" />);
  expect(markup).toContain('maxlength="24"');
  expect(markup).toContain('spellcheck="false"');
});

test('a full time can be seen and cannot be chosen', () => {
  const markup = html(
    <SlotChoice
      id="s"
      name="slot"
      label="几点"
      daysLabel="哪天"
      none="约满"
      days={[]}
      slots={[{ value: '9', label: '9:00', full: true }]}
    />,
  );
  expect(markup).toMatch(/<input id="s"[^>]*disabled/);
});
