/** Something that takes a while and may fail, started from a form. */
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { sentence } from "../../state/core";

interface Action {
  busy: boolean;
  /** Why it failed the last time. */
  error: string | null;
  /** Runs it, unless one is running already. Resolves when it is over, whatever came of it. */
  run: (work: () => Promise<unknown>) => Promise<void>;
  setError: (words: string | null) => void;
}

export function useAction(): Action {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const state = useRef({ running: false, there: true });
  useEffect(() => () => void (state.current.there = false), []);
  const run = useCallback(async (work: () => Promise<unknown>) => {
    if (state.current.running) return;
    state.current.running = true;
    setBusy(true);
    setError(null);
    try {
      await work();
    } catch (failure) {
      if (state.current.there) setError(sentence(failure));
    } finally {
      state.current.running = false;
      if (state.current.there) setBusy(false);
    }
  }, []);
  return { busy, error, run, setError };
}
