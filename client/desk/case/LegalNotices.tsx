import { displayNames } from "../../../locales/formats.ts";
import { say, sayWith } from "../../../locales/say.ts";
import type { CaseDetail } from "../../../server/protocol/cases.ts";
import type { DeskNotice } from "../../../server/protocol/legalNotices.ts";
import { Icon } from "../../core/Icon.tsx";
import { exactTime, relativeTime } from "../../core/text.ts";
import { useNow } from "../parts/useNow.ts";

const countryNames = displayNames("region");

/** Notices that the comment is unlawful: what they say and who says it. Deciding the comment answers them. */
export function LegalNotices({ notices }: { notices: CaseDetail["legalNotices"] }) {
  return (
    <>
      {notices.map(notice => (
        <section key={notice.id} class="appeal appeal-legal" aria-labelledby={`notice-${notice.id}`}>
          <h2 id={`notice-${notice.id}`}>
            <Icon name="warn" />
            {say("deskCase.legal.title", { reference: notice.reference })}
          </h2>
          <Says notice={notice} />
          <blockquote dir="auto">{notice.explanation}</blockquote>
          <p class="hint">
            {notice.outcome === null ? say("deskCase.legal.waits") : say(`deskCase.legal.outcomes.${notice.outcome}`)}
          </p>
        </section>
      ))}
    </>
  );
}

function Says({ notice: { kind, law, country, name, email, madeAt } }: { notice: DeskNotice }) {
  const now = useNow(30_000);
  return (
    <>
      <p>
        {sayWith("deskCase.legal.what", {
          kind: <b>{say(`legal.kinds.${kind}`)}</b>,
          law: <span dir="auto">{law}</span>,
          country: countryNames().of(country) ?? country,
        })}
      </p>
      <p class="hint">
        {name
          ? sayWith("deskCase.legal.from", { name: <bdi>{name}</bdi>, email: <a href={`mailto:${email}`}>{email}</a> })
          : say("deskCase.legal.nameless")}
        {" · "}
        <time dateTime={madeAt} title={exactTime(madeAt)}>
          {relativeTime(madeAt, now)}
        </time>
      </p>
    </>
  );
}
