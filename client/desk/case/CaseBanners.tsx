import { say, sayWith } from "../../../locales/say.ts";
import type { Id } from "../../../server/protocol/basics.ts";
import type { CaseDetail, EscalatedTo } from "../../../server/protocol/cases.ts";
import { Avatar } from "../../core/Avatar.tsx";
import { Icon } from "../../core/Icon.tsx";
import { relativeTime } from "../../core/text.ts";
import { type Blocked, whyNotId } from "../parts/decidable.ts";
import { endingOf } from "../parts/decisionWords.ts";
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
            <b>{say("deskCase.changedWhileReading")}</b> {say("deskCase.banner.seeNew")}
          </p>
        </div>
      )}
      {!isHere && blocked === "closed" && detail && <ClosedBanner opened={opened} me={me} leave={leave} />}
      {blocked === "claimed" && claim && <OthersBanner name={claim.by.name} id={claim.by.id} until={claim.expiresAt} />}
      {blocked === "asked" && detail && (
        <div class="banner">
          <Icon name="edit" />
          <p>
            <b>{say("deskCase.banner.asked", { time: relativeTime(detail.askedAt ?? "", now) })}</b>{" "}
            {say("deskCase.banner.askedComesBack")}
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
            <b>{say("deskCase.banner.own")}</b> {say("deskCase.banner.ownColleague")}
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
        <b>{what}</b> {so} {!isHere && sayWith("deskCase.banner.about", { name: <bdi>{refusal.sent.author}</bdi> })}
      </p>
      {isHere ? (
        <button class="btn btn-sm" type="button" onClick={leave}>
          {say("deskCase.next")}
        </button>
      ) : (
        <button class="btn btn-sm" type="button" onClick={() => goTo(hashes.case(refusal.sent.caseId))}>
          {say("deskCase.banner.see")}
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
        <b>{say("deskCase.banner.ended", { ending: endingOf(last?.decision === "undo" ? null : last, me, now) })}</b>{" "}
        {say("deskCase.banner.nothingLeft")}
      </p>
      <button class="btn btn-sm" type="button" onClick={leave}>
        {say("deskCase.next")}
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
        <b>{givenWords(escalation)}</b> {note && <bdi>{say("desk.quoted", { text: note })}</bdi>}{" "}
        {isOthers && onlyWords(escalation.to)}
      </p>
    </div>
  );
}

function givenWords({ by, to }: NonNullable<CaseDetail["escalation"]>) {
  const name = <bdi>{by.name}</bdi>;
  if ("name" in to) return sayWith("deskCase.banner.given.person", { name, to: <bdi>{to.name}</bdi> });
  return sayWith(`deskCase.banner.given.${to.role}`, { name });
}

const onlyWords = (to: EscalatedTo) =>
  "role" in to && to.role === "admin" ? say("deskCase.banner.onlyAdmin") : say("deskCase.banner.onlyThey");

/** Nothing else is decided before an appeal is answered. */
function AppealBanner({ detail, me }: { detail: CaseDetail; me: Id }) {
  const isAgainstMe = detail.appeals.some(({ outcome, firstDecidedBy }) => !outcome && firstDecidedBy?.id === me);
  return (
    <div class="banner banner-note">
      <Icon name="swap" />
      <p>
        <b>{say(isAgainstMe ? "deskCase.banner.appealAgainstYou" : "deskCase.banner.appealToAnswer")}</b>{" "}
        {say(isAgainstMe ? "deskCase.banner.appealAgainstYouThen" : "deskCase.banner.appealToAnswerThen")}
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
          {left > now
            ? sayWith("deskCase.banner.readingUntil", { name: <bdi>{name}</bdi>, time: countdown(left, now) })
            : sayWith("deskCase.banner.reading", { name: <bdi>{name}</bdi> })}
        </b>{" "}
        {say("deskCase.banner.readAlong")}
      </p>
    </div>
  );
}
