import { Button } from 'antd';
import { useRef, useState } from 'react';
import { MEDIA_MAX, type MediaView } from '@wide-angle/shared';
import { sentenceOfError } from '../../lib/problem.ts';
import { useServices } from '../../lib/services.ts';
import { uniqueKey } from '../../lib/unique-key.ts';

/** A file that is not up yet. */
interface Waiting {
  key: string;
  file: File;
  percent: number;
  failure: string | null;
}

interface MediaFieldProps {
  value: readonly MediaView[];
  onChange: (value: readonly MediaView[]) => void;
}

/** Photos and a video: each goes up at once, with its progress; a failed one can be tried again or left out. */
export function MediaField({ value, onChange }: MediaFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const { waiting, add, retry, drop } = useUploads(value, onChange);
  const isFull = value.length + waiting.length >= MEDIA_MAX;
  return (
    <div>
      <ul className="media-field">
        {value.map((media) => (
          <li key={media.id}>
            <img src={media.thumbnailUrl ?? media.url} alt="" width={72} height={72} />
            <button
              type="button"
              className="link"
              onClick={() => onChange(value.filter((m) => m.id !== media.id))}
            >
              移除
            </button>
          </li>
        ))}
        {waiting.map((upload) => (
          <li key={upload.key}>
            <span className="media-waiting">{upload.failure ?? `上传中 ${upload.percent}%`}</span>
            {upload.failure && (
              <button type="button" className="link" onClick={() => retry(upload)}>
                重试
              </button>
            )}
            <button type="button" className="link" onClick={() => drop(upload)}>
              移除
            </button>
          </li>
        ))}
      </ul>
      <input
        ref={input}
        type="file"
        accept="image/jpeg,image/png,image/webp,video/mp4,video/quicktime"
        multiple
        hidden
        aria-label="选择照片或视频"
        onChange={(event) => {
          add([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <Button onClick={() => input.current?.click()} disabled={isFull}>
        添加照片或视频
      </Button>
    </div>
  );
}

function useUploads(value: readonly MediaView[], onChange: MediaFieldProps['onChange']) {
  const { upload } = useServices();
  const [waiting, setWaiting] = useState<readonly Waiting[]>([]);
  const latest = useRef(value);
  latest.current = value;

  const change = (key: string, next: Partial<Waiting>) =>
    setWaiting((all) => all.map((one) => (one.key === key ? { ...one, ...next } : one)));
  const drop = ({ key }: Waiting) => setWaiting((all) => all.filter((one) => one.key !== key));
  const send = (one: Waiting) => {
    upload({ ...one, onProgress: (percent) => change(one.key, { percent }) }).then(
      (media) => {
        drop(one);
        latest.current = [...latest.current, media];
        onChange(latest.current);
      },
      (error: unknown) => change(one.key, { failure: sentenceOfError(error) }),
    );
  };
  const add = (files: readonly File[]) => {
    const room = MEDIA_MAX - latest.current.length - waiting.length;
    const added = files
      .slice(0, room)
      .map((file) => ({ key: uniqueKey(), file, percent: 0, failure: null }));
    setWaiting((all) => [...all, ...added]);
    added.forEach(send);
  };
  const retry = (one: Waiting) => {
    change(one.key, { failure: null, percent: 0 });
    send(one);
  };
  return { waiting, add, retry, drop };
}
