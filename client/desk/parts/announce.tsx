import { useEffect, useState } from "preact/hooks";

type Urgency = "polite" | "assertive";
let say: (words: string, urgency: Urgency) => void = () => {};

/** Reads a sentence out to people who do not see the screen; `assertive` only for what must not be missed. */
export function announce(words: string, urgency: Urgency = "polite"): void {
  say(words, urgency);
}

/** The desk's two live regions; there from the start, or the first words would not be read. */
export function Announcer() {
  const [said, setSaid] = useState<Record<Urgency, string>>({ polite: "", assertive: "" });
  useEffect(() => {
    say = (words, urgency) => setSaid(before => ({ ...before, [urgency]: again(before[urgency], words) }));
    return () => {
      say = () => {};
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
