/** Hints that something of a stream is new. Screens ask again; the hint itself carries nothing and may be lost. */

/** A hub of hints in one process. */
export interface LiveHub {
  /** Tells everybody who listens to the stream. */
  publish(stream: string): void;
  /** Listens until the returned function is called, or the signal aborts. */
  subscribe(stream: string, listener: () => void, signal?: AbortSignal): () => void;
  /** Runs when the server closes, so that open event streams can end. */
  onClose(listener: () => void): () => void;
  close(): void;
}

/** Makes a hub. */
export function liveHub(): LiveHub {
  const listeners = new Map<string, Set<() => void>>();
  const closing = new Set<() => void>();
  return {
    publish(stream) {
      for (const listener of listeners.get(stream) ?? []) listener();
    },
    subscribe(stream, listener, signal) {
      const own = () => listener();
      const set = listeners.get(stream) ?? new Set();
      listeners.set(stream, set.add(own));
      const stop = () => {
        set.delete(own);
        if (set.size === 0 && listeners.get(stream) === set) listeners.delete(stream);
      };
      signal?.addEventListener('abort', stop, { once: true });
      return stop;
    },
    onClose(listener) {
      closing.add(listener);
      return () => void closing.delete(listener);
    },
    close() {
      for (const listener of closing) listener();
      closing.clear();
      listeners.clear();
    },
  };
}
