// The value of the last time that a component was drawn, for what is called later and isn't to be made anew with it.
import { useEffect, useRef } from 'react';

export function useLatest<Value>(value: Value) {
  const latest = useRef(value);
  useEffect(() => void (latest.current = value));
  return latest;
}
