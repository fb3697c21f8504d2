import { useEffect, useState } from "preact/hooks";
import { say, spoken } from "../../locales/say.ts";
import { rhythms, type Topic, topics } from "../../server/protocol/noticeTopics.ts";
import type { NoticeWaysView, Ways } from "../../server/protocol/noticeWays.ts";
import { api } from "../core/api.ts";
import { PushHere } from "./PushHere.tsx";

/** How the reader is told of what: each topic on the page, by push and by e-mail. A choice is kept when it is made. */
export function NoticeWays() {
  const [view, setView] = useState<NoticeWaysView | null>(null);
  const [trouble, setTrouble] = useState("");
  const take = (answer: Promise<NoticeWaysView>) =>
    answer.then(
      next => {
        setView(next);
        setTrouble("");
      },
      () => setTrouble(say("personal.notSaved")),
    );
  const read = () => take(api.get<NoticeWaysView>("me/notice-ways"));
  useEffect(() => void read(), []);
  if (!view) return <p class="trouble">{trouble}</p>;

  const choose = (topic: Topic, change: Partial<Ways>) => {
    const ways = { ...view.ways[topic], ...change };
    setView({ ...view, ways: { ...view.ways, [topic]: ways } });
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    void take(api.put<NoticeWaysView>("me/notice-ways", { ways: { [topic]: ways }, zone, language: spoken() }));
  };
  return (
    <>
      <MailState view={view} />
      <PushHere publicKey={view.push.publicKey} onChange={read} />
      {topics.map(topic => (
        <TopicWays key={topic} topic={topic} view={view} onChoose={change => choose(topic, change)} />
      ))}
      <p class="trouble" role="alert">
        {trouble}
      </p>
    </>
  );
}

/** Nothing comes by mail before the mailbox has said yes. */
function MailState({ view: { mail } }: { view: NoticeWaysView }) {
  const address = mail.address ?? "";
  if (mail.state === "off" || mail.state === "unasked") return null;
  return (
    <p class={mail.state === "refused" ? "trouble" : "hint"} role="status">
      {mail.state === "none" ? say("personal.mail.none") : say(`personal.mail.${mail.state}`, { address })}
    </p>
  );
}

interface TopicWaysProps {
  topic: Topic;
  view: NoticeWaysView;
  onChoose: (change: Partial<Ways>) => void;
}

function TopicWays({ topic, view: { ways, mail, push }, onChoose }: TopicWaysProps) {
  const { page, push: isPushed, mail: rhythm } = ways[topic];
  return (
    <fieldset class="way">
      <legend>{say(`personal.topics.${topic}`)}</legend>
      {topic !== "decision" && (
        <label>
          <input
            class="check"
            type="checkbox"
            checked={page}
            onChange={event => onChoose({ page: event.currentTarget.checked })}
          />
          {say("personal.ways.page")}
        </label>
      )}
      {push.devices.length > 0 && (
        <label>
          <input
            class="check"
            type="checkbox"
            checked={isPushed}
            onChange={event => onChoose({ push: event.currentTarget.checked })}
          />
          {say("personal.ways.push")}
        </label>
      )}
      {mail.state !== "off" && mail.state !== "none" && (
        <label>
          {say("personal.ways.mail")}
          <select
            class="field"
            value={rhythm}
            onChange={event => onChoose({ mail: event.currentTarget.value as Ways["mail"] })}
          >
            {rhythms.map(one => (
              <option key={one} value={one}>
                {say(`personal.rhythms.${one}`)}
              </option>
            ))}
          </select>
        </label>
      )}
    </fieldset>
  );
}
