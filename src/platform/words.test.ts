import { expect, test } from 'vitest';
import { collectWords } from './words.ts';

const words = collectWords([
  {
    name: 'room',
    words: { 'zh-CN': { due: '承诺 {day} 前办结' }, en: { due: 'Promised before {day} at the latest' } },
  },
]);

test('a Chinese sentence leaves no space behind the mark of a day, and keeps the one behind a bare day', () => {
  expect(words.say('zh-CN', 'due', { day: '1月9日 星期五（暂按周末推算）' })).toBe(
    '承诺 1月9日 星期五（暂按周末推算）前办结',
  );
  expect(words.say('zh-CN', 'due', { day: '1月9日 星期五' })).toBe('承诺 1月9日 星期五 前办结');
  expect(words.say('en', 'due', { day: '9 January (by weekends)' })).toBe(
    'Promised before 9 January (by weekends) at the latest',
  );
});
