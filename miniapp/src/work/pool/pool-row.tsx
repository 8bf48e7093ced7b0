import { Text, View } from '@tarojs/components';
import { type Instant, type TicketCard } from '@wide-angle/shared';
import { type RowClaim } from '../../features/desk/claims';
import { TicketCardRow } from '../../features/tickets';
import { open } from '../../platform/navigation';
import { a11y } from '../../ui/a11y';
import { Actions, Button } from '../../ui/button';
import { Icon } from '../../ui/icon';

export interface PoolRowProps {
  ticket: TicketCard;
  now: Instant;
  claim: RowClaim | undefined;
  /** Leads may give it to somebody instead. */
  mayDispatch: boolean;
  onClaim: () => void;
}

/** A row of the pool: the ticket and one big button; after a claim what came of it. */
export function PoolRow({ ticket, now, claim, mayDispatch, onClaim }: PoolRowProps) {
  if (claim?.kind === 'gone') return <GoneRow message={claim.message} />;
  const isMine = claim?.kind === 'mine';
  return (
    <TicketCardRow
      ticket={ticket}
      now={now}
      showEstate
      hideState
      hideHolder
      lead={isMine ? <MineSign /> : null}
      onTap={() => void open('ticket', { id: ticket.id })}
      action={
        isMine ? (
          <Button variant="secondary" onTap={() => void open('ticket', { id: ticket.id })}>
            去处理
          </Button>
        ) : (
          <ClaimButtons
            ticket={ticket}
            busy={claim !== undefined}
            mayDispatch={mayDispatch}
            onClaim={onClaim}
          />
        )
      }
    />
  );
}

interface ClaimButtonsProps extends Pick<PoolRowProps, 'ticket' | 'mayDispatch' | 'onClaim'> {
  busy: boolean;
}

function ClaimButtons({ ticket, busy, mayDispatch, onClaim }: ClaimButtonsProps) {
  const claimButton = (
    <Button key="claim" variant="primary" icon="hand" loading={busy} onTap={onClaim}>
      {busy ? '正在领取…' : '领取'}
    </Button>
  );
  if (!mayDispatch) return claimButton;
  return (
    <Actions>
      {[
        <Button
          key="dispatch"
          onTap={() => void open('ticket', { id: ticket.id, open: 'dispatch' })}
        >
          派单
        </Button>,
        claimButton,
      ]}
    </Actions>
  );
}

function MineSign() {
  return (
    <View className="wa-mine-sign" {...a11y({ live: 'polite' })}>
      <Icon name="check_circle" size="small" />
      <Text>已归您办理</Text>
    </View>
  );
}

function GoneRow({ message }: { message: string }) {
  return (
    <View className="wa-gone" {...a11y({ role: 'alert', live: 'assertive' })}>
      <Icon name="info" />
      <Text className="wa-gone__text">{message}</Text>
    </View>
  );
}
