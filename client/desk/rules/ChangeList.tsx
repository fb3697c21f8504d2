import { say, sayWith } from "../../../locales/say.ts";
import type { PolicyChange } from "../../../server/protocol/policyDiff.ts";
import { changeLine } from "./changeWords.ts";

/** What changed, a line each: struck through what it was, then what it is. `count`: of all, where only the first are given. */
export function ChangeList({ changes, count = changes.length }: { changes: PolicyChange[]; count?: number }) {
  return (
    <>
      <ul class="changes">
        {changes.map(change => {
          const line = changeLine(change);
          const { what, before, after } = line;
          const rule = <b>{line.rule}</b>;
          return (
            <li key={change.path.join("\n")}>
              {what
                ? sayWith("deskRules.change.ruleOf", { rule, what: <bdi>{what}</bdi> })
                : sayWith("deskRules.change.rule", { rule })}{" "}
              {before !== null && (
                <del>
                  <span class="sr">{say("deskRules.change.before")} </span>
                  <bdi>{before}</bdi>
                </del>
              )}{" "}
              {after !== null ? (
                <ins>
                  <span class="sr">{say(before === null ? "deskRules.change.added" : "deskRules.change.now")} </span>
                  <bdi>{after}</bdi>
                </ins>
              ) : (
                <i>{say("deskRules.change.takenOut")}</i>
              )}
            </li>
          );
        })}
      </ul>
      {count > changes.length && <p class="hint">{say("deskRules.change.more", { count: count - changes.length })}</p>}
    </>
  );
}
