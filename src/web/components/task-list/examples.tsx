import type { ExampleSet } from '../example.ts';
import { TaskList } from './task-list.tsx';

export const taskListExamples: ExampleSet = {
  component: 'task-list',
  title: { zh: '待办', en: 'Task list' },
  category: 'lists',
  examples: [
    {
      name: 'four',
      render: (say) => (
        <TaskList
          label={say('您要做的', 'What you do')}
          tasks={[
            {
              title: say('回答 6 个问题', 'Answer 6 questions'),
              href: '#answers',
              state: say('已完成', 'Done'),
              tone: 'success',
            },
            {
              title: say('核对一张表', 'Check one form'),
              href: '#form',
              state: say('还差 2 项', '2 left'),
              tone: 'info',
              icon: 'file',
            },
            { title: say('上传材料', 'Upload papers'), href: '#papers', state: say('未开始', 'Not started') },
            {
              title: say('提交', 'Hand in'),
              note: say('前三步完成后可以提交', 'Open once the first three are done'),
              state: say('还不能开始', 'Not yet'),
              icon: 'pause',
            },
          ]}
        />
      ),
    },
  ],
};
