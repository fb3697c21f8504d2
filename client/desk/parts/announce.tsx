import { useEffect, useState } from "preact/hooks";

type Urgency = "polite" | "assertive";
let read: (words: string, urgency: Urgency) => void = () => {};

/** Reads a sentence out to people who do not see the screen; `assertive` only for what must not be missed. */
export function announce(words: string, urgency: Urgency = "polite"): void {
  read(words, urgency);
}

/** The desk's two live regions; there from the start, or the first words would not be read. */
export function Announcer() {
  const [said, setSaid] = useState<Record<Urgency, string>>({ polite: "", assertive: "" });
  useEffect(() => {
    read = (words, urgency) => setSaid(before => ({ ...before, [urgency]: again(before[urgency], words) }));
    return () => {
      read = () => {};
    };
  }, []);
  return (
    <>
      <p class="sr" role="status">
        {said.polite}
      </p>
      <p class="sr" role="alert">
        {said.assertive}
      </p>
    </>
  );
}

/** The same sentence twice is only read twice when it differs: a no-break space is not heard. */
function again(before: string, words: string): string {
  return before === words ? `${words}\u00a0` : words;
}
