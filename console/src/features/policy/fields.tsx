import type { PolicyProblem, Span } from '@wide-angle/shared';

/** A table of the editor. */
export interface EditorProps<Draft> {
  draft: Draft;
  problems: readonly PolicyProblem[];
  onChange: (draft: Draft) => void;
}

const UNITS: Readonly<Record<Span['unit'], string>> = {
  minutes: '分钟',
  workingDays: '个工作日',
  naturalDays: '天',
};

/** A length in its own unit. */
export function SpanField(props: { label: string; span: Span; onChange: (span: Span) => void }) {
  const { label, span, onChange } = props;
  return (
    <span className="nowrap">
      <input
        type="number"
        aria-label={`${label}（${UNITS[span.unit]}）`}
        value={Number.isFinite(span.amount) ? span.amount : ''}
        onChange={(event) => onChange({ ...span, amount: event.target.valueAsNumber })}
      />{' '}
      {UNITS[span.unit]}
    </span>
  );
}

/** One of some values. */
export function ChoiceField(props: {
  label: string;
  value: string;
  options: readonly { code: string; name: string }[];
  onChange: (code: string) => void;
}) {
  const { label, value, options, onChange } = props;
  return (
    <select aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      {options.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </select>
  );
}

/** What is wrong at this place, under the fields that it is about. */
export function ProblemsAt({
  place,
  problems,
}: {
  place: string;
  problems: readonly PolicyProblem[];
}) {
  const here = problems.filter((one) => one.place === place || one.place.startsWith(`${place}.`));
  return here.map(({ text }) => (
    <p key={text} className="field-error" role="alert">
      {text.slice(text.indexOf('：') + 1)}
    </p>
  ));
}
