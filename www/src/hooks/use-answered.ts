// What the service said about the request as it was sent: it stays at its field until that field changes.
import { useCallback, useMemo, useState } from 'react';
import type { Draft } from '../draft/draft';
import { type Problem, valueAt } from '../problems';

interface Answered {
  readonly sent: Draft;
  readonly problems: readonly Problem[];
}

export function useAnswered(draft: Draft) {
  const [answered, setAnswered] = useState<Answered | null>(null);
  const problems = useMemo(() => {
    const value = ({ field }: Problem, of: Draft) => JSON.stringify(valueAt(field, of));
    return answered?.problems.filter((one) => value(one, answered.sent) === value(one, draft)) ?? [];
  }, [answered, draft]);
  const told = useCallback((sent: Draft, said: readonly Problem[]) => setAnswered({ sent, problems: said }), []);
  return { answers: problems, told };
}
