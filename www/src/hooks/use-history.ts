// The draft as it is, and the way back and forth.
import { type Dispatch, useReducer } from 'react';
import type { Draft } from '../draft/draft';
import { type Action, type Version, begin, history } from '../draft/reducer';

export type Step = Action | { readonly type: 'undo' } | { readonly type: 'redo' };

export interface History extends Version {
  readonly dispatch: Dispatch<Step>;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

export function useHistory(first: Draft): History {
  const [{ past, present, future }, dispatch] = useReducer(history, first, begin);
  return { ...present, dispatch, canUndo: past.length > 0, canRedo: future.length > 0 };
}
