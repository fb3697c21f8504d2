import { useCallback, useEffect, useState } from "preact/hooks";
import { say } from "../../../locales/say.ts";
import type { Policy } from "../../../server/protocol/policy.ts";
import type { FieldError } from "../../../server/protocol/problems.ts";
import type { PolicyView } from "../../../server/protocol/views.ts";
import { ApiProblem, api } from "../../core/api.ts";
import type { Member } from "../../core/session.ts";
import { announce } from "../parts/announce.tsx";
import type { Section } from "../parts/ruleNames.ts";
import type { QueueDoor } from "../parts/useQueue.ts";
import { changedSections, mistakes } from "./policyDraft.ts";

/** The rules as they stand and as somebody would have them. Nothing changes before `save`. */
export interface RulesDraft {
  saved: PolicyView | null;
  draft: Policy | null;
  changed: Section[];
  /** What cannot be saved as it stands, at its field: found here, or by the server. */
  errors: FieldError[];
  problem: ApiProblem | null;
  /** Somebody else saved since these were read. */
  newer: { version: number; by: string | null } | null;
  isSaving: boolean;
  change(policy: Policy): void;
  discard(): void;
  save(): Promise<void>;
  /** Reads what is saved now; the draft is given up. */
  reload(): Promise<void>;
}

/** Kept above the page, so that a draft survives a look at the queue; read when the page is first opened. */
export function useRules(member: Member, isOpen: boolean, { follow }: QueueDoor): RulesDraft {
  const [saved, setSaved] = useState<PolicyView | null>(null);
  const [draft, setDraft] = useState<Policy | null>(null);
  const [refused, setRefused] = useState<FieldError[]>([]);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [newer, setNewer] = useState<RulesDraft["newer"]>(null);
  const [isSaving, setSaving] = useState(false);
  const path = `sites/${member.siteId}/policy`;

  const take = useCallback((view: PolicyView) => {
    setSaved(view);
    setDraft(view.policy);
    setRefused([]);
    setProblem(null);
    setNewer(null);
  }, []);

  const reload = useCallback(async () => {
    try {
      take(await api.get<PolicyView>(path));
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      setProblem(thrown);
    }
  }, [path, take]);

  const isRead = saved !== null;
  useEffect(() => {
    if (isOpen && !isRead) void reload();
  }, [isOpen, isRead, reload]);

  const changed = saved && draft ? changedSections(saved.policy, draft) : [];
  const isChanged = changed.length > 0;
  const version = saved?.version ?? 0;
  // `follow` is made anew with every change of the queue, and is the same.
  useEffect(
    () =>
      follow(event => {
        if (event.kind !== "policy-changed" || event.version <= version || isSaving) return;
        if (isChanged) setNewer({ version: event.version, by: null });
        else if (isRead) void reload();
      }),
    [version, isChanged, isRead, isSaving, reload],
  );
  // With nothing of mine to lose, theirs is what stands.
  useEffect(() => {
    if (newer && !isChanged) void reload();
  }, [newer, isChanged, reload]);
  useEffect(() => {
    if (!isChanged) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [isChanged]);

  const save = async () => {
    if (!saved || !draft || isSaving) return;
    setSaving(true);
    setProblem(null);
    try {
      take(await api.put<PolicyView>(path, { version: saved.version, policy: draft }));
      announce(say("deskRules.save.saved"));
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      setRefused(thrown.body.errors ?? []);
      if (thrown.problem === "policy-changed") setNewer(newerOf(thrown));
      else setProblem(thrown);
      announce(say("deskRules.save.refused"), "assertive");
    } finally {
      setSaving(false);
    }
  };

  return {
    saved,
    draft,
    changed,
    errors: draft ? [...mistakes(draft), ...refused] : [],
    problem,
    newer,
    isSaving,
    change(policy) {
      setDraft(policy);
      setRefused([]);
    },
    discard() {
      if (saved) setDraft(saved.policy);
      setRefused([]);
      setProblem(null);
    },
    save,
    reload,
  };
}

function newerOf({ body }: ApiProblem): { version: number; by: string | null } {
  const version = typeof body.version === "number" ? body.version : 0;
  return { version, by: typeof body.by === "string" ? body.by : null };
}
