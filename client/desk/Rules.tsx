import { useEffect, useState } from "preact/hooks";
import { may } from "../../server/protocol/permissions.ts";
import type { Action } from "../../server/protocol/policy.ts";
import { Icon, type IconName } from "../core/Icon.tsx";
import type { Member } from "../core/session.ts";
import { counted, exactTime, relativeTime } from "../core/text.ts";
import { changedSections, sections, strongest } from "./policyDraft.ts";
import { RuleCards } from "./RuleCards.tsx";
import { RulesHistory } from "./RulesHistory.tsx";
import { TryText } from "./TryText.tsx";
import type { ModelFigures } from "./useModel.ts";
import { useNow } from "./useNow.ts";
import type { RulesDraft } from "./useRules.ts";

/** What the machine does with a comment before anybody reads it. Nothing changes before Save. */
export function Rules({ rules, member, model }: { rules: RulesDraft; member: Member; model: ModelFigures }) {
  const { saved, draft, problem } = rules;
  const isChanged = rules.changed.length > 0;
  const mayChange = may(member, "changePolicy");
  const now = useNow(30_000);
  const [showsHistory, setShowsHistory] = useState(false);
  return (
    <>
      <header class="topbar">
        <h1>Rules</h1>
        {saved && (
          <span class="sub">
            Version {saved.version}
            <span class="sub wide">
              {saved.changedBy && (
                <>
                  , by <bdi>{saved.changedBy}</bdi>
                </>
              )}
              ,{" "}
              <time dateTime={saved.changedAt} title={exactTime(saved.changedAt)}>
                {relativeTime(saved.changedAt, now)}
              </time>
            </span>
          </span>
        )}
        <div class="push">
          <button class="btn" type="button" aria-label="Changes of the rules" onClick={() => setShowsHistory(true)}>
            <Icon name="history" />
            <span class="lbl">Changes</span>
          </button>
        </div>
      </header>
      {!isChanged && problem && (
        <div class="page-pad">
          <div class="banner banner-warn" role="alert">
            <Icon name="info" />
            <p>The rules could not be read. {problem.body.title}.</p>
            <button class="btn btn-sm" type="button" onClick={() => void rules.reload()}>
              Try again
            </button>
          </div>
        </div>
      )}
      {!draft && !problem && <p class="page-pad hint">Reading …</p>}
      {draft && (
        <div class="two">
          <RuleList rules={rules} />
          <div class="page-pad rules-page">
            {!mayChange && (
              <div class="banner">
                <Icon name="lock" />
                <p>You can read the rules and try a text. An admin can change them.</p>
              </div>
            )}
            <div class="rules-grid">
              <div class="rules-main">
                <RuleCards rules={rules} draft={draft} model={model} mayChange={mayChange} />
              </div>
              <TryText draft={draft} siteId={member.siteId} isWhole={rules.errors.length === 0} />
            </div>
          </div>
        </div>
      )}
      {mayChange && isChanged && <SaveBar rules={rules} />}
      {showsHistory && (
        <RulesHistory rules={rules} siteId={member.siteId} mayChange={mayChange} close={() => setShowsHistory(false)} />
      )}
    </>
  );
}

const signs: Record<Action | "mask", { name: string; icon: IconName; chip: string }> = {
  off: { name: "Off", icon: "minus", chip: "chip" },
  mask: { name: "Asterisks", icon: "eyeOff", chip: "chip chip-accent" },
  flag: { name: "Flags", icon: "flag", chip: "chip chip-accent" },
  hold: { name: "Holds", icon: "pause", chip: "chip chip-warn" },
  refuse: { name: "Refuses", icon: "x", chip: "chip chip-stop" },
};

/** The rules by name, each with the most that it does; leads to its card. */
function RuleList({ rules: { draft, saved } }: { rules: RulesDraft }) {
  if (!draft || !saved) return null;
  const changed = changedSections(saved.policy, draft);
  const shown = sections.filter(({ section }) => section !== "secondOpinion" || saved.asksSecondOpinion);
  return (
    <nav class="rule-list" aria-label="Rules">
      <ul>
        {shown.map(({ section, name }) => {
          const action = strongest(draft, section);
          const sign = action && signs[action];
          return (
            <li key={section}>
              <button class="rule-row" type="button" onClick={() => goToCard(section)}>
                <b>{name}</b>
                {sign && (
                  <span class={sign.chip}>
                    <Icon name={sign.icon} />
                    {sign.name}
                  </span>
                )}
                {section === "mode" && (
                  <span class="chip">{draft.mode === "publish-first" ? "At once" : "After review"}</span>
                )}
                {section === "reactions" && (
                  <span class="chip">{draft.reactions.length === 0 ? "None" : draft.reactions.length}</span>
                )}
                <small>{changed.includes(section) ? "changed, not saved" : ""}</small>
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function goToCard(section: string): void {
  const heading = document.getElementById(`rule-${section}`);
  heading?.scrollIntoView({ block: "start" });
  heading?.focus({ preventScroll: true });
}

/** Why the changes are not saved; beside the button that was pressed, wherever on the page somebody is. */
function NotSaved({ rules }: { rules: RulesDraft }) {
  const { newer, problem, saved } = rules;
  return (
    <>
      {newer && (
        <div class="banner banner-note" role="alert">
          <Icon name="people" />
          <p>
            <b>
              {newer.by ? <bdi>{newer.by}</bdi> : "Somebody"} saved version {newer.version} meanwhile.
            </b>{" "}
            Nothing of it is overwritten. Your changes to version {saved?.version} are still here to compare.
          </p>
          <button class="btn btn-sm" type="button" onClick={() => void rules.reload()}>
            Give up mine, load theirs
          </button>
        </div>
      )}
      {problem && (
        <div class="banner banner-warn" role="alert">
          <Icon name="info" />
          <p>
            <b>Not saved.</b>{" "}
            {rules.errors.length > 0 ? "Some fields need a look; they are marked." : `${problem.body.title}.`} Your
            changes are still here.
          </p>
        </div>
      )}
    </>
  );
}

/** The field, or the tab behind which it is. */
function firstMistake(): HTMLElement | null | undefined {
  return (
    document.querySelector<HTMLElement>("[aria-invalid='true']") ??
    document.querySelector("[data-wrong]")?.closest("button")
  );
}

/** Stands at the lower edge as long as something is not saved, and says what. */
function SaveBar({ rules }: { rules: RulesDraft }) {
  const { changed, errors, isSaving } = rules;
  const names = sections.filter(({ section }) => changed.includes(section)).map(({ name }) => name);
  const isBlocked = isSaving || errors.length > 0;
  useEffect(() => {
    // What is focused must not hide behind the bar.
    document.documentElement.classList.add("has-save-bar");
    return () => document.documentElement.classList.remove("has-save-bar");
  }, []);
  return (
    <section class="save-bar" aria-label="Unsaved changes">
      <NotSaved rules={rules} />
      <p>
        <b>{counted(changed.length, { one: "# rule changed, not saved", other: "# rules changed, not saved" })}</b>
        <span class="hint">{names.join(", ")}</span>
      </p>
      <button class="btn btn-quiet" type="button" onClick={rules.discard}>
        Discard
      </button>
      <button
        class="btn btn-primary"
        type="button"
        aria-disabled={isBlocked}
        onClick={() => {
          if (errors.length > 0) firstMistake()?.focus();
          else void rules.save();
        }}
      >
        {isSaving ? "Saving …" : "Save"}
      </button>
    </section>
  );
}
