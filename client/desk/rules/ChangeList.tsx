import type { PolicyChange } from "../../../server/protocol/policyDiff.ts";
import { counted } from "../../core/text.ts";
import { changeLine } from "./changeWords.ts";

/** What changed, a line each: struck through what it was, then what it is. `count`: of all, where only the first are given. */
export function ChangeList({ changes, count = changes.length }: { changes: PolicyChange[]; count?: number }) {
  return (
    <>
      <ul class="changes">
        {changes.map(change => {
          const { rule, what, before, after } = changeLine(change);
          return (
            <li key={change.path.join("\n")}>
              <b>{rule}</b>
              {what && <bdi> {what}</bdi>}:{" "}
              {before !== null && (
                <del>
                  <span class="sr">before: </span>
                  <bdi>{before}</bdi>
                </del>
              )}{" "}
              {after !== null ? (
                <ins>
                  <span class="sr">{before === null ? "added: " : "now: "}</span>
                  <bdi>{after}</bdi>
                </ins>
              ) : (
                <i>taken out</i>
              )}
            </li>
          );
        })}
      </ul>
      {count > changes.length && (
        <p class="hint">{counted(count - changes.length, { one: "And # more.", other: "And # more." })}</p>
      )}
    </>
  );
}
