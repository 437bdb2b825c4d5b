/** Brings the words of `words/` to the planner; imported by the server's door and by tests that read sentences. */
import en from './words/en.json' with { type: 'json' };
import zh from './words/zh-CN.json' with { type: 'json' };
import { bringWords } from './say.ts';

bringWords({ zh, en });
