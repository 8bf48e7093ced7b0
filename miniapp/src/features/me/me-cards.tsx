import { Text, View } from '@tarojs/components';
import { ROLE_LABELS, type CapacityView, type MeView } from '@wide-angle/shared';
import { useState } from 'react';
import { goHome } from '../../lib/session/gate';
import { switchCapacity } from '../../lib/session/session';
import { toastError } from '../../platform/feedback';
import { Avatar } from '../../ui/avatar';
import { Card } from '../../ui/card';
import { Cell } from '../../ui/cell';
import { Icon } from '../../ui/icon';
import { Tag } from '../../ui/tag';

/** `物业经理 · 阳光物业`, or 业主. */
export function capacityText({ role, organizationName }: CapacityView): string {
  return [ROLE_LABELS[role], organizationName].filter(Boolean).join(' · ');
}

/** Who is signed in, and as what. */
export function WhoCard({ me }: { me: MeView }) {
  return (
    <Card>
      <View className="wa-who">
        <Avatar large name={me.name} />
        <View className="wa-who__main">
          <Text className="wa-who__name">{me.name}</Text>
          <Text className="wa-note">{capacityText(me.current)}</Text>
        </View>
      </View>
    </Card>
  );
}

/** The other things that the person can act as; nothing for somebody with one capacity. */
export function CapacitiesCard({ me }: { me: MeView }) {
  const [busy, setBusy] = useState(false);
  if (me.capacities.length < 2) return null;
  const change = async (capacity: CapacityView) => {
    setBusy(true);
    try {
      await switchCapacity(capacity.postId);
      await goHome(capacity.role);
    } catch (error) {
      toastError(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Card flush title="我的身份">
      {me.capacities.map((capacity) => {
        const isCurrent = capacity.postId === me.current.postId;
        return (
          <Cell
            key={capacity.postId ?? 'resident'}
            icon="swap"
            title={capacityText(capacity)}
            value={isCurrent ? <CurrentSign /> : '切换'}
            onTap={isCurrent || busy ? undefined : () => void change(capacity)}
          />
        );
      })}
    </Card>
  );
}

function CurrentSign() {
  return (
    <View className="wa-who__current">
      <Icon name="check" size="small" />
      <Text>当前</Text>
    </View>
  );
}

/** The person's dwellings, and whether they are verified. */
export function ResidencesCard({ me }: { me: MeView }) {
  const isResident = me.current.role === 'resident';
  if (!isResident && me.residences.length === 0) return null;
  return (
    <Card flush title="我的房屋">
      {me.residences.map((home) => (
        <Cell
          key={`${home.estateId}${home.dwelling}`}
          icon="building"
          title={home.estateName}
          note={home.dwelling}
          value={
            <Tag
              text={home.isVerified ? '已认证' : '认证中'}
              tone={home.isVerified ? 'closed' : 'waiting'}
            />
          }
        />
      ))}
      {me.residences.length === 0 ? (
        <Cell
          icon="info"
          title="还没有认证的房屋"
          note="请带身份证和房产证明到社区登记，也可以请社区工作人员代报。"
        />
      ) : null}
    </Card>
  );
}
