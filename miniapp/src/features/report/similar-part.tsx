import { Text, View } from '@tarojs/components';
import { type TicketCard } from '@wide-angle/shared';
import { useEffect } from 'react';
import { api } from '../../lib/api/clients';
import { useSending } from '../../lib/api/intent';
import { useLoad } from '../../lib/load/use-load';
import { tick, toast, toastError } from '../../platform/feedback';
import { open } from '../../platform/navigation';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { StateTag } from '../../ui/tag';
import { type Report } from './use-report';

/** Open tickets about the same thing: joining one is quicker for all than another report. */
export function SimilarPart({ report }: { report: Report }) {
  const { estateId, categoryCode, facilityId } = report.draft;
  const when = report.role === 'resident' && estateId !== null && categoryCode !== null;
  const key = `similar.${estateId}.${categoryCode}.${facilityId}`;
  const similar = useLoad(
    key,
    () =>
      api.ticket.similar({
        query: {
          estateId: estateId ?? '',
          categoryCode: categoryCode ?? '',
          facilityId: facilityId ?? undefined,
        },
      }),
    { when },
  );
  const tickets = when ? (similar.data ?? []) : [];
  if (tickets.length === 0) return null;
  return (
    <Card title="是不是同一个问题？">
      <Text className="wa-note">小区里已经有人反映了。一起跟进，不用再报一遍。</Text>
      {tickets.map((ticket) => (
        <SimilarRow key={ticket.id} ticket={ticket} />
      ))}
    </Card>
  );
}

function SimilarRow({ ticket }: { ticket: TicketCard }) {
  const joining = useSending((key) =>
    api.act.join({ params: { id: ticket.id }, body: {}, idempotencyKey: key }),
  );
  const show = () => void open('ticket', { id: ticket.id });
  const join = async () => {
    const joined = await joining.run();
    if (!joined) return;
    tick();
    toast('已加入，有进展会告诉您');
    show();
  };
  const { error } = joining;
  useEffect(() => {
    if (error) toastError(error);
  }, [error]);
  return (
    <View className="wa-similar">
      <View className="wa-similar__main" onClick={show}>
        <View className="wa-similar__head">
          <StateTag state={ticket.state} />
          <Text className="wa-similar__place">{ticket.place || ticket.categoryName}</Text>
        </View>
        <Text className="wa-note">{ticket.excerpt}</Text>
        {ticket.joinerCount > 0 ? (
          <Text className="wa-similar__others">{`${ticket.joinerCount} 人也遇到`}</Text>
        ) : null}
      </View>
      <Button small variant="secondary" loading={joining.busy} onTap={() => void join()}>
        我也遇到
      </Button>
    </View>
  );
}
