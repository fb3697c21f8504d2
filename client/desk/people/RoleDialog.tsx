import { useState } from "preact/hooks";
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
  const { title, says, act } = wordsFor(person, role);
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
      setProblem(`Nothing was changed. ${thrown.sentence}`);
      setSending(false);
    }
  };
  return (
    <DeskDialog
      title={title}
      close={close}
      foot={
        <>
          <button class="btn btn-quiet" type="button" onClick={close}>
            Cancel
          </button>
          <button
            class="btn btn-primary"
            type="button"
            aria-disabled={isSending || isIncomplete}
            onClick={() => void change()}
          >
            {isSending ? "Saving …" : act}
          </button>
        </>
      }
    >
      <p>{says}</p>
      {role === "moderator" && <SectionChoice siteId={siteId} chosen={sections} choose={setSections} />}
      {problem && (
        <p class="slot-error" role="alert">
          {problem}
        </p>
      )}
    </DeskDialog>
  );
}

function wordsFor({ name, role: now }: MemberRow, role: Role): { title: string; says: string; act: string } {
  if (role === "admin") {
    return {
      title: `Make ${name} an admin?`,
      says: `${name} will be able to change the rules, and to make and unmake moderators and admins.`,
      act: "Make admin",
    };
  }
  if (role === "moderator" && now === "admin") {
    return {
      title: `Let ${name} moderate only?`,
      says: `${name} will still decide on comments, but no longer change the rules or make moderators.`,
      act: "Make moderator only",
    };
  }
  if (role === "moderator" && now === "moderator") {
    return {
      title: `Where does ${name} moderate?`,
      says: `${name} sees and decides what waits in these sections, and nothing of the others.`,
      act: "Save",
    };
  }
  if (role === "moderator") {
    return {
      title: `Make ${name} a moderator?`,
      says: `${name} will see waiting comments, their reports and their authors’ records, and decide what readers see.`,
      act: "Make moderator",
    };
  }
  return {
    title: `End ${name}’s work as a moderator?`,
    says: `${name} will no longer see this desk, from this moment on. What they decided stands.`,
    act: "End moderating",
  };
}
