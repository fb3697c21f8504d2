import { dateFormat } from "../../../locales/formats.ts";
import { numeral, say, sayWith } from "../../../locales/say.ts";
import type { CaseDetail, DecisionView } from "../../../server/protocol/cases.ts";
import { houseRules } from "../../../server/protocol/houseRules.ts";
import type { CommentState, CommentView } from "../../../server/protocol/views.ts";
import { Avatar } from "../../core/Avatar.tsx";
import { Icon } from "../../core/Icon.tsx";
import type { Member } from "../../core/session.ts";
import { exactTime, listed, relativeTime } from "../../core/text.ts";
import { CommentLine, stateSigns } from "../parts/CommentLine.tsx";
import { decisionSigns } from "../parts/decisionWords.ts";
import { ScrollRegion } from "../parts/ScrollRegion.tsx";
import { useNow } from "../parts/useNow.ts";
import type { QueueDoor } from "../parts/useQueue.ts";
import { AuthorNotes } from "./AuthorNotes.tsx";
import { AuthorSanctions } from "./AuthorSanctions.tsx";
import { useAuthor } from "./useAuthor.ts";

interface AuthorCardProps {
  detail: CaseDetail;
  me: Member;
  follow: QueueDoor["follow"];
  /** Reads the case again. */
  again: () => void;
}

/** Who wrote it: their record, what keeps them from writing, what was decided before, what they wrote lately, and the desk’s notes. */
export function AuthorCard({ detail, me, follow, again }: AuthorCardProps) {
  const { comment, standing, recentComments, decisions } = detail;
  const now = useNow(30_000);
  const author = useAuthor(detail.id, follow, again);
  const { record } = author;
  const decided = standing.published + standing.removed;
  return (
    <aside class="q-side" aria-label={say("deskCase.author.label")}>
      <ScrollRegion class="q-side-in" label={say("deskCase.author.record")}>
        <section aria-labelledby="author-h">
          <div class="who">
            <Avatar
              id={comment.author.id}
              name={comment.author.name}
              badges={comment.author.badges}
              picture={comment.author.avatar}
            />
            <div>
              <h2 id="author-h">
                <bdi>{comment.author.name}</bdi>
              </h2>
              <p class="who-meta">
                {sayWith("deskCase.author.since", {
                  time: (
                    <time dateTime={standing.memberSince} title={exactTime(standing.memberSince)}>
                      {monthAndYear().format(new Date(standing.memberSince))}
                    </time>
                  ),
                })}
              </p>
            </div>
          </div>
          {recentComments.length > 0 && <Strip comments={recentComments} />}
          <dl class="kv">
            <dt>{say("deskCase.author.published")}</dt>
            <dd>{numeral(standing.published)}</dd>
            <dt>{say("deskCase.author.removed")}</dt>
            <dd>
              {decided === 0
                ? numeral(standing.removed)
                : say("deskCase.author.removedShare", {
                    count: standing.removed,
                    percent: Math.round((standing.removed / decided) * 100),
                  })}
            </dd>
            <dt>{say("deskCase.author.waiting")}</dt>
            <dd>{numeral(standing.held)}</dd>
            <dt>{say("deskCase.author.rightReports")}</dt>
            <dd>
              {standing.reportsSettled === 0
                ? say("deskCase.author.noneSettled")
                : say("deskCase.author.rightOf", { right: standing.reportsRight, settled: standing.reportsSettled })}
            </dd>
          </dl>
        </section>
        {record && (
          <AuthorSanctions caseId={detail.id} name={comment.author.name} me={me} author={author} record={record} />
        )}
        {record && <AuthorNotes caseId={detail.id} notes={record.notes} author={author} />}
        {decisions.length > 0 && (
          <section aria-labelledby="before-h">
            <h2 id="before-h">{say("deskCase.author.beforeHere")}</h2>
            <ul class="similar">
              {decisions.map(decision => (
                <Before key={decision.id} decision={decision} now={now} />
              ))}
            </ul>
          </section>
        )}
        {record && record.decisions.length > 0 && (
          <section aria-labelledby="earlier-h">
            <h2 id="earlier-h">{say("deskCase.author.beforeElsewhere")}</h2>
            <ul class="similar">
              {record.decisions.map(decision => (
                <Before key={decision.id} decision={decision} quote={decision.quote} now={now} />
              ))}
            </ul>
          </section>
        )}
        {recentComments.length > 0 && (
          <section aria-labelledby="lately-h">
            <h2 id="lately-h">{say("deskCase.author.lately")}</h2>
            <ul class="similar">
              {recentComments.map(recent => (
                <CommentLine key={recent.id} comment={recent} now={now} />
              ))}
            </ul>
          </section>
        )}
      </ScrollRegion>
    </aside>
  );
}

const monthAndYear = dateFormat({ month: "long", year: "numeric", timeZone: "UTC" });

/** The last comments as small signs, oldest first; each sign differs by form, not by colour alone. */
function Strip({ comments }: { comments: CommentView[] }) {
  const inOrder = [...comments].reverse();
  const counts = new Map<CommentState, number>();
  for (const { state } of inOrder) counts.set(state, (counts.get(state) ?? 0) + 1);
  const said = listed([...counts].map(([state, count]) => say(`deskCase.author.strip.${state}`, { count })));
  return (
    <div class="strip-box">
      <p class="h-label">{say("deskCase.author.last", { count: comments.length })}</p>
      <svg class="strip" viewBox="0 0 256 16" role="img" aria-label={say("deskCase.author.stripIs", { states: said })}>
        {inOrder.map((comment, index) => (
          <Sign key={comment.id} kind={stateSigns[comment.state].square} x={1 + index * 16} />
        ))}
      </svg>
      <p class="hint">{said}</p>
    </div>
  );
}

function Sign({ kind, x }: { kind: string; x: number }) {
  if (kind === "bad") return <path class="bad" d={`M${x + 1} 2l10 10m0-10l-10 10`} />;
  if (kind === "gone") return <path class="now" d={`M${x + 1} 7h10`} />;
  return <rect class={kind} x={x} y="1" width="12" height="12" rx="2" />;
}

interface BeforeProps {
  decision: DecisionView;
  /** The beginning of the comment, where that is not the one that is open. */
  quote?: string;
  now: number;
}

function Before({ decision, quote, now }: BeforeProps) {
  const { icon, chip } = decisionSigns[decision.decision];
  return (
    <li>
      <span class={chip}>
        <Icon name={icon} />
        {say(`desk.decision.${decision.decision}`)}
      </span>{" "}
      <span class="hint">
        {sayWith("desk.byAt", {
          name: <bdi>{decision.by.name}</bdi>,
          time: (
            <time dateTime={decision.decidedAt} title={exactTime(decision.decidedAt)}>
              {relativeTime(decision.decidedAt, now)}
            </time>
          ),
        })}
        {decision.reason && ` · ${say("deskCase.ruleNumber", { number: houseRules[decision.reason].number })}`}
      </span>
      {quote && (
        <p class="similar-text" dir="auto">
          {quote}
        </p>
      )}
      {decision.note && <p dir="auto">{say("desk.quoted", { text: decision.note })}</p>}
      {decision.internalNote && (
        <p class="hint" dir="auto">
          {say("deskCase.author.forDesk", { note: decision.internalNote })}
        </p>
      )}
    </li>
  );
}
