/** Thrown for a command that was typed in a way in which it cannot run. */
export class UsageError extends Error {}
