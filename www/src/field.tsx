// A field of the form: its label, its help, and its problems once they are to be seen.
import type { ReactNode } from 'react';
import FormFieldBase from '@cloudscape-design/components/form-field';
import { useForm } from './form';
import type { Problem } from './problems';

/** What is to be seen at a field, a line each. */
function messages(problems: readonly Problem[], level: Problem['level']): string | undefined {
  const lines = new Set(problems.filter((problem) => problem.level === level).map(({ message }) => message));
  return lines.size > 0 ? [...lines].join('\n') : undefined;
}

/** What a field's frame needs to show its problems; of texts only, so that a row is drawn anew when they change. */
export function useMessages() {
  const { problemsOf, isVisible } = useForm();
  return (field: string) => {
    const problems = isVisible(field) ? problemsOf(field) : [];
    return { error: messages(problems, 'error'), warning: messages(problems, 'warning') };
  };
}

interface FieldProps {
  readonly id: string;
  readonly label: ReactNode;
  readonly description?: ReactNode;
  readonly constraint?: string | undefined;
  readonly optional?: boolean;
  readonly stretch?: boolean;
  readonly children: ReactNode;
}

/** A field with its label, and its problems once they are to be seen. */
export function Field({ id, label, description, constraint, optional, stretch, children }: FieldProps) {
  const { touch, focus } = useForm();
  const messagesOf = useMessages();
  return (
    <FieldFrame
      {...{ id, label, description, constraint, optional, stretch, touch, focus, children }}
      {...messagesOf(id)}
    />
  );
}

export interface FrameProps extends FieldProps {
  readonly error?: string | undefined;
  readonly warning?: string | undefined;
  readonly touch: (field: string) => void;
  readonly focus: (field: string | null) => void;
}

export function FieldFrame(props: FrameProps) {
  const {
    id,
    label,
    description,
    constraint,
    optional,
    stretch = false,
    error,
    warning,
    touch,
    focus,
    children,
  } = props;
  return (
    <div
      data-field={id}
      onFocus={() => focus(id)}
      onBlur={(event) => {
        if (event.currentTarget.contains(event.relatedTarget)) return;
        touch(id);
        focus(null);
      }}
    >
      <FormFieldBase
        label={
          optional ? (
            <>
              {label} <i>- optional</i>
            </>
          ) : (
            label
          )
        }
        description={description}
        constraintText={constraint}
        errorText={error}
        warningText={error ? undefined : warning}
        stretch={stretch}
      >
        {children}
      </FormFieldBase>
    </div>
  );
}

/** Puts the focus on a field, or on the first of several on the page. */
export function focusOn(fields: readonly string[]) {
  // After what is to be focused is there.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const wanted = new Set(fields);
      const found = [...document.querySelectorAll<HTMLElement>('[data-field]')].find(({ dataset }) =>
        wanted.has(dataset.field ?? ''),
      );
      const control = found?.querySelector<HTMLElement>('input, textarea, button, [tabindex]');
      found?.scrollIntoView({ block: 'center' });
      control?.focus({ preventScroll: true });
    }),
  );
}

/** Puts the focus on the field that stands last of those whose names end so: on a row that was just added. */
export function focusOnLast(ending: string) {
  requestAnimationFrame(() => {
    const fields = [...document.querySelectorAll<HTMLElement>(`[data-field$="${ending}"]`)];
    focusOn([fields.at(-1)?.dataset.field ?? '']);
  });
}
