import type { ExampleSet } from '../example.ts';
import { Banner, Notice } from './notice.tsx';

export const noticeExamples: ExampleSet = {
  component: 'notice',
  title: { zh: '提示', en: 'Notices' },
  category: 'messages',
  examples: [
    {
      name: 'tones',
      render: (say) => (
        <div class="ov-stack-s">
          <Notice level={3} title={say('您的营业执照我们已经有了', 'We already hold your business licence')}>
            <p>{say('不用再上传，也不用复印。', 'No need to upload or copy it.')}</p>
          </Notice>
          <Notice
            level={3}
            tone="success"
            announce
            title={say('已收到，回执已生成', 'Received. Your receipt is ready')}
          />
          <Notice
            level={3}
            tone="warning"
            title={say('还差一份材料，可以先受理', 'One paper is still to come; we can start')}
          >
            <p>
              {say(
                '请在 7 月 31 日前补交，否则办理会停下来等您。',
                'Please bring it by 31 July, or the matter waits for you.',
              )}
            </p>
          </Notice>
          <Notice
            level={3}
            tone="danger"
            title={say('这个场所暂时不能办理食品经营许可', 'No food permit for these premises at present')}
          >
            <p>
              {say(
                '理由：与污染源距离不足 25 米（《食品安全法》第三十三条）。',
                'Reason: less than 25 m from a source of pollution (Food Safety Law, art. 33). ',
              )}
              <a href="#help">{say('看看哪些办法可行', 'See what would help')}</a>
            </p>
          </Notice>
        </div>
      ),
    },
    {
      name: 'banner',
      render: (say) => (
        <Banner label={say('演示系统', 'Demonstration')}>
          {say('这里的人、单位和证照都是虚构的。', 'People, firms and certificates here are invented.')}
        </Banner>
      ),
    },
  ],
};
