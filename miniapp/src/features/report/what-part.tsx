import { View } from '@tarojs/components';
import { call } from '../../platform/phone';
import { isOffline, problemText } from '../../platform/problem-error';
import { Button } from '../../ui/button';
import { ChoiceGrid } from '../../ui/choice-grid';
import { ErrorState } from '../../ui/empty';
import { Field } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { Skeleton } from '../../ui/skeleton';
import { categoryChoices, commonCount, moreWords } from './report-model';
import { type Report } from './use-report';

/** What is wrong: eight icons and all others behind them; urgent ones say what to do first. */
export function WhatPart({ report }: { report: Report }) {
  const { policy, policyError, draft, change } = report;
  if (policy === null) {
    if (!policyError) return <Skeleton cards={1} lines={4} />;
    return (
      <ErrorState
        text={problemText(policyError)}
        offline={isOffline(policyError)}
        onRetry={report.reloadPolicy}
      />
    );
  }
  return (
    <Field label="什么问题">
      <ChoiceGrid
        choices={categoryChoices(policy)}
        value={draft.categoryCode}
        onChange={(categoryCode) => change((old) => ({ ...old, categoryCode }))}
        first={commonCount(policy)}
        more={moreWords(policy)}
      />
      <ClassExplanation report={report} />
    </Field>
  );
}

function ClassExplanation({ report }: { report: Report }) {
  const { limits, category } = report;
  if (!limits || !category) return null;
  const isCritical = category.classCode === 'critical';
  const isUrgent = isCritical || category.classCode === 'urgent';
  const { advice, hotlines } = category;
  return (
    <View className="wa-form__foot">
      <Notice
        tone={isCritical ? 'red' : isUrgent ? 'yellow' : 'plain'}
        icon={isUrgent ? 'alert' : 'clock'}
        text={`${advice}${category.name}属于“${limits.name}”。${limits.explanation}`}
      />
      {hotlines.length > 0 ? (
        <View className="wa-lines">
          {hotlines.map(({ number, text }) => (
            <Button
              key={number}
              variant={isCritical ? 'danger' : 'plain'}
              icon="phone"
              onTap={() => void call(number)}
            >
              {text}
            </Button>
          ))}
        </View>
      ) : null}
    </View>
  );
}
