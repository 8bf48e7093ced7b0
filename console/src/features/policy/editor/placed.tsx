import type { ReactNode } from 'react';
import { problemsWithin, reasonOf, useDraft, type PlacedProblem } from './draft-desk.tsx';

/** Ties a control to its label and to what is wrong with it. */
export interface ControlAria {
  id: string;
  'aria-label'?: string;
  'aria-invalid'?: true;
  'aria-describedby'?: string;
}

export interface PlacedProps {
  /** Path into the draft, e.g. `procedure.reviewWithin`. */
  place: string;
  label: string;
  /** In tables the head of the column says it. */
  isLabelHidden?: boolean;
  hint?: string;
  /** Element that explains it together with others of its kind. */
  describedBy?: string;
}

/** The element of a field; the list of problems leads to it. */
export const idOfPlace = (place: string) => `policy-${place}`;

/** A field of the draft: label, control, and the reasons why it is refused. */
export function Placed(props: PlacedProps & { children: (aria: ControlAria) => ReactNode }) {
  const { place, label, isLabelHidden, hint, describedBy, children } = props;
  const { problems } = useDraft();
  const wrong = problemsWithin(problems, place);
  const id = idOfPlace(place);
  const described = [describedBy, hint && `${id}-hint`, wrong.length > 0 && `${id}-error`].filter(
    Boolean,
  );
  const aria: ControlAria = {
    id,
    ...(isLabelHidden ? { 'aria-label': label } : {}),
    ...(wrong.length > 0 ? { 'aria-invalid': true as const } : {}),
    ...(described.length > 0 ? { 'aria-describedby': described.join(' ') } : {}),
  };
  return (
    <div className="policy-field">
      {!isLabelHidden && (
        <label className="field-label" htmlFor={id}>
          {label}
        </label>
      )}
      {children(aria)}
      {hint && (
        <p id={`${id}-hint`} className="secondary policy-hint">
          {hint}
        </p>
      )}
      <Reasons id={`${id}-error`} problems={wrong} />
    </div>
  );
}

/** What is wrong with a whole row or section; `isWithin` takes also what is wrong inside of it. */
export function ProblemsAt({ place, isWithin }: { place: string; isWithin?: boolean }) {
  const { problems } = useDraft();
  const here = isWithin
    ? problemsWithin(problems, place)
    : problems.filter((one) => one.place === place);
  return <Reasons id={`${idOfPlace(place)}-error`} problems={here} />;
}

function Reasons({ id, problems }: { id: string; problems: readonly PlacedProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <div id={id} role="alert">
      {problems.map((one) => (
        <p key={one.place + one.text} className="field-error">
          {reasonOf(one)}
        </p>
      ))}
    </div>
  );
}
