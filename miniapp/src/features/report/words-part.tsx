import { TEXT_MAX } from '@wide-angle/shared';
import { Field } from '../../ui/field';
import { TextArea } from '../../ui/text-area';
import { Uploader } from '../../ui/uploader';
import { type Report } from './use-report';

/** The problem in words and pictures; one of the two is enough. */
export function WordsPart({ report }: { report: Report }) {
  const { draft, change, uploads } = report;
  return (
    <>
      <Field label="说一说">
        <TextArea
          value={draft.text}
          onChange={(text) => change((old) => ({ ...old, text }))}
          max={TEXT_MAX}
          placeholder="什么时候、什么样、有什么影响。不方便打字，点键盘上的话筒说就行。"
          label="说一说"
        />
      </Field>
      <Field label="照片和视频" help="最多 9 张照片和 1 段 60 秒内的视频">
        <Uploader uploads={uploads} />
      </Field>
    </>
  );
}
