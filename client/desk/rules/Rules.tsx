import { useEffect, useState } from "preact/hooks";
import { say } from "../../../locales/say.ts";
import { labels } from "../../../server/protocol/labels.ts";
import { may } from "../../../server/protocol/permissions.ts";
import type { Policy } from "../../../server/protocol/policy.ts";
import { policyChanges } from "../../../server/protocol/policyDiff.ts";
import type { RuleId } from "../../../server/protocol/ruleNames.ts";
import { stateIn } from "../../../server/protocol/ruleParts.ts";
import { Icon } from "../../core/Icon.tsx";
import type { Member } from "../../core/session.ts";
import { counted, exactTime, relativeTime } from "../../core/text.ts";
import { parts, ruleName, ruleOf, type Section, sectionName, sections } from "../parts/ruleNames.ts";
import { useNow } from "../parts/useNow.ts";
import { BacktestCard } from "./BacktestCard.tsx";
import { ChangeList } from "./ChangeList.tsx";
import { CommentsDialog } from "./CommentsDialog.tsx";
import { GoingLive, type Known, unready } from "./GoingLive.tsx";
import { changedSections } from "./policyDraft.ts";
import { RuleCards } from "./RuleCards.tsx";
import { RulesHistory } from "./RulesHistory.tsx";
import { type RuleDesk, RuleDeskContext } from "./ruleDesk.ts";
import { figuresShort, stateSigns } from "./ruleWords.ts";
import { ScopePicker } from "./ScopePicker.tsx";
import { around, pathOf, rulesAt, type Scope, withRulesAt } from "./scopeDraft.ts";
import { TryText } from "./TryText.tsx";
import { useBacktest } from "./useBacktest.ts";
import type { ModelFigures } from "./useModel.ts";
import { useRuleFigures } from "./useRuleFigures.ts";
import type { RulesDraft } from "./useRules.ts";

/** What the machine does with a comment before anybody reads it. Nothing changes before Save. */
export function Rules({ rules, member, model }: { rules: RulesDraft; member: Member; model: ModelFigures }) {
  const { saved, draft, problem } = rules;
  const isChanged = rules.changed.length > 0;
  const mayChange = may(member, "changePolicy");
  const now = useNow(30_000);
  const [showsHistory, setShowsHistory] = useState(false);
  const [scope, setScope] = useState<Scope>(null);
  const [days, setDays] = useState(28);
  const [hitsOf, setHitsOf] = useState<RuleId | null>(null);
  const { figures, reload } = useRuleFigures(member.siteId, saved?.version ?? 0);
  const backtest = useBacktest(member.siteId, mayChange, reload);
  const isBlocked = rules.errors.length > 0;
  const start = (rule: RuleId | null) => {
    if (!draft || isBlocked) return;
    void backtest.start(draft, rule, days);
    goToCard("backtest-h");
  };
  const here = draft && inScope(rules, draft, scope);
  const desk: RuleDesk | null = here && {
    draft: here.draft,
    change: here.rules.change,
    mayChange,
    figures,
    scope,
    own: (scope && draft?.scopes[scope.kind][scope.key]) ?? {},
    tryRule: start,
    readHits: setHitsOf,
  };
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
      {draft && here && desk && (
        <div class="two">
          <RuleList rules={here.rules} desk={desk} />
          <div class="page-pad rules-page">
            {!mayChange && (
              <div class="banner">
                <Icon name="lock" />
                <p>You can read the rules and try a text. An admin can change them.</p>
              </div>
            )}
            <div class="rules-grid">
              <div class="rules-main">
                <ScopePicker
                  siteId={member.siteId}
                  policy={draft}
                  scope={scope}
                  choose={setScope}
                  own={desk.own}
                  giveUp={mayChange ? () => desk.change(around(draft, scope)) : undefined}
                />
                <RuleDeskContext.Provider value={desk}>
                  <RuleCards
                    key={scope ? pathOf(scope) : ""}
                    rules={here.rules}
                    draft={here.draft}
                    model={model}
                    mayChange={mayChange}
                  />
                </RuleDeskContext.Provider>
              </div>
              <div class="rules-aside">
                <TryText draft={here.draft} siteId={member.siteId} isWhole={!isBlocked} />
                {mayChange && (
                  <BacktestCard
                    siteId={member.siteId}
                    backtest={backtest}
                    days={days}
                    setDays={setDays}
                    start={start}
                    isBlocked={isBlocked}
                  />
                )}
              </div>
            </div>
          </div>
        </div>
      )}
      {mayChange && isChanged && <SaveBar rules={rules} known={{ figures, trials: backtest.trials }} />}
      {hitsOf && (
        <CommentsDialog
          title={`What ${ruleName(hitsOf)} met`}
          path={`sites/${member.siteId}/rules/hits?rule=${encodeURIComponent(hitsOf)}`}
          close={() => setHitsOf(null)}
        />
      )}
      {showsHistory && (
        <RulesHistory rules={rules} siteId={member.siteId} mayChange={mayChange} close={() => setShowsHistory(false)} />
      )}
    </>
  );
}

