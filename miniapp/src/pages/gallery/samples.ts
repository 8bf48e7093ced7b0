import { DEFAULT_POLICY, HOUR, type MediaView } from '@wide-angle/shared';
import { type PickedMedia } from '../../platform/choose-media';
import { type Choice } from '../../ui/choice-grid';
import { categoryIcon } from '../../ui/icon-names';
import { type MediaItem } from '../../ui/media-grid';
import { type TimelineEntry } from '../../ui/timeline';
import { type UploadEntry } from '../../ui/upload-list';

/** A fixed moment, so that the gallery looks the same every day: 2026-11-23 10:30 in Shandong. */
export const SAMPLE_NOW = Date.parse('2026-11-23T02:30:00.000Z');

export const SAMPLE_DUE = {
  calm: SAMPLE_NOW + 29 * HOUR,
  soon: SAMPLE_NOW + 2 * HOUR,
  late: SAMPLE_NOW - 26 * HOUR,
};

const picture = (colour: string, sign: string) =>
  `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 120 120'><rect width='120' height='120' fill='${colour}'/>` +
      `<text x='60' y='70' font-size='28' text-anchor='middle' fill='#fff'>${sign}</text></svg>`,
  )}`;

export const SAMPLE_MEDIA: readonly MediaItem[] = [
  { id: '1', kind: 'image', url: picture('#7d8f9c', '楼道'), picture: picture('#7d8f9c', '楼道') },
  { id: '2', kind: 'video', url: '', picture: picture('#5d7486', '视频'), seconds: 17 },
];

const picked = (kind: 'image' | 'video', colour: string, sign: string): PickedMedia => ({
  kind,
  path: picture(colour, sign),
  picture: picture(colour, sign),
  bytes: 1,
  seconds: kind === 'video' ? 32 : null,
  name: 'x',
});

export const SAMPLE_UPLOADS: readonly UploadEntry[] = [
  {
    key: 'a',
    picked: picked('image', '#7d8f9c', '灯'),
    state: 'done',
    percent: 100,
    error: null,
    media: { id: 'm' } as MediaView,
  },
  {
    key: 'b',
    picked: picked('video', '#5d7486', '视频'),
    state: 'uploading',
    percent: 46,
    error: null,
    media: null,
  },
  {
    key: 'c',
    picked: picked('image', '#8a7f70', '门'),
    state: 'failed',
    percent: 0,
    error: '网络没有连上',
    media: null,
  },
];

const categories = Object.values(DEFAULT_POLICY.categories);

export const SAMPLE_CHOICES: readonly Choice[] = [
  ...categories.filter((one) => one.common),
  ...categories.filter((one) => !one.common),
].map((one) => ({
  value: one.code,
  label: one.name,
  icon: categoryIcon(one.icon),
  urgent: one.classCode === 'critical',
}));

export const SAMPLE_TIMELINE: readonly TimelineEntry[] = [
  { id: '4', title: '超过办结时限，已报社区', time: '今天 09:12', tone: 'red', who: '系统' },
  {
    id: '3',
    title: '王师傅更新了进展',
    time: '昨天 16:40',
    who: '阳光物业 · 王师傅',
    text: '灯具已拆下，型号停产，正在联系厂家配件，预计明天上午送到。',
  },
  { id: '2', title: '王师傅领取了工单', time: '昨天 10:05', who: '阳光物业 · 王师傅' },
  { id: '1', title: '您提交了诉求', time: '11月20日 08:31' },
];
