import { useState } from "preact/hooks";
import { say } from "../../../locales/say.ts";
import type { Id, Role } from "../../../server/protocol/basics.ts";
import type { MemberRow } from "../../../server/protocol/views.ts";
import { ApiProblem, api } from "../../core/api.ts";
import { DeskDialog } from "../parts/DeskDialog.tsx";
import { SectionChoice } from "./SectionChoice.tsx";

interface RoleDialogProps {
  person: MemberRow;
  role: Role;
  siteId: Id;
  close: () => void;
  done: (changed: MemberRow) => void;
}

/** Asks in words what is about to change, and says what that person can do then. */
export function RoleDialog({ person, role, siteId, close, done }: RoleDialogProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const [sections, setSections] = useState(person.sections);
  const { asks, act } = changeTo(person, role);
  const { name } = person;
  const isIncomplete = role === "moderator" && sections?.length === 0;
  const change = async () => {
    if (isSending || isIncomplete) return;
    setSending(true);
    setProblem(null);
    const request = { role, ...(role === "moderator" && sections ? { sections } : {}) };
    try {
      done(await api.put<MemberRow>(`sites/${siteId}/members/${person.id}/role`, request));
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      setProblem(say("desk.nothingChanged", { problem: thrown.sentence }));
      setSending(false);
    }
  };
  return (
    <DeskDialog
      title={say(`desk.people.ask.${asks}.title`, { name })}
      close={close}
      foot={
        <>
          <button class="btn btn-quiet" type="button" onClick={close}>
            {say("desk.people.act.cancel")}
          </button>
          <button
            class="btn btn-primary"
            type="button"
            aria-disabled={isSending || isIncomplete}
            onClick={() => void change()}
          >
            {isSending ? say("desk.saving") : say(`desk.people.act.${act}`)}
          </button>
        </>
      }
    >
      <p>{say(`desk.people.ask.${asks}.says`, { name })}</p>
      {role === "moderator" && <SectionChoice siteId={siteId} chosen={sections} choose={setSections} />}
      {problem && (
        <p class="slot-error" role="alert">
          {problem}
        </p>
      )}
    </DeskDialog>
  );
}

/** What is asked, and what the button does. */
function changeTo({ role: now }: MemberRow, role: Role) {
  if (role === "admin") return { asks: "admin", act: "admin" } as const;
  if (role === "member") return { asks: "end", act: "end" } as const;
  if (now === "admin") return { asks: "moderatorOnly", act: "moderatorOnly" } as const;
  if (now === "moderator") return { asks: "sections", act: "save" } as const;
  return { asks: "moderator", act: "moderator" } as const;
}
