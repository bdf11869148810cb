/** Text on its way: what is typed is told at once, and sent within half a second, on blur and before the page hides. */
import { useEffect, useRef, useState } from 'preact/hooks';

/** Milliseconds that typed text may wait at most. */
const longestWait = 400;

export interface Typing<T> {
  readonly value: T;
  set(value: T): void;
  /** Sends what waits. */
  flush(): void;
}

export function useTyping<T>(initial: T, send: (value: T) => void): Typing<T> {
  const [value, setValue] = useState(initial);
  const waiting = useRef<{ value: T; timer: number } | null>(null);
  const sender = useRef(send);
  sender.current = send;

  const flush = useRef(() => {
    if (waiting.current === null) return;
    const { value: text, timer } = waiting.current;
    clearTimeout(timer);
    waiting.current = null;
    sender.current(text);
  }).current;

  useEffect(() => {
    document.addEventListener('visibilitychange', flush);
    window.addEventListener('pagehide', flush);
    return () => {
      document.removeEventListener('visibilitychange', flush);
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, []);

  return {
    value,
    set: (next) => {
      setValue(next);
      const timer = waiting.current?.timer ?? window.setTimeout(flush, longestWait);
      waiting.current = { value: next, timer };
    },
    flush,
  };
}
