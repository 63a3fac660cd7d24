// The draft as it is, and the way back and forth.
import { type Dispatch, useReducer } from 'react';
import type { Draft } from '../draft/draft';
import { type Action, type Version, type Way, begin, history } from '../draft/reducer';

export interface History extends Version {
  readonly dispatch: Dispatch<Action | Way>;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Whether the last change was typed: then the text field that it was typed into knows the way back. */
  readonly isTyped: boolean;
}

export function useHistory(first: Draft): History {
  const [{ past, present, future, typing }, dispatch] = useReducer(history, first, begin);
  return { ...present, dispatch, canUndo: past.length > 0, canRedo: future.length > 0, isTyped: typing !== null };
}
