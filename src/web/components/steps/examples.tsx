import type { ExampleSet, Say } from '../example.ts';
import { Steps } from './steps.tsx';

/** The way through an application. */
export function applicationSteps(say: Say) {
  return (
    <Steps
      label={say('办理步骤', 'Steps')}
      summary={say('第 2 步，共 4 步', 'Step 2 of 4')}
      done={say('（已完成）', ' (done)')}
      steps={[
        { label: say('几个问题', 'Questions'), href: '#questions', state: 'done' },
        { label: say('一张表', 'One form'), state: 'current' },
        { label: say('材料', 'Papers'), state: 'coming' },
        { label: say('核对提交', 'Check and send'), state: 'coming' },
      ]}
    />
  );
}

export const stepsExamples: ExampleSet = {
  component: 'steps',
  title: { zh: '步骤', en: 'Steps' },
  category: 'time',
  examples: [{ name: 'second', render: applicationSteps }],
};
