import { numeral } from "../../../locales/say.ts";
import type { CaseDetail, DecisionView } from "../../../server/protocol/cases.ts";
import { houseRules } from "../../../server/protocol/houseRules.ts";
import type { CommentView } from "../../../server/protocol/views.ts";
import { Avatar } from "../../core/Avatar.tsx";
import { Icon } from "../../core/Icon.tsx";
import type { Member } from "../../core/session.ts";
import { counted, exactTime, relativeTime } from "../../core/text.ts";
import { CommentLine, states } from "../parts/CommentLine.tsx";
import { decisionWords } from "../parts/decisionWords.ts";
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
    <aside class="q-side" aria-label="Author">
      <ScrollRegion class="q-side-in" label="The author’s record">
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
                Reader since{" "}
                <time dateTime={standing.memberSince} title={exactTime(standing.memberSince)}>
                  {monthAndYear.format(new Date(standing.memberSince))}
                </time>
              </p>
            </div>
          </div>
          {recentComments.length > 0 && <Strip comments={recentComments} />}
          <dl class="kv">
            <dt>Published</dt>
            <dd>{numeral(standing.published)}</dd>
            <dt>Removed</dt>
            <dd>
              {numeral(standing.removed)}
              {decided > 0 && ` (${Math.round((standing.removed / decided) * 100)}%)`}
            </dd>
            <dt>Waiting now</dt>
            <dd>{numeral(standing.held)}</dd>
            <dt>Reports that were right</dt>
            <dd>
              {standing.reportsSettled === 0
                ? "none settled"
                : `${numeral(standing.reportsRight)} of ${numeral(standing.reportsSettled)}`}
            </dd>
          </dl>
        </section>
        {record && (
          <AuthorSanctions caseId={detail.id} name={comment.author.name} me={me} author={author} record={record} />
        )}
        {record && <AuthorNotes caseId={detail.id} notes={record.notes} author={author} />}
        {decisions.length > 0 && (
          <section aria-labelledby="before-h">
            <h2 id="before-h">Decided before, on this comment</h2>
            <ul class="similar">
              {decisions.map(decision => (
                <Before key={decision.id} decision={decision} now={now} />
              ))}
            </ul>
          </section>
        )}
        {record && record.decisions.length > 0 && (
          <section aria-labelledby="earlier-h">
            <h2 id="earlier-h">Decided before, on other comments</h2>
            <ul class="similar">
              {record.decisions.map(decision => (
                <Before key={decision.id} decision={decision} quote={decision.quote} now={now} />
              ))}
            </ul>
          </section>
        )}
        {recentComments.length > 0 && (
          <section aria-labelledby="lately-h">
            <h2 id="lately-h">Wrote lately</h2>
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

const monthAndYear = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });

/** The last comments as small signs, oldest first; each sign differs by form, not by colour alone. */
function Strip({ comments }: { comments: CommentView[] }) {
  const inOrder = [...comments].reverse();
  const counts = new Map<string, number>();
  for (const { state } of inOrder) counts.set(states[state].name, (counts.get(states[state].name) ?? 0) + 1);
  const said = [...counts].map(([name, n]) => `${n} ${name.toLowerCase()}`).join(", ");
  return (
    <div class="strip-box">
      <p class="h-label">{counted(comments.length, { one: "Last comment", other: "Last # comments" })}</p>
      <svg class="strip" viewBox="0 0 256 16" role="img" aria-label={`${said}. The newest is at the end.`}>
        {inOrder.map((comment, index) => (
          <Sign key={comment.id} kind={states[comment.state].square} x={1 + index * 16} />
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
  const { done, icon, chip } = decisionWords[decision.decision];
  return (
    <li>
      <span class={chip}>
        <Icon name={icon} />
        {done}
      </span>{" "}
      <span class="hint">
        <bdi>{decision.by.name}</bdi>,{" "}
        <time dateTime={decision.decidedAt} title={exactTime(decision.decidedAt)}>
          {relativeTime(decision.decidedAt, now)}
        </time>
        {decision.reason && ` · rule ${houseRules[decision.reason].number}`}
      </span>
      {quote && (
        <p class="similar-text" dir="auto">
          {quote}
        </p>
      )}
      {decision.note && <p dir="auto">“{decision.note}”</p>}
      {decision.internalNote && (
        <p class="hint" dir="auto">
          For the desk: {decision.internalNote}
        </p>
      )}
    </li>
  );
}
