import { numeral, say } from "../../../locales/say.ts";
import { whyOf } from "../../../locales/saying.ts";
import type { Id } from "../../../server/protocol/basics.ts";
import type { CaseView } from "../../../server/protocol/cases.ts";
import type { StoredFinding } from "../../../server/protocol/findings.ts";
import type { CommentState } from "../../../server/protocol/views.ts";
import { Icon } from "../../core/Icon.tsx";
import { exactTime } from "../../core/text.ts";
import { Lease } from "../case/Lease.tsx";
import { severityOf } from "../parts/care.ts";
import { endingIcon, endingOf, targetName } from "../parts/decisionWords.ts";
import { agePoints, checkIcons, reportCount, titleOf, waiting } from "../parts/deskWords.ts";
import { MarkedText } from "../parts/marks.tsx";
import { isFree, type QueueRow as Row } from "../parts/queueStore.ts";
import { ofRevision, othersIn, readingsIn } from "../parts/reading.ts";
import { hashes } from "../parts/route.ts";

interface QueueRowProps {
  row: Row;
  me: Id;
  isOpen: boolean;
  now: number;
  /** The largest number in the list: a bar is drawn against it. */
  most: number;
  isSelected: boolean;
  select: () => void;
  /** Severe text is not shown in the list. */
  isVeiled: boolean;
}

export function QueueRow({ row, me, isOpen, now, most, isSelected, select, isVeiled }: QueueRowProps) {
  const { case: item, ending } = row;
  const { comment, article, claim } = item;
  const severity = isVeiled ? severityOf(item) : null;
  const classes = ["q-item", isOpen && "is-open", ending && "is-done"].filter(Boolean).join(" ");
  return (
    <li class={classes} data-case={item.id} aria-current={isOpen ? "true" : undefined}>
      <input
        class="check q-check"
        type="checkbox"
        aria-label={say("deskQueue.row.select", { name: comment.author.name })}
        checked={isSelected}
        disabled={!isFree(row, me)}
        onChange={select}
      />
      <div class="q-item-top">
        <a href={hashes.case(item.id)}>
          <bdi>{comment.author.name}</bdi>
        </a>
        {!ending && (
          <time dateTime={item.openedAt} title={exactTime(item.openedAt)}>
            {waiting(item.openedAt, now)}
          </time>
        )}
      </div>
      <Priority item={item} now={now} most={most} />
      {severity ? (
        <p class="veil">
          <Icon name="eyeOff" />
          {say("desk.severe.hidden", { label: severity })}
        </p>
      ) : (
        <p class="q-text" dir="auto">
          <MarkedText text={comment.text ?? ""} findings={ofRevision(item)} />
        </p>
      )}
      <Chips item={item} />
      <div class="q-foot">
        {ending ? (
          <span class="q-ending">
            <Icon name={endingIcon(ending.decision)} />
            {endingOf(ending.decision, me, now, comment.question !== undefined)}
          </span>
        ) : (
          <>
            {/* It is cut at its end, so it runs as its title does. */}
            <span class="q-article" dir="auto">
              {article.title} · {say("thread.comments", { count: article.commentCount })}
            </span>
            {claim && <Lease claim={claim} me={me} />}
          </>
        )}
      </div>
    </li>
  );
}

/** The number that orders the list, and what it is made of. */
function Priority({ item, now, most }: { item: CaseView; now: number; most: number }) {
  const { parts } = item.priority;
  const waited = agePoints(item.openedAt, now);
  const total = item.priority.total + waited;
  const reason = [
    ...parts
      .filter(part => part.value > 0)
      .map(part => say("deskQueue.row.part", { value: part.value, why: whyOf(part) })),
    ...(waited > 0 ? [say("deskQueue.row.part", { value: waited, why: waiting(item.openedAt, now) })] : []),
  ];
  return (
    <span class="prio" title={say("deskQueue.row.prioritySum", { total, parts: reason.join("; ") })}>
      <span class="sr">{say("deskQueue.row.priority", { total })}</span>
      <span aria-hidden="true">{numeral(total)}</span>
      <i style={{ "--p": String((total / Math.max(most, total)) * 100) }} />
    </span>
  );
}

/** Labels of the model that have a chip of their own; what it says of one text is often one thing in several words. */
const mostReadings = 2;

/** Why it is here. Stays on a row that was ended too: a row keeps its height. */
function Chips({ item }: { item: CaseView }) {
  const { comment, reports } = item;
  const findings = ofRevision(item);
  const readings = readingsIn(findings);
  const more = readings.length - mostReadings;
  const isVisible = comment.state === "visible";
  return (
    <ul class="q-why" aria-label={say("desk.whyHere")}>
      {item.hasLegal && (
        <li class="chip chip-stop">
          <Icon name="warn" />
          {say("desk.priority.legal")}
        </li>
      )}
      {item.hasAppeal && (
        <li class="chip chip-note">
          <Icon name="swap" />
          {say("deskQueue.row.appeal")}
        </li>
      )}
      {[...readings.slice(0, mostReadings), ...othersIn(findings)].map(finding => (
        <li key={finding.id} class={chipOf(finding)}>
          <Icon name={checkIcons[finding.check]} />
          {titleOf(finding)}
        </li>
      ))}
      {more > 0 && (
        <li class="chip">
          <bdi dir="ltr" aria-hidden="true">
            +{numeral(more)}
          </bdi>
          <span class="sr">{say("deskQueue.row.moreReadings", { count: more })}</span>
        </li>
      )}
      {item.escalation && (
        <li class="chip chip-note">
          <Icon name="up" />
          {say("deskQueue.row.for", { target: targetName(item.escalation.to) })}
        </li>
      )}
      {reports.length > 0 && (
        <li class="chip">
          <Icon name="flag" />
          {reportCount(reports)}
        </li>
      )}
      <li class="chip">
        <Icon name={isVisible ? "eye" : "eyeOff"} />
        {seenWords(comment.state)}
      </li>
    </ul>
  );
}

function seenWords(state: CommentState): string {
  if (state === "visible") return say("desk.readersSeeIt");
  return state === "rejected" ? say("desk.state.rejected") : say("deskQueue.row.unseen");
}

function chipOf({ then }: StoredFinding): string {
  if (then === "refuse") return "chip chip-stop";
  return then === "hold" ? "chip chip-warn" : "chip";
}
