import { View } from '@tarojs/components';
import { restart } from '../../platform/navigation';
import { isOffline, ProblemError, problemText } from '../../platform/problem-error';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { buttonText } from './report-model';
import { type Report } from './use-report';

/** The one button, and what stands between it and success. */
export function SendBar({ report }: { report: Report }) {
  return (
    <View className="wa-form__foot">
      <Trouble report={report} />
      <Button variant="primary" loading={report.busy} onTap={() => void report.send()}>
        {report.busy ? '正在提交…' : report.isKept ? '再试一次' : buttonText(report.limits)}
      </Button>
    </View>
  );
}

function Trouble({ report }: { report: Report }) {
  const { flaw, error } = report;
  if (flaw) return <Notice tone="yellow" text={flaw} />;
  if (!error) return null;
  if (error instanceof ProblemError && error.code === 'request.repeatedDifferently') {
    return <SentBefore report={report} />;
  }
  if (isOffline(error)) {
    return (
      <Notice
        tone="yellow"
        icon="offline"
        text="还没有发出去。内容已存在手机里，有信号时再试，不会重复提交。"
      />
    );
  }
  return <Notice tone="red" text={problemText(error)} />;
}

/** The first try had arrived after all, and the words were changed since. */
function SentBefore({ report }: { report: Report }) {
  return (
    <>
      <Notice
        tone="yellow"
        text="上一次其实已经提交成功，之后的改动没有包含在内。"
        action="去看看"
        onAction={() => void restart('tickets', { tab: 'open' })}
      />
      <Button variant="text" onTap={report.asNewReport}>
        作为新的一件再提交
      </Button>
    </>
  );
}
