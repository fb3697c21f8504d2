import { houseRules } from "../../server/protocol/houseRules.ts";
import type { CaseView, Id } from "../../server/protocol/views.ts";
import { Avatar } from "../core/Avatar.tsx";
import { Icon } from "../core/Icon.tsx";
import { ago, elapsed, exact } from "./clock.ts";
import { count } from "./counts.ts";
import { excerpt, MarkedText, toSegments } from "./marks.tsx";
import { activeClaim, pointsNow, type QueueRow } from "./queueStore.ts";
import { routeHash } from "./route.ts";
import { byCheck, checkNames, isHeavy, measure } from "./signals.ts";

interface QueueItemProps {
  row: QueueRow;
  me: Id;
  isOpen: boolean;
  now: Date;
}

export function QueueItem({ row, me, isOpen, now }: QueueItemProps) {
  const found = row.case;
  const classes = ["q-item", isOpen && "is-open", row.closed && "is-done"].filter(Boolean).join(" ");
  const { author } = found.comment;
  return (
    <li class={classes} data-case={found.id}>
      <div class="q-item-top">
        <a href={routeHash({ name: "case", id: found.id })} aria-current={isOpen ? "true" : undefined}>
          <bdi>{author.name || "Somebody"}</bdi>
        </a>
        {!row.closed && <span title={`Since ${exact(found.openedAt)}`}>waiting {elapsed(found.openedAt, now)}</span>}
      </div>
      {!row.closed && <Points found={found} now={now} />}
      <p class="q-text" dir="auto">
        <MarkedText segments={excerpt(toSegments(found.comment.text ?? "", row.closed ? [] : found.findings))} />
      </p>
      {row.closed ? <Closed row={row} me={me} now={now} /> : <Why found={found} />}
      {!row.closed && (
        <div class="q-foot">
          <span class="q-article" dir="auto">
            {found.article.title}
          </span>
          <Lease found={found} me={me} now={now} />
        </div>
      )}
    </li>
  );
}

function Points({ found, now }: { found: CaseView; now: Date }) {
  const points = pointsNow(found, now);
  const reason = found.priority.parts
    .filter(part => part.value > 0)
    .map(part => `${part.why}: ${part.value}`)
    .join(" · ");
  return (
    <span class="prio" title={`${reason} · waiting: ${points - found.priority.total}`}>
      <span>
        <span class="sr">Priority </span>
        {points}
      </span>
      <meter class="bar" min={0} max={165} value={Math.min(points, 165)} aria-hidden="true" />
    </span>
  );
}

function Why({ found }: { found: CaseView }) {
  const reports = found.reports.length;
  return (
    <ul class="q-why" aria-label="Why it is here">
      {byCheck(found.findings).map(finding => (
        <li key={finding.id} class={isHeavy(finding) ? "chip chip-warn" : "chip"} title={finding.why}>
          <Icon name={checkNames[finding.check].icon} />
          {checkNames[finding.check].name}
          {finding.score !== undefined && ` ${measure(finding.score)}`}
        </li>
      ))}
      {reports > 0 && (
        <li class="chip chip-stop" title={found.reports.map(report => houseRules[report.reason].title).join(", ")}>
          <Icon name="flag" />
          {count(reports, "report", "reports")}
        </li>
      )}
      {found.findings.length === 0 && reports === 0 && (
        <li class="chip">
          <Icon name="eye" />
          {found.comment.state === "held" ? "Every comment is read first" : "For a look"}
        </li>
      )}
    </ul>
  );
}

function Lease({ found, me, now }: { found: CaseView; me: Id; now: Date }) {
  const claim = activeClaim(found.claim, now);
  if (!claim) return null;
  const isMe = claim.by.id === me;
  return (
    <span class={isMe ? "lease is-me" : "lease"}>
      <Avatar id={claim.by.id} name={claim.by.name} size="xs" />
      {isMe ? "You" : <bdi>{claim.by.name}</bdi>}
      {!isMe && <span class="sr"> is reading it</span>}
    </span>
  );
}

/** How it was closed while it stood here. */
function Closed({ row, me, now }: { row: QueueRow; me: Id; now: Date }) {
  const { decision, at } = row.closed ?? { decision: null, at: "" };
  if (!decision) {
    return (
      <p class="q-closed">
        <Icon name="checkCircle" />
        <span>No longer waiting: its author changed or withdrew it</span>
      </p>
    );
  }
  const isReject = decision.decision === "reject";
  return (
    <p class={isReject ? "q-closed is-reject" : "q-closed is-approve"}>
      <Icon name={isReject ? "x" : "check"} />
      <span>
        {isReject ? "Rejected" : "Approved"} by {decision.by.id === me ? "you" : <bdi>{decision.by.name}</bdi>},{" "}
        {ago(at, now)}
        {decision.reason && ` · ${houseRules[decision.reason].title.toLowerCase()}`}
      </span>
    </p>
  );
}
