import { faultSays } from "../../../server/protocol/auditChain.ts";
import { Icon } from "../../core/Icon.tsx";
import { clockTime, counted, exactTime } from "../../core/text.ts";
import { headHash } from "./auditWords.ts";
import type { useChain } from "./useAudit.ts";

interface ChainBarProps {
  chain: ReturnType<typeof useChain>;
  /** Opens an entry in the log. */
  show: (n: number) => void;
}

/** The chain mark: whole, checking, or broken at an entry. */
export function ChainBar({ chain: { check, isChecking, problem, look }, show }: ChainBarProps) {
  const fault = check?.fault;
  return (
    <div class={`chainbar${fault ? " is-broken" : ""}`}>
      <Icon name={fault ? "warn" : "shield"} />
      {isChecking || !check ? (
        <p>
          <b>{problem ? "The chain could not be checked." : "Checking the chain …"}</b>{" "}
          {problem ? `${problem.body.title}.` : "Each entry is compared with its hash."}
        </p>
      ) : (
        <p>
          <b>{fault ? `The chain is broken at entry ${fault.n.toLocaleString("en")}.` : "The chain is whole."}</b>{" "}
          {fault && `${faultSays(fault)} `}
          {counted(check.whole, { one: "# entry", other: "# entries" })} {fault ? "before it fit" : "fit"}, checked at{" "}
          <time dateTime={check.checkedAt} title={exactTime(check.checkedAt)}>
            {clockTime(check.checkedAt, "here")}
          </time>
          .{" "}
          {!fault && (
            <>
              Its end: <code title={check.head.hash}>{headHash(check.head.hash)}</code>
            </>
          )}
        </p>
      )}
      {fault && !isChecking && (
        <button class="btn" type="button" onClick={() => show(fault.n)}>
          Show entry {fault.n.toLocaleString("en")}
        </button>
      )}
      <button class="btn" type="button" aria-disabled={isChecking} onClick={() => !isChecking && look()}>
        Check again
      </button>
    </div>
  );
}
