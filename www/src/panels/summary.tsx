// Every problem of the steps that were to be left, each with the way to its field.
import Alert from '@cloudscape-design/components/alert';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { countOf } from '../count';
import { type FieldId, stepOf } from '../field-id';
import { useForm } from '../form';
import { ownerOf } from '../problems';
import { steps } from '../steps';

export function Summary({ step, goTo }: { step: number; goTo: (field: FieldId) => void }) {
  const { draft, allProblems, isShown } = useForm();
  const levels = (['error', 'warning'] as const).map((level) => ({
    level,
    seen: allProblems.filter((problem) => problem.level === level && isShown(stepOf(problem.field))),
  }));
  const there = levels.filter(({ seen }) => seen.length > 0);
  if (there.length === 0) return null;
  return (
    <SpaceBetween size="s">
      {there.map(({ level, seen }) => (
        <Alert key={level} type={level} header={countOf(level, seen.length)}>
          <ul className={`problems ${level}s`}>
            {seen.map((problem, index) => {
              const { field, message, pointer } = problem;
              return (
                <li key={`${pointer} ${index}`}>
                  <Link
                    onFollow={(event) => {
                      event.preventDefault();
                      goTo(field);
                    }}
                    href="#"
                  >
                    {message}
                  </Link>{' '}
                  <small>
                    {[stepOf(field) !== step && steps[stepOf(field)], ownerOf(problem, draft)]
                      .filter(Boolean)
                      .join(' · ')}
                  </small>
                </li>
              );
            })}
          </ul>
        </Alert>
      ))}
    </SpaceBetween>
  );
}
