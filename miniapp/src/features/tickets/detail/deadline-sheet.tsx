import { Text, View } from '@tarojs/components';
import { decidedBy, fromIso, friendlyTime, type Instant, type LimitMove } from '@wide-angle/shared';
import { api } from '../../../lib/api/clients';
import { useLoad } from '../../../lib/load/use-load';
import { isOffline, problemText } from '../../../platform/problem-error';
import { ErrorState } from '../../../ui/empty';
import { Notice } from '../../../ui/notice';
import { Sheet } from '../../../ui/sheet';
import { Skeleton } from '../../../ui/skeleton';

export interface DeadlineSheetProps {
  ticketId: string;
  now: Instant;
  onClose: () => void;
}

/** Why the limit is what it is: its length, what moved it, and a line per day. */
export function DeadlineSheet({ ticketId, now, onClose }: DeadlineSheetProps) {
  const why = useLoad(`deadline.${ticketId}`, () =>
    api.ticket.deadline({ params: { id: ticketId } }),
  );
  return (
    <Sheet open padded title="时限是怎么算的" onClose={onClose}>
      {why.data ? (
        <View className="wa-why">
          <Text className="wa-why__due">
            {`${friendlyTime(now, fromIso(why.data.dueAt))} 前办结`}
          </Text>
          <Text className="wa-why__summary">{why.data.summary}</Text>
          {why.data.isProvisional ? (
            <Notice
              tone="yellow"
              text="国家还没有公布那一年的放假安排，这个时限是暂定的，公布后会重新计算。"
            />
          ) : null}
          <Moves moves={why.data.moves} now={now} />
          <Lines title="每天怎么计" lines={why.data.lines} />
        </View>
      ) : why.error ? (
        <ErrorState
          text={problemText(why.error)}
          offline={isOffline(why.error)}
          onRetry={() => void why.reload()}
        />
      ) : (
        <Skeleton cards={1} lines={4} />
      )}
    </Sheet>
  );
}

function Moves({ moves, now }: { moves: readonly LimitMove[]; now: Instant }) {
  if (moves.length === 0) return null;
  return (
    <View className="wa-why__part">
      <Text className="wa-why__head">时限的变动</Text>
      {moves.map((move) => (
        <View key={move.text} className="wa-why__move">
          <Text className="wa-why__text">{move.text}</Text>
          <Text className="wa-why__by">{decidedBy(move, now)}</Text>
        </View>
      ))}
    </View>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <View className="wa-why__part">
      <Text className="wa-why__head">{title}</Text>
      {lines.map((line) => (
        <Text key={line} className="wa-why__line">
          {line}
        </Text>
      ))}
    </View>
  );
}
