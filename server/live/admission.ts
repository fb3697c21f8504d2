/** Lets in who stands at the door: `enter` is called in turn. False when too many stand there already. */
export type Admission = (enter: () => void) => boolean;

/**
 * Opens sockets a few at a time: between two handfuls everything else that came in is answered, so that thousands who come back at once
 * keep nobody's page waiting, and themselves no longer than the work takes.
 */
export function startAdmission(handful: number, waitingMost: number): Admission {
  const waiting: (() => void)[] = [];
  const open = () => {
    for (const enter of waiting.splice(0, handful)) enter();
    if (waiting.length > 0) setImmediate(open);
  };
  return enter => {
    if (waiting.length >= waitingMost) return false;
    if (waiting.push(enter) === 1) setImmediate(open);
    return true;
  };
}
