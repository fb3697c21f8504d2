import type { Id } from "../../../server/protocol/basics.ts";
import type { CaseDetail, EscalatedTo } from "../../../server/protocol/cases.ts";
import { Avatar } from "../../core/Avatar.tsx";
import { Icon } from "../../core/Icon.tsx";
import { relativeTime } from "../../core/text.ts";
import { type Blocked, whyNotId } from "../parts/decidable.ts";
import { endingOf, targetName } from "../parts/decisionWords.ts";
import { countdown } from "../parts/deskWords.ts";
import { goTo, hashes } from "../parts/route.ts";
import { useNow } from "../parts/useNow.ts";
import { type Refusal, refusalWords } from "./refusal.ts";
import type { OpenCase } from "./useCase.ts";

interface CaseBannersProps {
  opened: OpenCase;
  me: Id;
  blocked: Blocked;
  refusal: Refusal | null;
  leave: () => void;
}

/** What two people on one case, or its author, did meanwhile. Each says what it means for the decision. */
export function CaseBanners({ opened, me, blocked, refusal, leave }: CaseBannersProps) {
  const { detail, claim, isChanged } = opened;
  const now = useNow(30_000);
  const isHere = refusal !== null && refusal.sent.caseId === detail?.id;
  return (
    <div class="case-banners" id={whyNotId}>
      {refusal && <RefusalBanner refusal={refusal} isHere={isHere} leave={leave} />}
      {!isHere && isChanged && blocked !== "closed" && (
        <div class="banner banner-warn">
          <Icon name="edit" />
          <p>
            <b>The author changed the text</b> while you read. You see the new one.
          </p>
        </div>
      )}
      {!isHere && blocked === "closed" && detail && <ClosedBanner opened={opened} me={me} leave={leave} />}
      {blocked === "claimed" && claim && <OthersBanner name={claim.by.name} id={claim.by.id} until={claim.expiresAt} />}
      {blocked === "asked" && detail && (
        <div class="banner">
          <Icon name="edit" />
          <p>
            <b>Its author was asked to edit</b> {relativeTime(detail.askedAt ?? "", now)}. It comes back here with the
            new text.
          </p>
        </div>
      )}
      {detail?.escalation && blocked !== "closed" && (
        <EscalatedBanner detail={detail} isOthers={blocked === "escalated"} />
      )}
      {blocked === "appeal" && detail && <AppealBanner detail={detail} me={me} />}
      {blocked === "own" && (
        <div class="banner">
          <Icon name="info" />
          <p>
            <b>This is your own comment.</b> A colleague decides on it.
          </p>
        </div>
      )}
    </div>
  );
}

/** A decision that was not applied, on this case (`isHere`) or on one that was left already. */
export function RefusalBanner({ refusal, isHere, leave }: { refusal: Refusal; isHere: boolean; leave?: () => void }) {
  const now = useNow(1_000);
  const { what, so } = refusalWords(refusal, now);
  const tone = refusal.kind === "decided" || refusal.kind === "claimed" ? "banner-note" : "banner-warn";
  return (
    <div class={`banner ${tone}`}>
      <Icon name={refusal.kind === "changed" ? "edit" : refusal.kind === "other" ? "info" : "people"} />
      <p>
        <b>{what}</b> {so}{" "}
        {!isHere && (
          <>
            It was about the comment by <bdi>{refusal.sent.author}</bdi>.
          </>
        )}
      </p>
      {isHere ? (
        <button class="btn btn-sm" type="button" onClick={leave}>
          Next
        </button>
      ) : (
        <button class="btn btn-sm" type="button" onClick={() => goTo(hashes.case(refusal.sent.caseId))}>
          See it
        </button>
      )}
    </div>
  );
}

function ClosedBanner({ opened, me, leave }: { opened: OpenCase; me: Id; leave: () => void }) {
  const now = useNow(1_000);
  const last = opened.detail?.decisions.at(-1) ?? null;
  return (
    <div class="banner banner-note">
      <Icon name="people" />
      <p>
        <b>{endingOf(last?.decision === "undo" ? null : last, me, now)}.</b> There is nothing left to decide here.
      </p>
      <button class="btn btn-sm" type="button" onClick={leave}>
        Next
      </button>
    </div>
  );
}

/** To whom the case was given, by whom and with which note: for them, and for those who only read along. */
function EscalatedBanner({ detail, isOthers }: { detail: CaseDetail; isOthers: boolean }) {
  const { escalation, decisions } = detail;
  if (!escalation) return null;
  const note = decisions.findLast(({ decision }) => decision === "escalate")?.internalNote;
  return (
    <div class="banner banner-note">
      <Icon name="up" />
      <p>
        <b>
          <bdi>{escalation.by.name}</bdi> gave this to <bdi>{targetName(escalation.to)}</bdi>.
        </b>{" "}
        {note && <bdi>“{note}”</bdi>} {isOthers && onlyWords(escalation.to)}
      </p>
    </div>
  );
}

const onlyWords = (to: EscalatedTo) =>
  "role" in to && to.role === "admin"
    ? "Only an admin decides it; you can read along."
    : "Only they decide it, or an admin; you can read along.";

/** Nothing else is decided before an appeal is answered. */
function AppealBanner({ detail, me }: { detail: CaseDetail; me: Id }) {
  const isAgainstMe = detail.appeals.some(({ outcome, firstDecidedBy }) => !outcome && firstDecidedBy?.id === me);
  return (
    <div class="banner banner-note">
      <Icon name="swap" />
      <p>
        <b>{isAgainstMe ? "There is an appeal against your decision." : "There is an appeal to answer."}</b>{" "}
        {isAgainstMe ? "A colleague answers it" : "It stands above the comment"}; until then all that you can do here is
        to give the case to somebody, or to skip it.
      </p>
    </div>
  );
}

function OthersBanner({ name, id, until }: { name: string; id: Id; until: string }) {
  const now = useNow(1_000);
  const left = Date.parse(until);
  return (
    <div class="banner">
      <Avatar id={id} name={name} size="sm" />
      <p>
        <b>
          <bdi>{name}</bdi> is reading this
        </b>
        {left > now ? `, for another ${countdown(left, now)}.` : "."} You can read along; it is yours when their time is
        over.
      </p>
    </div>
  );
}
