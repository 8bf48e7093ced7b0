import { useState } from 'react';
import { Card } from '../../ui/card';
import { Chips } from '../../ui/chips';
import { ChoiceGrid } from '../../ui/choice-grid';
import { Field } from '../../ui/field';
import { Input } from '../../ui/input';
import { Select } from '../../ui/select';
import { TextArea } from '../../ui/text-area';
import { Uploader } from '../../ui/uploader';
import { SAMPLE_CHOICES, SAMPLE_UPLOADS } from './samples';

const ESTATES = [
  '泉景花园',
  '时风小区',
  '人和家园',
  '滨湖名邸',
  '官道佳园',
  '金城小区',
  '北湖新居',
  '阳光水岸',
  '瑞和嘉园',
].map((label, index) => ({ value: String(index), label, note: '人和街道 · 北关社区' }));

const CONTACT = [
  { value: 'company', label: '物业可联系我' },
  { value: 'community', label: '只让社区知道' },
];

/** A form as its parts stand together. */
export function ReportPart() {
  const [category, setCategory] = useState<string | null>('lighting');
  const [estate, setEstate] = useState<string | null>('0');
  const [words, setWords] = useState('楼道灯坏了三天，晚上老人上下楼看不清台阶。');
  const [contact, setContact] = useState('company');
  const [phone, setPhone] = useState('');
  return (
    <>
      <Field label="什么问题">
        <ChoiceGrid choices={SAMPLE_CHOICES} value={category} onChange={setCategory} first={7} />
      </Field>
      <Field label="在哪里">
        <Select title="选择小区" options={ESTATES} value={estate} onChange={setEstate} />
      </Field>
      <Card>
        <Field label="说一说" help="什么时候、什么位置、有什么影响">
          <TextArea value={words} onChange={setWords} max={500} placeholder="请写几句话" />
        </Field>
      </Card>
      <Card>
        <Field label="照片和视频" optional>
          <Uploader
            uploads={{
              entries: SAMPLE_UPLOADS,
              roomForPhotos: 7,
              roomForVideos: 1,
              add: () => Promise.resolve(),
              retry: () => undefined,
              remove: () => undefined,
              clear: () => undefined,
            }}
          />
        </Field>
      </Card>
      <Card>
        <Field label="怎么联系您">
          <Chips options={CONTACT} value={contact} onTap={setContact} />
        </Field>
      </Card>
      <Field label="手机号" error="请填写 11 位手机号">
        <Input
          value={phone}
          onChange={setPhone}
          type="number"
          max={11}
          icon="phone"
          placeholder="方便师傅联系您"
          bad
        />
      </Field>
    </>
  );
}
