import { TILES } from '@wide-angle/shared';
import { useState } from 'react';
import { countOf, TicketList, useTickets, useTileCounts } from '../../features/tickets';
import { asOfText, statusOf } from '../../lib/load/use-load';
import { useOnReturn } from '../../lib/load/use-on-return';
import { TabPage } from '../../lib/session/tab-page';
import { open, useQuery } from '../../platform/navigation';
import { Chips } from '../../ui/chips';
import { Empty } from '../../ui/empty';
import { PageBody } from '../../ui/page';

const TABS = TILES.resident;

/** What an empty list says: what will be here. */
const EMPTY: Readonly<Record<string, readonly [title: string, text: string]>> = {
  open: ['没有在办的诉求', '您反映的问题和办理进度会出现在这里。'],
  toConfirm: ['没有等您确认的', '物业办完后，请您在这里确认是否解决。'],
  all: ['还没有诉求', '您反映的问题和办理进度会出现在这里。'],
  neighbours: ['小区里还没有公开的诉求', '邻居公开反映的问题会出现在这里，您可以一起跟进。'],
};

/** 诉求: the owner's own tickets and those of the estate. */
export default function TicketsPage() {
  const { tab } = useQuery('tickets');
  const [tile, setTile] = useState(TABS.find((one) => one.key === tab)?.key ?? 'open');
  const list = useTickets({ tile });
  const counts = useTileCounts();
  useOnReturn(() => void Promise.all([list.reload(), counts.reload()]));
  const [title, text] = EMPTY[tile] ?? ['', ''];
  return (
    <TabPage current="tickets" asOf={asOfText(list)}>
      <Chips
        value={tile}
        onTap={setTile}
        options={TABS.map(({ key, title: label }) => ({
          value: key,
          label,
          count: countOf(counts.data, key),
        }))}
      />
      <PageBody status={statusOf(list)}>
        <TicketList
          list={list}
          showEstate={tile === 'neighbours'}
          empty={
            <Empty
              title={title}
              text={text}
              action="我要反映"
              onAction={() => void open('report', {})}
            />
          }
        />
      </PageBody>
    </TabPage>
  );
}
