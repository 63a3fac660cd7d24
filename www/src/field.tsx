// A field of the form: its label, its help, its problems once they are to be seen, and what would mend them.
import { type ReactNode, memo, useRef } from 'react';
import Button from '@cloudscape-design/components/button';
import FormFieldBase from '@cloudscape-design/components/form-field';
import type { FieldDescription } from 'cleanrooms-collaboration/async';
import type { FieldId } from './field-id';
import { withLabel } from './fields';
import { fixesFor } from './fixing';
import { type Form, useForm } from './form';
import { useFile } from './file/use-file';
import { type Problem, valueAt, withNames } from './problems';

const NONE: readonly Problem[] = [];

/** What is to be seen at a field now. */
export function useProblems() {
  const { problemsOf, isVisible } = useForm();
  return (field: FieldId) => (isVisible(field) ? problemsOf(field) : NONE);
}

/** Whether nothing is wrong. What is wrong is drawn anew at each key: the words of what mends it come from the whole draft. */
export const areRight = (some: readonly Problem[], others: readonly Problem[]) =>
  some.length === 0 && others.length === 0;

/** What is to be seen at a field, a line each. */
export function messages(problems: readonly Problem[], level: Problem['level']): string | undefined {
  const lines = new Set(problems.filter((problem) => problem.level === level).map(({ message }) => message));
  return lines.size > 0 ? [...lines].join('\n') : undefined;
}

interface FieldProps {
  readonly id: FieldId;
  /** Of a row's cell, the head of its column says it: then the label is there for those who hear it, and where it is narrow. */
  readonly label: ReactNode;
  readonly isCell?: boolean;
  readonly description?: ReactNode;
  readonly constraint?: string | undefined;
  readonly optional?: boolean;
  readonly stretch?: boolean;
  /** What it holds, and how much that may be: near the limit it is counted. */
  readonly value?: string | undefined;
  readonly limits?: FieldDescription['limits'];
  /** How a file says what it leaves open here: it is told for as long as the field is empty. */
  readonly open?: string | undefined;
  readonly children: ReactNode;
}

/** A field with its label, and its problems once they are to be seen. */
export function Field(props: FieldProps) {
  const { touch, focus, mend } = useForm();
  const problemsOf = useProblems();
  return <FieldFrame {...props} {...{ touch, focus, mend }} problems={problemsOf(props.id)} />;
}

interface FrameProps extends FieldProps, Pick<Form, 'touch' | 'focus' | 'mend'> {
  readonly problems: readonly Problem[];
}

/** From what part of the limit on it is counted. */
const NEAR = 0.8;

function countOf(value: string | undefined, limits: FieldDescription['limits']): string | undefined {
  const max = limits?.max;
  if (value === undefined || max === undefined) return undefined;
  // As the package counts: code points, not halves of surrogate pairs.
  const count = Array.from(value).length;
  return count >= max * NEAR ? `${count}/${max} characters` : undefined;
}

const valueIn = (target: EventTarget) =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target.value : undefined;

const isSameField = (one: FrameProps, other: FrameProps) =>
  areRight(one.problems, other.problems) &&
  (Object.keys({ ...one, ...other }) as (keyof FrameProps)[]).every(
    (name) => name === 'problems' || one[name] === other[name],
  );

export const FieldFrame = memo(function FieldFrame(props: FrameProps) {
  const { id, label, isCell, description, constraint, optional, stretch = false, children } = props;
  const { value, limits, open, problems, touch, focus, mend } = props;
  const file = useFile();
  const computed = file?.computed.get(id);
  const isAsRead = value === undefined || (file?.first !== undefined && valueAt(id, file.first) === value);
  const before = useRef<string>(undefined);
  const isChanged = useRef(false);
  const error = messages(problems, 'error');
  const warning = messages(problems, 'warning');
  const named = optional ? (
    <>
      {label} <i>- optional</i>
    </>
  ) : (
    label
  );
  return (
    <div
      data-field={id.key}
      onFocus={({ target }) => {
        before.current = valueIn(target);
        isChanged.current = false;
        focus(id);
      }}
      onInput={() => (isChanged.current = true)}
      onBlur={({ currentTarget, relatedTarget, target }) => {
        if (currentTarget.contains(relatedTarget)) return;
        // Whoever only passes through leaves it as it was: nothing was entered, so nothing is wrong yet.
        const isPassed = valueIn(target) === '' && !before.current && !isChanged.current;
        if (!isPassed) touch(id);
        focus(null);
      }}
    >
      <FormFieldBase
        label={isCell ? <span className="cell-label">{named}</span> : named}
        description={description}
        constraintText={constraint}
        characterCountText={error ? undefined : countOf(value, limits)}
        errorText={error}
        warningText={error ? undefined : warning}
        stretch={stretch}
      >
        {children}
      </FormFieldBase>
      {value === '' && open !== undefined && <small className="open">Left open by the file: {open}</small>}
      {value !== '' && open !== undefined && file && (
        <small className="open">
          Takes the place of {open} in {file.name}
        </small>
      )}
      {computed !== undefined && (
        <small className="open">
          {isAsRead
            ? `Comes from ${computed} in ${file?.name ?? ''}; Save leaves it`
            : `Does not reach ${file?.name ?? ''}, which says ${computed} here`}
        </small>
      )}
      <Fixes problems={problems} mend={mend} />
    </div>
  );
}, isSameField);

/** A button for each way to mend what is shown at a field. */
export function Fixes({ problems, mend }: { problems: readonly Problem[]; mend: Form['mend'] }) {
  const all = problems.flatMap((problem) => fixesFor(problem).map((fix) => ({ problem, fix })));
  const different = all.filter(({ fix }, index) => all.findIndex((other) => other.fix.title === fix.title) === index);
  if (different.length === 0) return null;
  return (
    <div className="fixes" role="group" aria-label="Ways to mend it">
      {different.map(({ problem, fix }) => (
        <Button key={fix.title} variant="inline-link" onClick={() => mend(problem, fix)}>
          {withLabel(withNames(fix.title, problem.draft))}
        </Button>
      ))}
    </div>
  );
}
