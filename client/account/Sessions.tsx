import { say } from "../../locales/say.ts";
import type { AccountView, SessionView } from "../../server/protocol/accounts.ts";
import { api } from "../core/api.ts";
import { relativeTime } from "../core/text.ts";
import { Section } from "./Section.tsx";
import type { Account } from "./useAccount.ts";

/** Every place where somebody is signed in, this one first. */
export function Sessions({ account: { view, take, change } }: { account: Account }) {
  const end = async (path: string) => {
    const left = await change(() => api.del<AccountView>(path));
    if (left) take(left);
  };
  const sessions = [...view.sessions].sort((a, b) => Number(b.isThisOne) - Number(a.isThisOne));
  return (
    <Section id="sessions" title={say("account.sessions.title")}>
      <ul class="account-list">
        {sessions.map(session => (
          <li key={session.id}>
            <span>
              <b>{nameOf(session)}</b>
              <span class="hint">
                {say(`account.way.${session.way}`)}
                {" · "}
                {session.isThisOne
                  ? say("account.sessions.this")
                  : say("account.sessions.seen", { when: relativeTime(session.lastSeenAt, Date.now()) })}
              </span>
            </span>
            {!session.isThisOne && (
              <button class="btn btn-sm" type="button" onClick={() => end(`me/sessions/${session.id}`)}>
                {say("account.sessions.end", { device: nameOf(session) })}
              </button>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <button class="btn" type="button" onClick={() => end("me/sessions")}>
          {say("account.sessions.endOthers")}
        </button>
      )}
    </Section>
  );
}

const nameOf = ({ device }: SessionView) => device ?? say("account.sessions.unknown");
