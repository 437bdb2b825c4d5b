import { control, FieldGroup, type FieldProps } from '../field/field.tsx';
import { Icon } from '../icon/icon.tsx';
import { Tag } from '../tag/tag.tsx';

/** A file that is on its way or there. `percent` from 0 to 100 while it travels. */
export interface UploadedFile {
  name: string;
  note: string;
  state: 'sending' | 'there' | 'failed';
  percent?: number | undefined;
  remove?: { label: string; href: string } | undefined;
}

/** Words and files of an upload. Without scripts both inputs are sent with the form under the same name. */
export interface FileUploadProps extends FieldProps {
  choose: string;
  camera?: string | undefined;
  accept: string;
  files?: readonly UploadedFile[] | undefined;
  filesLabel?: string | undefined;
  /** What an island says while it sends in pieces; without it files go with the form. */
  pieces?: PiecesWords | undefined;
}

/** Words of an upload in pieces. `{percent}` stays in `sending`. */
export interface PiecesWords {
  sending: string;
  waiting: string;
  stopped: string;
  resume: string;
  /** Where the file waits in the form until that is sent: what is said of it, and how it is taken off. Without it the file enters the page at once. */
  held?: { there: string; remove: string } | undefined;
}

/** Several files, chosen or photographed; an island adds progress and resuming where `pieces` says how it is told. */
export function FileUpload(props: FileUploadProps) {
  const { id, choose, camera, accept, files = [], filesLabel, pieces } = props;
  const attributes = control(props);
  return (
    <FieldGroup {...props}>
      <div
        class="ov-file-upload"
        data-upload={props.name}
        data-sending={pieces?.sending}
        data-waiting={pieces?.waiting}
        data-stopped={pieces?.stopped}
        data-resume={pieces?.resume}
        data-there={pieces?.held?.there}
        data-remove={pieces?.held?.remove}
      >
        {camera !== undefined && (
          <div class="ov-file-upload-way">
            <label for={`${id}-camera`}>
              <Icon name="camera" />
              {camera}
            </label>
            <input
              id={`${id}-camera`}
              name={props.name}
              type="file"
              accept="image/*"
              capture="environment"
              aria-describedby={attributes['aria-describedby']}
            />
          </div>
        )}
        <div class="ov-file-upload-way">
          <label for={id}>
            <Icon name="file" />
            {choose}
          </label>
          <input {...attributes} required={undefined} type="file" accept={accept} multiple />
        </div>
      </div>
      {files.length > 0 && <FileList files={files} label={filesLabel} />}
    </FieldGroup>
  );
}

/** The files of one upload, each with its state. */
export function FileList({ files, label }: { files: readonly UploadedFile[]; label?: string | undefined }) {
  return (
    <ul class="ov-file-upload-list" aria-label={label}>
      {files.map((file) => (
        <li key={file.name} data-state={file.state}>
          <span class="ov-file-upload-name">{file.name}</span>
          <Tag tone={tones[file.state]} text={file.note} />
          {file.state === 'sending' && <progress aria-label={file.name} max={100} value={file.percent ?? 0} />}
          {file.remove !== undefined && <a href={file.remove.href}>{file.remove.label}</a>}
        </li>
      ))}
    </ul>
  );
}

const tones = { sending: 'info', there: 'success', failed: 'danger' } as const;
