import { useState } from "preact/hooks";
import { say, sayWith } from "../../../locales/say.ts";
import type { Id } from "../../../server/protocol/basics.ts";
import type { MemberNote } from "../../../server/protocol/sanctions.ts";
import { api } from "../../core/api.ts";
import { exactTime, relativeTime } from "../../core/text.ts";
import { noteMost } from "../parts/decidable.ts";
import { useNow } from "../parts/useNow.ts";
import type { Author } from "./useAuthor.ts";

interface AuthorNotesProps {
  caseId: Id;
  notes: MemberNote[];
  author: Author;
}

/** What the desk notes about a person; nobody else reads it. */
export function AuthorNotes({ caseId, notes, author }: AuthorNotesProps) {
  const now = useNow(30_000);
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const add = async (event: Event) => {
    event.preventDefault();
    if (text.trim() === "" || isSending) return;
    setSending(true);
    const request = () => api.post(`cases/${caseId}/author/notes`, { note: text.trim() });
    const wrong = await author.act(request, say("deskCase.notes.added"));
    setProblem(wrong);
    setSending(false);
    if (wrong === null) setText("");
  };
  return (
    <section aria-labelledby="notes-h">
      <h2 id="notes-h">{say("deskCase.notes.title")}</h2>
      <ul class="member-notes">
        {notes.map(({ id, note, by, writtenAt }) => (
          <li key={id}>
            {sayWith("deskCase.notes.one", {
              name: (
                <b>
                  <bdi>{by.name}</bdi>
                </b>
              ),
              time: (
                <time dateTime={writtenAt} title={exactTime(writtenAt)}>
                  {relativeTime(writtenAt, now)}
                </time>
              ),
              note: <span dir="auto">{note}</span>,
            })}
          </li>
        ))}
      </ul>
      <form class="note-form" onSubmit={add}>
        <label class="sr" for="member-note">
          {say("deskCase.notes.field")}
        </label>
        <textarea
          class="field"
          id="member-note"
          rows={2}
          dir="auto"
          maxLength={noteMost}
          placeholder={say("deskCase.notes.placeholder")}
          value={text}
          onInput={event => setText(event.currentTarget.value)}
        />
        <button class="btn btn-sm" type="submit" aria-disabled={text.trim() === "" || isSending}>
          {say("deskCase.notes.add")}
        </button>
        {problem && (
          <p class="slot-error" role="alert">
            {problem}
          </p>
        )}
      </form>
    </section>
  );
}
