// A component that shows a part of the draft. A key typed elsewhere leaves it as it stands: it isn't drawn anew.
import { type ComponentType, memo } from 'react';
import type { Draft } from './draft/draft';
import { type Form, useForm } from './form';

/** `select` takes the part out of the draft, by names that `Body` has as properties, beside `dispatch`. */
export function part<Part extends object>(
  select: (draft: Draft) => Part,
  Body: ComponentType<Part & Pick<Form, 'dispatch'>>,
): ComponentType {
  const Drawn = memo(Body) as ComponentType<Part & Pick<Form, 'dispatch'>>;
  return function PartOfDraft() {
    const { draft, dispatch } = useForm();
    return <Drawn {...select(draft)} dispatch={dispatch} />;
  };
}
