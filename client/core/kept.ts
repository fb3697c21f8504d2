/** What this browser keeps for its reader, and nobody else learns. `localStorage` may be missing, full or forbidden: even naming it may throw. */
export function stored<T>(work: (storage: Storage) => T): T | undefined {
  try {
    return work(localStorage);
  } catch {
    return undefined;
  }
}
