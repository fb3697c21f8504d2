import { say, sayWith } from "../../../locales/say.ts";
import { Icon } from "../../core/Icon.tsx";
import { clockTime, exactTime } from "../../core/text.ts";
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
          <b>{problem ? say("deskAudit.chain.notChecked") : say("deskAudit.chain.checking")}</b>{" "}
          {problem ? problem.sentence : say("deskAudit.chain.how")}
        </p>
      ) : (
        <p>
          <b>{fault ? say("deskAudit.chain.broken", { n: fault.n }) : say("deskAudit.chain.whole")}</b>{" "}
          {fault && `${say(`deskAudit.chain.fault.${fault.what}`, { n: fault.n })} `}
          {sayWith(fault ? "deskAudit.chain.fitBefore" : "deskAudit.chain.fit", {
            count: check.whole,
            time: (
              <time dateTime={check.checkedAt} title={exactTime(check.checkedAt)}>
                {clockTime(check.checkedAt, "here")}
              </time>
            ),
          })}{" "}
          {!fault &&
            sayWith("deskAudit.chain.end", {
              hash: <code title={check.head.hash}>{headHash(check.head.hash)}</code>,
            })}
        </p>
      )}
      {fault && !isChecking && (
        <button class="btn" type="button" onClick={() => show(fault.n)}>
          {say("deskAudit.chain.show", { n: fault.n })}
        </button>
      )}
      <button class="btn" type="button" aria-disabled={isChecking} onClick={() => !isChecking && look()}>
        {say("deskAudit.chain.again")}
      </button>
    </div>
  );
}
