import type { ExampleSet } from '../example.ts';
import { FileUpload } from './file-upload.tsx';

export const fileUploadExamples: ExampleSet = {
  component: 'file-upload',
  title: { zh: '上传材料', en: 'Upload' },
  category: 'fields',
  examples: [
    {
      name: 'lease',
      render: (say) => (
        <FileUpload
          id="ex-files"
          name="lease"
          label={say('租赁合同', 'Lease')}
          hint={say(
            '照片或 PDF，每个不超过 20 MB；几页就拍几张。',
            'Photos or PDF, up to 20 MB each; one photo a page.',
          )}
          choose={say('选择文件', 'Choose files')}
          camera={say('拍照', 'Take a photo')}
          accept="image/*,application/pdf"
          filesLabel={say('已选文件', 'Files')}
          files={[
            {
              name: say('租赁合同第 1 页.jpg', 'lease-page-1.jpg'),
              note: say('已收到，2.1 MB', 'There, 2.1 MB'),
              state: 'there',
              remove: { label: say('移除', 'Remove'), href: '#remove-1' },
            },
            {
              name: say('租赁合同第 2 页.jpg', 'lease-page-2.jpg'),
              note: say('正在上传 64%', 'Sending 64%'),
              state: 'sending',
              percent: 64,
            },
            {
              name: say('租赁合同第 3 页.jpg', 'lease-page-3.jpg'),
              note: say('网络断了，可以接着传', 'Connection lost; it can go on'),
              state: 'failed',
              remove: { label: say('继续上传', 'Go on'), href: '#resume-3' },
            },
          ]}
        />
      ),
    },
  ],
};
