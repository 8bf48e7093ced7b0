import { friendlyTime, type MeView } from '@wide-angle/shared';
import { now } from '../../platform/clock';
import { ask } from '../../platform/feedback';
import { Notice } from '../../ui/notice';
import { BehalfPart, ContactPart } from './contact-part';
import { isOnBehalf } from './report-model';
import { SimilarPart } from './similar-part';
import { type Arrival } from './use-arrival';
import { type Report } from './use-report';
import { WhatPart } from './what-part';
import { WherePart } from './where-part';
import { WordsPart } from './words-part';

export interface ReportFormProps {
  report: Report;
  me: MeView;
  arrival: Arrival;
}

/** The form in the order of thought: what, where, words, pictures, who may know. */
export function ReportForm({ report, me, arrival }: ReportFormProps) {
  return (
    <>
      <RestoredNotice report={report} />
      {arrival.trouble ? (
        <Notice
          tone="yellow"
          icon="qr"
          text={arrival.trouble}
          action={arrival.again ? '再试' : undefined}
          onAction={arrival.again ?? undefined}
        />
      ) : null}
      <WhatPart report={report} />
      <WherePart report={report} me={me} />
      <WordsPart report={report} />
      {isOnBehalf(report.role) ? <BehalfPart report={report} /> : null}
      <ContactPart report={report} />
      <SimilarPart report={report} />
    </>
  );
}

function RestoredNotice({ report }: { report: Report }) {
  const { restoredAt } = report;
  if (restoredAt === null) return null;
  const clear = async () => {
    if (await ask('清空已写的内容？', '文字和照片都会清掉，不能恢复。', '清空')) report.clear();
  };
  return (
    <Notice
      icon="edit"
      text={`已为您恢复 ${friendlyTime(now(), restoredAt)} 没有提交的内容。`}
      action="清空"
      onAction={() => void clear()}
    />
  );
}
