import { numeral, say } from "../../../locales/say.ts";
import { type InsightsView, sum, toldKappa } from "../../../server/protocol/figures.ts";
import { houseRuleNames } from "../../../server/protocol/houseRules.ts";
import { percent, twoDigits } from "../parts/deskWords.ts";
import { hashes } from "../parts/route.ts";
import { ruleName } from "../parts/ruleNames.ts";
import { judgedOf, wilson } from "./insightWords.ts";

/** How many were removed for each house rule. */
export function Removals({ view }: { view: InsightsView }) {
  const rows = houseRuleNames.map(name => ({ name, n: sum(view.removals[name]) })).sort((a, b) => b.n - a.n);
  const most = Math.max(1, ...rows.map(({ n }) => n));
  return (
    <>
      <ul class="hbars">
        {rows.map(({ name, n }) => (
          <li key={name}>
            <span>{say(`rules.${name}.title`)}</span>
            <span class="hbar hbar-4" style={{ "--share": `${(n / most) * 100}%` }} />
            <b class="num">{numeral(n)}</b>
          </li>
        ))}
      </ul>
      <p class="hint">{say("deskInsights.removalsHint", { outcomes: say("deskInsights.question.outcomes") })}</p>
    </>
  );
}

/** What the checks asked for against what moderators decided. */
export function Matrix({ view }: { view: InsightsView }) {
  const { both, first, second, neither } = judgedOf(view.agreement);
  return (
    <table class="matrix">
      <thead>
        <tr>
          <td />
          <th scope="col">{say("deskInsights.matrix.letStand")}</th>
          <th scope="col">{say("deskInsights.matrix.removed")}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{say("deskInsights.matrix.notHeld")}</th>
          <td class="yes">
            <b>{numeral(neither)}</b> {say("deskInsights.matrix.agreed")}
          </td>
          <td>
            <b>{numeral(second)}</b> {say("deskInsights.matrix.missed")}
          </td>
        </tr>
        <tr>
          <th scope="row">{say("deskInsights.matrix.held")}</th>
          <td>
            <b>{numeral(first)}</b> {say("deskInsights.matrix.forNothing")}
          </td>
          <td class="yes">
            <b>{numeral(both)}</b> {say("deskInsights.matrix.agreed")}
          </td>
        </tr>
      </tbody>
    </table>
  );
}

/** Agreement beyond chance for each rule; bars for what is above chance. */
export function Alike({ view: { secondLooks } }: { view: InsightsView }) {
  return (
    <>
      <ul class="hbars">
        {houseRuleNames.map(name => {
          const told = toldKappa(secondLooks.rules[name]);
          return (
            <li key={name}>
              <span>{say(`rules.${name}.title`)}</span>
              <span class="hbar" style={{ "--share": `${Math.max(0, told ?? 0) * 100}%` }} />
              <b class="num">{told === null ? say("deskInsights.alike.tooFew") : twoDigits(told)}</b>
            </li>
          );
        })}
      </ul>
      <p class="hint">
        {say("deskInsights.alike.hint")} <a href={hashes.secondLook}>{say("deskInsights.alike.look")}</a>
      </p>
    </>
  );
}

/** The bar shows how sure the share is: where it lies in 95 of 100 such cases. */
export function Precision({ view: { rules } }: { view: InsightsView }) {
  if (rules.length === 0) return null;
  return (
    <ul class="ranges">
      {rules.map(({ rule, inShadow, hits, right }) => {
        const { low, high } = wilson(right, hits);
        const share = percent(right / hits);
        const says = say("deskInsights.precision.label", { share, hits, low: percent(low), high: percent(high) });
        return (
          <li key={`${rule} ${inShadow}`}>
            <b>
              <bdi>{ruleName(rule)}</bdi> {inShadow && <span class="chip">{say("deskRules.state.shadow")}</span>}
            </b>
            <span class="num">{say("deskInsights.ofAll", { part: right, all: hits })}</span>
            <span
              class="range"
              role="img"
              aria-label={says}
              style={{ "--low": `${low * 100}%`, "--high": `${high * 100}%`, "--at": `${(right / hits) * 100}%` }}
            />
            <b class="num">{share}</b>
          </li>
        );
      })}
    </ul>
  );
}

/** By the rule of the first decision: few, to be read one by one and not ranked. */
export function Appealed({ view: { appeals } }: { view: InsightsView }) {
  return (
    <ul class="hbars">
      {appeals.map(({ rule, upheld, overturned }) => (
        <li key={rule}>
          <span>{rule === null ? say("deskInsights.cell.noRule") : say(`rules.${rule}.title`)}</span>
          <span class="hbar hbar-5" style={{ "--share": `${(overturned / (upheld + overturned)) * 100}%` }} />
          <b class="num">{say("deskInsights.ofAll", { part: overturned, all: upheld + overturned })}</b>
        </li>
      ))}
    </ul>
  );
}
