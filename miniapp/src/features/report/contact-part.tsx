import { CHANNEL_LABELS, CHANNELS, CONTACT_NAME_MAX, type Channel } from '@wide-angle/shared';
import { Text } from '@tarojs/components';
import { Chips } from '../../ui/chips';
import { Field } from '../../ui/field';
import { Input } from '../../ui/input';
import { isAnonymous } from './report-model';
import { type Report } from './use-report';

const WHO = [
  { value: 'named', label: '物业可知道是我' },
  { value: 'anonymous', label: '对物业匿名' },
] as const;

/** Whether the company may know who reports; complaints are anonymous unless the person says otherwise. */
export function ContactPart({ report }: { report: Report }) {
  const { draft, category, change } = report;
  if (category === null) return null;
  const hidden = isAnonymous(draft, category);
  return (
    <Field label="要不要让物业知道您是谁">
      <Chips
        options={WHO}
        value={hidden ? 'anonymous' : 'named'}
        onTap={(value) => change((old) => ({ ...old, isAnonymous: value === 'anonymous' }))}
      />
      <Text className="wa-note">{contactNote(hidden, category.inHome)}</Text>
    </Field>
  );
}

function contactNote(hidden: boolean, isInHome: boolean): string {
  if (hidden) return '物业看不到您的姓名、电话和门牌，社区和住建局能看到。';
  return isInHome
    ? '师傅领取后能看到您的电话和门牌，好约上门时间。看过会有记录。'
    : '物业只看到您的姓氏，看不到电话。';
}

const BEHALF_CHANNELS = CHANNELS.filter((one) => one !== 'owner');

/** For whom somebody reports: community and company on behalf of an owner. */
export function BehalfPart({ report }: { report: Report }) {
  const { draft, change, role } = report;
  const usual: Channel = role === 'community' ? 'community' : 'company';
  return (
    <>
      {role === 'community' ? (
        <Field label="诉求来源">
          <Chips
            options={BEHALF_CHANNELS.filter((one) => one !== 'company').map((one) => ({
              value: one,
              label: CHANNEL_LABELS[one],
            }))}
            value={draft.channel ?? usual}
            onTap={(channel) => change((old) => ({ ...old, channel }))}
          />
        </Field>
      ) : null}
      <Field label="业主称呼">
        <Input
          value={draft.behalfName}
          onChange={(behalfName) => change((old) => ({ ...old, behalfName }))}
          max={CONTACT_NAME_MAX}
          icon="user"
          placeholder="如：王女士"
        />
      </Field>
      <Field label="业主手机号">
        <Input
          value={draft.behalfPhone}
          onChange={(behalfPhone) => change((old) => ({ ...old, behalfPhone }))}
          max={11}
          type="number"
          icon="phone"
          placeholder="11 位手机号，进展会通知业主"
        />
      </Field>
    </>
  );
}
