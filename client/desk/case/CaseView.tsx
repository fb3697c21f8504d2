import { useEffect, useRef, useState } from "preact/hooks";
import { say, sayWith } from "../../../locales/say.ts";
import type { Id } from "../../../server/protocol/basics.ts";
import type { CaseDetail } from "../../../server/protocol/cases.ts";
import type { Label } from "../../../server/protocol/labels.ts";
import type { ModelView } from "../../../server/protocol/model.ts";
import type { CommentView } from "../../../server/protocol/views.ts";
import { Avatar } from "../../core/Avatar.tsx";
import { CommentPictures } from "../../core/CommentPictures.tsx";
import { Icon } from "../../core/Icon.tsx";
import { exactTime, relativeTime } from "../../core/text.ts";
import type { CareDoor } from "../parts/care.ts";
import { whyHere } from "../parts/deskWords.ts";
import type { Found } from "../parts/marks.tsx";
import { marksFor, ofRevision, othersIn, readingsIn } from "../parts/reading.ts";
import { hashes } from "../parts/route.ts";
import { ScrollRegion } from "../parts/ScrollRegion.tsx";
import { SubjectText } from "../parts/SubjectText.tsx";
import { useNow } from "../parts/useNow.ts";
import { Appeals } from "./Appeals.tsx";
import { Lease } from "./Lease.tsx";
import { LegalNotices } from "./LegalNotices.tsx";
import { Moved } from "./Moved.tsx";
import { PrioritySum } from "./PrioritySum.tsx";
import { Signals } from "./Signals.tsx";
import { ThreadContext } from "./ThreadContext.tsx";
import type { OpenCase } from "./useCase.ts";
import { Versions } from "./Versions.tsx";

interface CaseViewProps {
  opened: OpenCase;
  me: Id;
  model: ModelView | null;
  care: CareDoor;
  leave: () => void;
}

/** One comment in its thread, with all that speaks for and against it. */
export function CaseView({ opened, me, model, care, leave }: CaseViewProps) {
  const { detail, problem, claim } = opened;
  const name = detail?.comment.author.name;
  return (
    <section
      class="q-case"
      id="case"
      aria-label={name ? say("deskCase.case.by", { name }) : say("deskCase.case.comment")}
      aria-busy={!detail && !problem}
    >
      {!detail && problem && <Gone opened={opened} leave={leave} />}
      {!detail && !problem && <p class="q-reading">{say("desk.reading")}</p>}
      {detail && (
        <>
          <div class="case-head">
            <a href={`/articles/${detail.article.slug}`} target="_blank" rel="noopener" dir="auto">
              {detail.article.title}
            </a>
            <span class="meta">{say("thread.comments", { count: detail.article.commentCount })}</span>
            <a class="mini-link" href={hashes.live(detail.article.slug)}>
              {say("desk.pages.live")}
            </a>
            {claim && <Lease claim={claim} me={me} />}
          </div>
          <ScrollRegion key={detail.id} class="case-body" label={say("deskCase.case.context")}>
            <LegalNotices notices={detail.legalNotices} />
            <Appeals detail={detail} me={me} leave={leave} />
            {detail.ancestors.map(ancestor => (
              <Ancestor key={ancestor.id} comment={ancestor} />
            ))}
            <Case detail={detail} model={model} care={care} />
            <ThreadContext key={`thread-${detail.id}`} detail={detail} />
            <PrioritySum item={detail} />
          </ScrollRegion>
        </>
      )}
    </section>
  );
}

function Gone({ opened, leave }: { opened: OpenCase; leave: () => void }) {
  const isUnknown = opened.problem?.status === 404;
  return (
    <div class="q-none" role="alert">
      <p class="q-none-title">{say(isUnknown ? "deskCase.case.unknown" : "deskCase.case.unread")}</p>
      <p>{isUnknown ? say("deskCase.case.unknownText") : opened.problem?.sentence}</p>
      <div class="door-acts">
        {!isUnknown && (
          <button class="btn" type="button" onClick={opened.again}>
            {say("thread.tryAgain")}
          </button>
        )}
        <button class="btn" type="button" onClick={leave}>
          {say("deskCase.next")}
        </button>
      </div>
    </div>
  );
}

