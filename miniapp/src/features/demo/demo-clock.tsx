import { Text, View } from '@tarojs/components';
import { friendlyTime } from '@wide-angle/shared';
import { useState } from 'react';
import { api } from '../../lib/api/clients';
import { useLoad } from '../../lib/load/use-load';
import { useNow } from '../../lib/time/use-now';
import { toast, toastError } from '../../platform/feedback';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';

const STEPS = [
  { minutes: 30, label: '30 分钟' },
  { minutes: 120, label: '2 小时' },
  { minutes: 24 * 60, label: '1 天' },
  { minutes: 3 * 24 * 60, label: '3 天' },
] as const;

/**
 * Moves the demo's clock, so that a newcomer can watch a ticket climb the ladder. Nothing outside of demos.
 * @param onMoved called after the clock moved, to look at everything anew
 */
export function DemoClock({ onMoved }: { onMoved?: () => void }) {
  const demo = useLoad('demo', () => api.demo.get());
  const now = useNow();
  const [busy, setBusy] = useState(false);
  if (!demo.data) return null;
  const forward = async (minutes: number) => {
    setBusy(true);
    try {
      const { fired } = await api.demo.forward({ body: { minutes } });
      toast(fired > 0 ? `时间已前进，有 ${fired} 项到时` : '时间已前进');
      onMoved?.();
    } catch (error) {
      toastError(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Card title="演示时钟" extra={<Text>{friendlyTime(now, now)}</Text>}>
      <Text className="wa-note">把时间往前拨，看工单怎样亮黄牌、红牌、升级督办。</Text>
      <View className="wa-demo">
        {STEPS.map(({ minutes, label }) => (
          <Button key={minutes} small loading={busy} onTap={() => void forward(minutes)}>
            {`+${label}`}
          </Button>
        ))}
      </View>
    </Card>
  );
}
