// Every problem of the steps that were to be left, each with the way to its field.
import Alert from '@cloudscape-design/components/alert';
import Link from '@cloudscape-design/components/link';
import { useForm } from '../form';
import { ownerOf, stepOf } from '../problems';
import { steps } from '../steps';

export function Summary({ goTo }: { goTo: (field: string) => void }) {
  const { draft, allProblems, isShown } = useForm();
  const seen = allProblems.filter(({ field, level }) => level === 'error' && isShown(stepOf(field)));
  if (seen.length === 0) return null;
  return (
    <Alert type="error" header={seen.length === 1 ? '1 problem to mend' : `${seen.length} problems to mend`}>
      <ul className="problems">
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
  );
}
