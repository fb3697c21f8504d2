import { useEffect, useState } from "preact/hooks";
import { numeral, say, sayWith } from "../../../locales/say.ts";
import { labels } from "../../../server/protocol/labels.ts";
import { may } from "../../../server/protocol/permissions.ts";
import type { Policy } from "../../../server/protocol/policy.ts";
import { policyChanges } from "../../../server/protocol/policyDiff.ts";
import type { RuleId } from "../../../server/protocol/ruleNames.ts";
import { stateIn } from "../../../server/protocol/ruleParts.ts";
import type { PolicyView } from "../../../server/protocol/views.ts";
import { Icon } from "../../core/Icon.tsx";
import type { Member } from "../../core/session.ts";
import { exactTime, listed, relativeTime } from "../../core/text.ts";
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
        <h1>{say("desk.pages.rules")}</h1>
        {saved && (
          <>
            <span class="sub">{say("deskRules.page.version", { version: saved.version })}</span>
            <span class="sub wide">{lastChange(saved, now)}</span>
          </>
        )}
        <div class="push">
          <button
            class="btn"
            type="button"
            aria-label={say("deskRules.page.history")}
            onClick={() => setShowsHistory(true)}
          >
            <Icon name="history" />
            <span class="lbl">{say("deskRules.page.changes")}</span>
          </button>
        </div>
      </header>
      {!isChanged && problem && (
        <div class="page-pad">
          <div class="banner banner-warn" role="alert">
            <Icon name="info" />
            <p>{say("deskRules.page.unread", { problem: problem.body.title })}</p>
            <button class="btn btn-sm" type="button" onClick={() => void rules.reload()}>
              {say("thread.tryAgain")}
            </button>
          </div>
        </div>
      )}
      {!draft && !problem && <p class="page-pad hint">{say("desk.reading")}</p>}
      {draft && here && desk && (
        <div class="two">
          <RuleList rules={here.rules} desk={desk} />
          <div class="page-pad rules-page">
            {!mayChange && (
              <div class="banner">
                <Icon name="lock" />
                <p>{say("deskRules.page.readOnly")}</p>
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
          title={say("deskRules.page.met", { rule: ruleName(hitsOf) })}
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

/** Who made the version that holds, and when. */
function lastChange({ changedBy, changedAt }: PolicyView, now: number) {
  const time = (
    <time dateTime={changedAt} title={exactTime(changedAt)}>
      {relativeTime(changedAt, now)}
    </time>
  );
  return changedBy ? sayWith("deskRules.page.by", { name: <bdi>{changedBy}</bdi>, time }) : time;
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
    <nav class="rule-list" aria-label={say("desk.pages.rules")}>
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
                  <small>{say("deskRules.page.changed")}</small>
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
  const howMany = (n: number, none = say("deskRules.none")) => (n === 0 ? none : numeral(n));
  const live = labels.filter(label => stateIn(draft, `model.${label}`) === "live");
  const says: Partial<Record<Section, string>> = {
    mode: say(`deskRules.mode.${draft.mode}`),
    words: howMany(draft.words.length),
    domains: howMany(draft.domains.length),
    model: howMany(live.length, say("deskRules.state.off")),
    reactions: howMany(draft.reactions.length),
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
              {newer.by
                ? sayWith("deskRules.newer.by", { name: <bdi>{newer.by}</bdi>, version: newer.version })
                : say("deskRules.newer.somebody", { version: newer.version })}
            </b>{" "}
            {say("deskRules.newer.kept", { version: saved?.version ?? 0 })}
          </p>
          <button class="btn btn-sm" type="button" onClick={() => void rules.reload()}>
            {say("deskRules.newer.load")}
          </button>
        </div>
      )}
      {problem && (
        <div class="banner banner-warn" role="alert">
          <Icon name="info" />
          <p>
            <b>{say("deskRules.notSaved.lead")}</b>{" "}
            {rules.errors.length > 0
              ? say("deskRules.notSaved.fields")
              : say("deskRules.notSaved.problem", { problem: problem.body.title })}
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
    <section class="save-bar" aria-label={say("deskRules.save.region")}>
      <NotSaved rules={rules} />
      {going.length > 0 && <GoingLive going={going} />}
      <p>
        <b>{say("deskRules.save.count", { count: changed.length })}</b>
        <span class="hint">{listed(names)}</span>
      </p>
      {saved && draft && (
        <details class="save-changes">
          <summary>{say("deskRules.save.what")}</summary>
          <ChangeList changes={policyChanges(saved.policy, draft).slice(0, 50)} />
        </details>
      )}
      <button class="btn btn-quiet" type="button" onClick={rules.discard}>
        {say("deskRules.save.discard")}
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
        {say(isSaving ? "desk.saving" : going.length > 0 ? "deskRules.goLiveAnyway" : "desk.save")}
      </button>
    </section>
  );
}
