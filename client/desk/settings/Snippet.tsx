import { useState } from "preact/hooks";
import { say } from "../../../locales/say.ts";
import { Icon } from "../../core/Icon.tsx";
import { announce } from "../parts/announce.tsx";

/** Lines for somebody else's page or program, to be copied. */
export function Snippet({ says, text }: { says: string; text: string }) {
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    announce(say("deskSettings.copiedSaid"));
  };
  return (
    <figure class="snippet">
      <figcaption class="label">
        {says}
        {navigator.clipboard && (
          <button class="btn btn-sm" type="button" onClick={() => void copy()}>
            <Icon name={isCopied ? "check" : "copy"} />
            {isCopied ? say("deskSettings.copied") : say("deskSettings.copy")}
          </button>
        )}
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by key. */}
      <pre class="mono" dir="ltr" tabIndex={0}>
        {text}
      </pre>
    </figure>
  );
}
