import { Text, View } from '@tarojs/components';
import { PROGRESS_STOPS, progressOf } from '@wide-angle/shared';
import { useState } from 'react';
import { Avatar } from '../../ui/avatar';
import { Card } from '../../ui/card';
import { DeadlineText } from '../../ui/deadline-text';
import { MediaGrid } from '../../ui/media-grid';
import { Notice } from '../../ui/notice';
import { Rate } from '../../ui/rate';
import { Steps } from '../../ui/steps';
import { StateTag, Tag } from '../../ui/tag';
import { Timeline } from '../../ui/timeline';
import { SAMPLE_DUE, SAMPLE_MEDIA, SAMPLE_NOW, SAMPLE_TIMELINE } from './samples';

/** A ticket as its parts stand together. */
export function TicketPart() {
  const [speed, setSpeed] = useState<number | null>(4);
  const [quality, setQuality] = useState<number | null>(null);
  return (
    <>
      <Card tone="red" title="3 号楼 2 单元楼道灯不亮" extra={<StateTag state="processing" />}>
        <DeadlineText large now={SAMPLE_NOW} dueAt={SAMPLE_DUE.late} />
        <View style={{ display: 'flex', alignItems: 'center', gap: '8px', margin: '8px 0 16px' }}>
          <Avatar name="王师傅" />
          <Text>阳光物业王师傅正在处理，超时已报社区。</Text>
        </View>
        <Steps stops={PROGRESS_STOPS} current={progressOf('processing', false)} late />
      </Card>
      <Notice tone="yellow" text="配件明天上午送到，物业申请延期 1 个工作日。" action="看理由" />
      <Card title="照片和视频">
        <MediaGrid items={SAMPLE_MEDIA} />
      </Card>
      <Card title="经过">
        <Timeline entries={SAMPLE_TIMELINE} />
      </Card>
      <Card title="请您评价">
        <Rate label="速度" value={speed} onChange={setSpeed} />
        <Rate label="质量" value={quality} onChange={setQuality} />
      </Card>
      <Card title="楼道灯不亮" extra={<StateTag state="pending" />}>
        <DeadlineText now={SAMPLE_NOW} dueAt={SAMPLE_DUE.calm} />
      </Card>
      <Card tone="yellow" title="单元门关不上" extra={<StateTag state="confirming" />}>
        <DeadlineText now={SAMPLE_NOW} dueAt={SAMPLE_DUE.soon} />
      </Card>
      <View style={{ display: 'flex', flexWrap: 'wrap', gap: '8px' }}>
        <Tag tone="yellow" icon="flag" text="黄牌" />
        <Tag tone="solid" icon="flag" text="红牌" />
        <StateTag state="closed" />
        <StateTag state="declined" />
        <StateTag state="shelved" />
        <Tag text="公开" />
      </View>
    </>
  );
}
