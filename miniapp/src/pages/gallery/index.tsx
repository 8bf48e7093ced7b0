import { Text, View } from '@tarojs/components';
import { useEffect } from 'react';
import { useQuery } from '../../platform/navigation';
import { Button } from '../../ui/button';
import { chooseDisplay } from '../../ui/display';
import { Page } from '../../ui/page';
import { TabBar } from '../../ui/tab-bar';
import { KitPart } from './kit-part';
import { ReportPart } from './report-part';
import { TicketPart } from './ticket-part';

const PARTS = { kit: KitPart, report: ReportPart, ticket: TicketPart };

/** The kit with sample data, to be looked at; only in builds for walks. `?part=ticket&theme=dark&elder=1` */
export default function GalleryPage() {
  const query = useQuery('gallery');
  const { theme, elder } = query;
  const Part = PARTS[query.part as keyof typeof PARTS] ?? KitPart;
  useEffect(() => {
    chooseDisplay({
      theme: theme === 'dark' ? 'dark' : 'light',
      size: elder ? 'elder' : 'standard',
    });
  }, [theme, elder]);
  const footer =
    query.part === 'report' ? (
      <Button variant="primary">提交（物业应在 1 个工作日内领取）</Button>
    ) : undefined;
  return (
    <Page
      footer={footer}
      tabs={footer ? undefined : <TabBar role="resident" current="tickets" unread={3} />}
    >
      <View style={{ display: 'none' }}>
        <Text>gallery</Text>
      </View>
      <Part />
    </Page>
  );
}
