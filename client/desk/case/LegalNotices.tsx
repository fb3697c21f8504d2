import type { CaseDetail } from "../../../server/protocol/cases.ts";
import { legalKinds } from "../../../server/protocol/legalKinds.ts";
import type { DeskNotice } from "../../../server/protocol/legalNotices.ts";
import { Icon } from "../../core/Icon.tsx";
import { exactTime, relativeTime } from "../../core/text.ts";
import { useNow } from "../parts/useNow.ts";

const countryNames = new Intl.DisplayNames(["en"], { type: "region" });

/** Notices that the comment is unlawful: what they say and who says it. Deciding the comment answers them. */
export function LegalNotices({ notices }: { notices: CaseDetail["legalNotices"] }) {
  return (
    <>
      {notices.map(notice => (
        <section key={notice.id} class="appeal appeal-legal" aria-labelledby={`notice-${notice.id}`}>
          <h2 id={`notice-${notice.id}`}>
            <Icon name="warn" />
            Legal notice {notice.reference}
          </h2>
          <Says notice={notice} />
          <blockquote dir="auto">{notice.explanation}</blockquote>
          <p class="hint">
            {notice.outcome === null
              ? "Deciding the comment answers it; its sender reads what was decided, without your name."
              : outcomes[notice.outcome]}
          </p>
        </section>
      ))}
    </>
  );
}

const outcomes = {
  removed: "Answered: the comment was removed.",
  kept: "Answered: the comment stays.",
  gone: "Its author had taken the comment back.",
} as const;

function Says({ notice: { kind, law, country, name, email, madeAt } }: { notice: DeskNotice }) {
  const now = useNow(30_000);
  return (
    <>
      <p>
        <b>{legalKinds[kind]}</b>: <span dir="auto">{law}</span>, {countryNames.of(country) ?? country}
      </p>
      <p class="hint">
        {name ? (
          <>
            <bdi>{name}</bdi>, <a href={`mailto:${email}`}>{email}</a>
          </>
        ) : (
          "Without a name"
        )}
        {" · "}
        <time dateTime={madeAt} title={exactTime(madeAt)}>
          {relativeTime(madeAt, now)}
        </time>
      </p>
    </>
  );
}
