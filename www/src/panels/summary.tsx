// Every problem of the steps that were to be left, each with the way to its field.
import Alert from '@cloudscape-design/components/alert';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useForm } from '../form';
import { type Problem, ownerOf, stepOf } from '../problems';
import { steps } from '../steps';

const headers: Record<Problem['level'], (count: number) => string> = {
  error: (count) => (count === 1 ? '1 problem to mend' : `${count} problems to mend`),
  warning: (count) => (count === 1 ? '1 thing to know' : `${count} things to know`),
};

export function Summary({ goTo }: { goTo: (field: string) => void }) {
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
        <Alert key={level} type={level} header={headers[level](seen.length)}>
          <ul className={`problems ${level}s`}>
            {seen.map(({ field, message, pointer }, index) => (
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
                <small>{[steps[stepOf(field)], ownerOf(field, draft), pointer].filter(Boolean).join(' · ')}</small>
              </li>
            ))}
          </ul>
        </Alert>
      ))}
    </SpaceBetween>
  );
}
