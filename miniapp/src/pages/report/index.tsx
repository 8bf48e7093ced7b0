import { type MeView, type Role } from '@wide-angle/shared';
import { RemindMe } from '../../features/inbox/remind-me';
import { ReportForm } from '../../features/report/report-form';
import { SendBar } from '../../features/report/send-bar';
import { SentPart } from '../../features/report/sent-part';
import { useArrival, type ArrivalQuery } from '../../features/report/use-arrival';
import { useReport } from '../../features/report/use-report';
import { goHome } from '../../lib/session/gate';
import { useRequiredSession } from '../../lib/session/use-required-session';
import { replace, useQuery } from '../../platform/navigation';
import { sceneOf } from '../../platform/query';
import { Actions, Button } from '../../ui/button';
import { Page } from '../../ui/page';

/** 我要反映: one page from the problem to its number. */
export default function ReportPage() {
  const query = useQuery('report');
  const session = useRequiredSession('report', query);
  if (!session) return <Page status={{ kind: 'loading' }} />;
  const { estate = null, category = null } = query;
  return <Form {...session} query={{ scene: sceneOf(query), estate, category }} />;
}

function Form({ me, role, query }: { me: MeView; role: Role; query: ArrivalQuery }) {
  const report = useReport(me, role);
  const arrival = useArrival(query, me, report);
  const { sent } = report;
  if (sent === null) {
    return (
      <Page footer={<SendBar report={report} />}>
        <ReportForm report={report} me={me} arrival={arrival} />
      </Page>
    );
  }
  const footer = (
    <Actions>
      {[
        <Button key="home" onTap={() => void goHome(role)}>
          回首页
        </Button>,
        <Button
          key="ticket"
          variant="primary"
          onTap={() => void replace('ticket', { id: sent.id })}
        >
          看这件诉求
        </Button>,
      ]}
    </Actions>
  );
  return (
    <Page footer={footer}>
      <SentPart ticket={sent} />
      <RemindMe keys={['progress', 'task', 'alarm']} />
    </Page>
  );
}
