// A component that shows a part of the draft. A key that changes another part doesn't draw it anew.
import { type ComponentType, memo } from 'react';
import type { Draft } from './draft/draft';
import { type Form, useForm } from './form';

/**
 * `select` takes the part out of the draft. `Body` gets it as properties, and `dispatch`. What is selected must be what the draft
 * holds, or a number or text: a list that is made anew would draw the component at each key.
 */
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