function Ancestor({ comment }: { comment: CommentView }) {
  const now = useNow(30_000);
  const isShown = comment.state === "visible";
  return (
    <div class="ctx">
      <Avatar id={comment.author.id} name={comment.author.name} size="sm" />
      <div>
        <b>
          <bdi>{isShown ? comment.author.name : say("desk.state.rejected")}</bdi>
        </b>{" "}
        <time dateTime={comment.postedAt} title={exactTime(comment.postedAt)}>
          {relativeTime(comment.postedAt, now)}
        </time>
        {isShown ? (
          // The server rendered and sanitised it, as for readers.
          <div class="ctx-text" dir="auto" dangerouslySetInnerHTML={{ __html: comment.html }} />
        ) : (
          <p class="ctx-text">{say("deskCase.case.unseen")}</p>
        )}
      </div>
    </div>
  );
}

/** The text and why it is here: which label's words are marked in the one is chosen in the other. */
function Case({ detail, model, care }: { detail: CaseDetail; model: ModelView | null; care: CareDoor }) {
  const [label, setLabel] = useState<Label | null>(null);
  const [isLoweringMarked, markLowering] = useState(false);
  const findings = ofRevision(detail);
  const readings = readingsIn(findings);
  const chosen = readings.find(({ reading }) => reading.label === label) ?? readings[0];
  const shown = chosen?.reading.label ?? null;
  const { lead, because } = whyHere({ ...detail, findings: [...readings, ...othersIn(findings)] });
  return (
    <>
      <Subject detail={detail} marks={marksFor(findings, shown, isLoweringMarked)} label={shown} care={care} />
      <Versions detail={detail} />
      <section class="held" aria-labelledby="held-h">
        <h2 class="sr" id="held-h">
          {say("desk.whyHere")}
        </h2>
        <p class="held-line">
          <b>{lead}</b> {because}
        </p>
        <Signals detail={detail} model={model} />
        {chosen && (
          <Moved
            text={detail.comment.text ?? ""}
            readings={readings}
            chosen={chosen}
            choose={setLabel}
            isLoweringMarked={isLoweringMarked}
            markLowering={markLowering}
          />
        )}
      </section>
    </>
  );
}

interface SubjectProps {
  detail: CaseDetail;
  marks: Found[];
  /** The label whose words are marked. */
  label: Label | null;
  care: CareDoor;
}

/** Focused when it opens, so that screen readers begin with the comment and keys go on from here. */
function Subject({ detail, marks, label, care }: SubjectProps) {
  const { comment } = detail;
  const now = useNow(30_000);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), [detail.id]);
  const answers = comment.inReplyTo?.name ?? detail.ancestors.at(-1)?.author.name;
  return (
    <article class="subject" aria-labelledby="subject-h">
      <div class="who">
        <Avatar
          id={comment.author.id}
          name={comment.author.name}
          badges={comment.author.badges}
          picture={comment.author.avatar}
        />
        <div>
          <h2 id="subject-h" ref={heading} tabIndex={-1}>
            <bdi>{comment.author.name}</bdi>
          </h2>
          <p class="who-meta">
            <time dateTime={comment.postedAt} title={exactTime(comment.postedAt)}>
              {relativeTime(comment.postedAt, now)}
            </time>
            {comment.editedAt && ` · ${say("deskCase.case.edited", { version: comment.revision })}`}
            {answers && (
              <>
                {" · "}
                {sayWith("deskCase.case.answers", { name: <bdi>{answers}</bdi> })}
              </>
            )}
            {` · ${say(`deskCase.case.seenBy.${comment.state}`)}`}
          </p>
        </div>
      </div>
      <SubjectText detail={detail} marks={marks} label={label} care={care} />
      <CommentPictures images={comment.images} areHeld={comment.state === "held"} />
      {comment.replyCount > 0 && (
        <p class="after">
          <Icon name="reply" /> {say("deskCase.case.below", { count: comment.replyCount })}
        </p>
      )}
    </article>
  );
}
