import { useEffect, useState } from "preact/hooks";
import { say } from "../../../locales/say.ts";
import { limits } from "../../../server/protocol/limits.ts";
import type { UpdateRevision, UpdatesPage, UpdateView } from "../../../server/protocol/updates.ts";
import { api } from "../../core/api.ts";
import { Icon } from "../../core/Icon.tsx";
import { DeskDialog } from "../parts/DeskDialog.tsx";
import { useNow } from "../parts/useNow.ts";
import { DialogFoot } from "./DialogFoot.tsx";
import { timeWords } from "./liveDeskWords.ts";
import { useChange } from "./useChange.ts";
import type { EventDoor } from "./useEvent.ts";

/** What became known, posted and corrected from here; readers see it without a jump. */
export function UpdatesHere({ event }: { event: EventDoor }) {
  const { path, news } = event;
  const [page, setPage] = useState<UpdatesPage | null>(null);
  const [writing, write] = useState<UpdateView | "new" | null>(null);
  const now = useNow(30_000);
  useEffect(() => {
    let isLate = false;
    api.get<UpdatesPage>(`${path}/updates?limit=30`).then(
      found => isLate || setPage(found),
      // What was read before stays until the next one.
      () => {},
    );
    return () => {
      isLate = true;
    };
  }, [path, news.updates]);
  return (
    <>
      <div class="stream-bar">
        <button class="btn btn-sm" type="button" onClick={() => write("new")}>
          <Icon name="plus" />
          {say("deskLive.updates.post")}
        </button>
      </div>
      {page?.items.length === 0 && <p class="hint live-none">{say("deskLive.updates.none")}</p>}
      <ol class="updates-here" aria-label={say("deskLive.updates.label")}>
        {page?.items.map(update => (
          <li key={update.id}>
            <p class="hint">
              {timeWords(update.postedAt, now)} · {say("deskLive.updates.comments", { count: update.commentCount })}
            </p>
            {update.withdrawn ? (
              <p>{say("deskLive.updates.withdrawn", { why: update.withdrawn.why })}</p>
            ) : (
              <>
                <h3 dir="auto">{update.title}</h3>
                <div class="said-text" dir="auto" dangerouslySetInnerHTML={{ __html: update.html }} />
                {update.corrections.map(({ at, was }) => (
                  <p key={at} class="hint">
                    {say("deskLive.updates.corrected", { time: timeWords(at, now), was })}
                  </p>
                ))}
                <button class="mini-link" type="button" onClick={() => write(update)}>
                  {say("deskLive.updates.correct")}
                  <span class="sr"> {say("desk.quoted", { text: update.title })}</span>
                </button>
              </>
            )}
          </li>
        ))}
      </ol>
      {writing && <UpdateDialog event={event} update={writing === "new" ? null : writing} close={() => write(null)} />}
    </>
  );
}

/** A new one; or another version of one, with what was wrong. */
function UpdateDialog({ event, update, close }: { event: EventDoor; update: UpdateView | null; close: () => void }) {
  const { path } = event;
  const [title, setTitle] = useState(update?.title ?? "");
  const [text, setText] = useState<string | null>(update ? null : "");
  const [correction, setCorrection] = useState("");
  const change = useChange();
  useEffect(() => {
    if (!update) return;
    // What was written, not what it was made into.
    void api.get<{ items: UpdateRevision[] }>(`${path}/updates/${update.id}/revisions`).then(
      ({ items }) => setText(items.at(-1)?.text ?? ""),
      () => setText(""),
    );
  }, [update?.id]);
  const send = async () => {
    const work = () =>
      update
        ? api.put(`${path}/updates/${update.id}`, { title, text, correction, revision: update.revision })
        : api.post(`${path}/updates`, { title, text });
    if (await change.run(work, say(update ? "deskLive.updates.correctedDone" : "deskLive.updates.posted"))) close();
  };
  const verb = say(update ? "deskLive.updates.correctIt" : "deskLive.updates.postIt");
  return (
    <DeskDialog
      title={say(update ? "deskLive.updates.correctTitle" : "deskLive.updates.post")}
      isWide
      close={close}
      foot={<DialogFoot verb={verb} send={send} close={close} change={change} />}
    >
      <label class="label live-field">
        {say("deskLive.updates.title")}
        <input
          class="field"
          dir="auto"
          maxLength={limits.updateTitleCodePoints}
          value={title}
          onInput={input => setTitle(input.currentTarget.value)}
        />
      </label>
      <label class="label live-field">
        {say("deskLive.updates.known")}
        <textarea
          class="field"
          rows={6}
          dir="auto"
          disabled={text === null}
          value={text ?? ""}
          onInput={input => setText(input.currentTarget.value)}
        />
      </label>
      {update && (
        <label class="label live-field">
          {say("deskLive.updates.wrong")} <span class="hint">{say("deskLive.updates.wrongHint")}</span>
          <textarea
            class="field"
            rows={2}
            dir="auto"
            value={correction}
            onInput={input => setCorrection(input.currentTarget.value)}
          />
        </label>
      )}
    </DeskDialog>
  );
}
