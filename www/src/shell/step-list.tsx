// The list of steps, always in sight: where one is, where one can go, and where something is wrong. Beside it, undo and redo.
import { memo } from 'react';
import Button from '@cloudscape-design/components/button';
import { type Form, useForm } from '../form';
import { stepOf } from '../field-id';
import { countOf } from '../count';
import type { Problem } from '../problems';
import { REVIEW, steps as titles } from '../steps';
import type { Steps } from './use-steps';

export function StepList({ steps: { active, farthest, jump } }: { steps: Steps }) {
  const { checked, allProblems, isShown, canUndo, canRedo, dispatch } = useForm();
  const ways = [
    { type: 'undo', name: 'Undo', isOpen: canUndo },
    { type: 'redo', name: 'Redo', isOpen: canRedo },
  ] as const;
  return (
    <div className="steps">
      <nav aria-label="Steps">
        <ol>
          {titles.map((title, step) => {
            const isActive = step === active;
            // Once the request is complete, every step is open; of one that was imported, whatever is wrong with it.
            const isOpen = checked.result.ok || step <= farthest || (step < REVIEW && isShown(step));
            const count = (wanted: Problem['level']) =>
              isShown(step)
                ? allProblems.filter(({ field, level }) => level === wanted && stepOf(field) === step).length
                : 0;
            const [errors, warnings] = [count('error'), count('warning')];
            return (
              <li key={title}>
                <button
                  type="button"
                  aria-current={isActive ? 'step' : undefined}
                  disabled={!isOpen}
                  className={errors > 0 ? 'wrong' : undefined}
                  onClick={() => !isActive && jump(step)}
                >
                  <span className="number">{step + 1}</span>
                  <span className="title">{title}</span>
                  {errors > 0 && <span className="count">{countOf('error', errors)}</span>}
                  {errors === 0 && warnings > 0 && <span>{countOf('warning', warnings)}</span>}
                </button>
              </li>
            );
          })}
        </ol>
      </nav>
      <div role="toolbar" aria-label="History">
        {ways.map((way) => (
          <HistoryButton key={way.type} {...way} dispatch={dispatch} />
        ))}
      </div>
    </div>
  );
}

interface HistoryButtonProps extends Pick<Form, 'dispatch'> {
  readonly type: 'undo' | 'redo';
  readonly name: string;
  readonly isOpen: boolean;
}

const HistoryButton = memo(function HistoryButton({ type, name, isOpen, dispatch }: HistoryButtonProps) {
  return (
    <Button
      iconName={type}
      variant="icon"
      ariaLabel={name}
      disabled={!isOpen}
      disabledReason={`Nothing to ${type}`}
      onClick={() => dispatch({ type })}
    />
  );
});
