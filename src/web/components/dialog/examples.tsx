import { Button } from '../button/button.tsx';
import type { ExampleSet } from '../example.ts';
import { Dialog, DialogLink } from './dialog.tsx';

export const dialogExamples: ExampleSet = {
  component: 'dialog',
  title: { zh: '对话框', en: 'Dialog' },
  category: 'actions',
  examples: [
    {
      name: 'link',
      render: (say) => (
        <DialogLink dialog="ex-dialog" href="#withdraw">
          {say('撤回申请', 'Withdraw the application')}
        </DialogLink>
      ),
    },
    {
      name: 'open',
      render: (say) => (
        <Dialog
          id="ex-dialog"
          level={3}
          open
          title={say('撤回这次申请？', 'Withdraw this application?')}
          close={say('先不撤', 'Keep it')}
        >
          <p>
            {say(
              '撤回后三个部门都会停办。材料和已填内容为您保留 30 天，可以重新提交。',
              'All three offices will stop. Papers and answers are kept for 30 days; you can hand in again.',
            )}
          </p>
          <Button type="button" kind="danger">
            {say('撤回', 'Withdraw')}
          </Button>
        </Dialog>
      ),
    },
  ],
};
