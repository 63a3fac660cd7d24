// The list of steps, always in sight: where one is, where one can go, and where something is wrong.
import { useForm } from '../form';
import { stepOf } from '../field-id';
import { steps as titles } from '../steps';
import type { Steps } from './use-steps';

export function StepList({ steps: { active, farthest, navigate } }: { steps: Steps }) {
  const { checked, allProblems, isShown } = useForm();
  return (
    <nav className="steps" aria-label="Steps">
      <ol>
        {titles.map((title, step) => {
          const isActive = step === active;
          // Once the request is complete, every step is open.
          const isOpen = checked.result.ok || step <= farthest;
          const errors = isShown(step)
            ? allProblems.filter(({ field, level }) => level === 'error' && stepOf(field) === step).length
            : 0;
          return (
            <li key={title}>
              <button
                type="button"
                aria-current={isActive ? 'step' : undefined}
                aria-disabled={!isOpen}
                className={errors > 0 ? 'wrong' : undefined}
                onClick={() => isOpen && !isActive && navigate(step)}
              >
                <span className="number">{step + 1}</span>
                <span className="title">{title}</span>
                {errors > 0 && <span className="count">{errors === 1 ? '1 error' : `${errors} errors`}</span>}
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