/** The rules as they stand at a place; what is changed there is changed there alone. */
function inScope(rules: RulesDraft, policy: Policy, scope: Scope): { rules: RulesDraft; draft: Policy } {
  if (!scope) return { rules, draft: policy };
  const path = pathOf(scope);
  const errors = rules.errors.flatMap(error =>
    error.path.startsWith(path) ? [{ ...error, path: `policy.${error.path.slice(path.length)}` }] : [],
  );
  const change = (wanted: Policy) => rules.change(withRulesAt(policy, scope, wanted));
  return { rules: { ...rules, errors, change }, draft: rulesAt(policy, scope) };
}

/** What no section and no article has of its own. */
const ofSiteAlone: readonly Section[] = ["secondLook", "editWindowSeconds", "closesAfterDays", "reactions"];

/** The rules by name, each with its state and what it met; leads to its card. */
function RuleList({ rules: { saved }, desk: { draft, figures, scope } }: { rules: RulesDraft; desk: RuleDesk }) {
  if (!saved) return null;
  const changed = changedSections(rulesAt(saved.policy, scope), draft);
  const shown = sections.filter(section =>
    section === "secondOpinion" ? saved.asksSecondOpinion && !scope : !scope || !ofSiteAlone.includes(section),
  );
  return (
    <nav class="rule-list" aria-label="Rules">
      <ul>
        {shown.map(section => {
          const rule = ruleOf(section);
          const state = rule && stateIn(draft, rule);
          const isChanged =
            changed.includes(section) || (rule && stateIn(rulesAt(saved.policy, scope), rule) !== state);
          return (
            <li key={section}>
              <button class="rule-row" type="button" onClick={() => goToCard(`rule-${section}`)}>
                <b>{sectionName(section)}</b>
                {state ? (
                  <span class={stateSigns[state].chip}>
                    <Icon name={stateSigns[state].icon} />
                    {say(`deskRules.state.${state}`)}
                  </span>
                ) : (
                  <Setting section={section} draft={draft} />
                )}
                {isChanged ? (
                  <small>changed, not saved</small>
                ) : (
                  rule && state && <small class="is-quiet">{figuresShort(figures.get(rule), state)}</small>
                )}
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

/** What is no single rule, in a word or a number. */
function Setting({ section, draft }: { section: Section; draft: Policy }) {
  const says: Partial<Record<Section, string | number>> = {
    mode: draft.mode === "publish-first" ? "At once" : "After review",
    words: draft.words.length || "None",
    domains: draft.domains.length || "None",
    model: labels.filter(label => stateIn(draft, `model.${label}`) === "live").length || "Off",
    reactions: draft.reactions.length || "None",
  };
  const word = says[section];
  return word === undefined ? null : <span class="chip">{word}</span>;
}

function goToCard(id: string): void {
  const heading = document.getElementById(id);
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
function SaveBar({ rules, known }: { rules: RulesDraft; known: Known }) {
  const { changed, errors, isSaving } = rules;
  const now = useNow(60_000);
  const { saved, draft } = rules;
  const going = saved && draft ? unready(saved.policy, draft, known, now) : [];
  const names = parts.filter(section => changed.includes(section)).map(sectionName);
  const isBlocked = isSaving || errors.length > 0;
  useEffect(() => {
    // What is focused must not hide behind the bar.
    document.documentElement.classList.add("has-save-bar");
    return () => document.documentElement.classList.remove("has-save-bar");
  }, []);
  return (
    <section class="save-bar" aria-label="Unsaved changes">
      <NotSaved rules={rules} />
      {going.length > 0 && <GoingLive going={going} />}
      <p>
        <b>{counted(changed.length, { one: "# rule changed, not saved", other: "# rules changed, not saved" })}</b>
        <span class="hint">{names.join(", ")}</span>
      </p>
      {saved && draft && (
        <details class="save-changes">
          <summary>What changes</summary>
          <ChangeList changes={policyChanges(saved.policy, draft).slice(0, 50)} />
        </details>
      )}
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
        {isSaving ? "Saving …" : going.length > 0 ? "Go live all the same" : "Save"}
      </button>
    </section>
  );
}
