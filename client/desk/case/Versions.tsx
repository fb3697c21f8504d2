import { say, sayWith } from "../../../locales/say.ts";
import type { CaseDetail } from "../../../server/protocol/cases.ts";
import { exactTime } from "../../core/text.ts";
import { wordDiff } from "./wordDiff.ts";

/** What its author changed, version by version, the newest first. */
export function Versions({ detail: { revisions } }: { detail: CaseDetail }) {
  if (revisions.length < 2) return null;
  const changes = revisions.slice(1).map((version, index) => ({ version, before: revisions[index]?.text ?? "" }));
  return (
    <details class="versions-of" open={revisions.length === 2}>
      <summary>{say("deskCase.versions.title")}</summary>
      <ol>
        {changes.reverse().map(({ version, before }) => (
          <li key={version.revision}>
            <p class="hint">
              {sayWith("deskCase.versions.one", {
                version: version.revision,
                time: <time dateTime={version.writtenAt}>{exactTime(version.writtenAt)}</time>,
              })}
            </p>
            <p class="diff" dir="auto">
              {wordDiff(before, version.text).map((part, index) => (
                <Part key={`${index}-${part.kind}`} {...part} />
              ))}
            </p>
          </li>
        ))}
      </ol>
    </details>
  );
}

function Part({ kind, text }: ReturnType<typeof wordDiff>[number]) {
  if (kind === "gone") return <del>{text}</del>;
  return kind === "new" ? <ins>{text}</ins> : text;
}
