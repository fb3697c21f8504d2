import { say } from "../../../locales/say.ts";
import { whyOf } from "../../../locales/saying.ts";
import type { CaseDetail, ReportView } from "../../../server/protocol/cases.ts";
import type { StoredFinding } from "../../../server/protocol/findings.ts";
import { houseRules } from "../../../server/protocol/houseRules.ts";
import type { ModelView } from "../../../server/protocol/model.ts";
import { Icon } from "../../core/Icon.tsx";
import { exactTime, relativeTime } from "../../core/text.ts";
import { accuracyOf, checkIcons, measure, reasonsOf, reportCount, rightWords, titleOf } from "../parts/deskWords.ts";
import { quotes } from "../parts/marks.tsx";
import { ofRevision, othersIn, type ReadingFinding, readingsIn, rightAt } from "../parts/reading.ts";
import { useNow } from "../parts/useNow.ts";
import { Others } from "./Others.tsx";

/** What the model and each check found and what readers reported, one row each. */
export function Signals({ detail, model }: { detail: CaseDetail; model: ModelView | null }) {
  const findings = ofRevision(detail);
  const { reports, comment } = detail;
  if (findings.length === 0 && reports.length === 0) return null;
  return (
    <>
      <ul class="signals">
        {readingsIn(findings).map(finding => (
          <ReadingRow key={finding.id} finding={finding} model={model} />
        ))}
        {othersIn(findings).map(finding => (
          <FindingRow key={finding.id} finding={finding} text={comment.text ?? ""} />
        ))}
        {reports.length > 0 && (
          <li class="signal">
            <Icon name="flag" />
            <b>{reportCount(reports)}</b>
            <span class="what">{reasonsOf(reports)}</span>
            <span class="src" />
          </li>
        )}
      </ul>
      {reports.length > 0 && <Reports reports={reports} />}
      <Others comments={detail.others} />
    </>
  );
}

/** A score of the model. Its words stand below the rows, and what it means is in its name. */
function ReadingRow({ finding, model }: { finding: ReadingFinding; model: ModelView | null }) {
  const right = rightAt(model, finding);
  return (
    <li class="signal">
      <Icon name={checkIcons.model} />
      <b>{titleOf(finding)}</b>
      <span class="what">
        <Gauge finding={finding} />
      </span>
      <span class="src">
        {say("deskCase.signals.ofVersion", {
          says: say(`deskCase.signals.rules.${finding.then}`),
          version: finding.policyVersion,
        })}
        <br />
        {say("deskCase.signals.model", { model: finding.reading.model })}
        {right !== null && ` · ${rightWords(right)}`}
      </span>
    </li>
  );
}

function FindingRow({ finding, text }: { finding: StoredFinding; text: string }) {
  // Most sentences name the words themselves.
  const why = whyOf(finding);
  const found = quotes(text, finding).filter(quote => !why.includes(quote));
  return (
    <li class="signal">
      <Icon name={checkIcons[finding.check]} />
      <b>{titleOf(finding)}</b>
      <span class="what">
        {why}
        <Gauge finding={finding} />
        {found.length > 0 && (
          <span class="what-quote">
            {found.map(quote => (
              <q key={quote} dir="auto">
                {quote}
              </q>
            ))}
          </span>
        )}
      </span>
      <span class="src">
        {say(`deskCase.signals.rules.${finding.then}`)}
        <br />
        {say("deskCase.signals.version", { version: finding.policyVersion })}
      </span>
    </li>
  );
}

/** The score as a bar with a tick where the policy's threshold is. */
function Gauge({ finding }: { finding: Pick<StoredFinding, "check" | "score" | "threshold"> }) {
  const { score, threshold } = finding;
  if (score === undefined || threshold === undefined) return null;
  const full = score <= 1 && threshold <= 1 ? 1 : Math.max(score, threshold) * 1.2;
  const label = say("deskCase.signals.gauge", {
    score: measure(score, finding),
    threshold: measure(threshold, finding),
  });
  const sizes = { "--score": `${(score / full) * 100}%`, "--threshold": `${(threshold / full) * 100}%` };
  return (
    <span class="gauge-bar" role="img" aria-label={label} style={sizes}>
      <i />
      <u data-t={measure(threshold, finding)} />
    </span>
  );
}

function Reports({ reports }: { reports: ReportView[] }) {
  const now = useNow(30_000);
  return (
    <section class="reports" aria-label={say("deskCase.signals.reports")}>
      <ul>
        {reports.map(report => (
          <li key={report.id}>
            <p>
              <b>{say(`rules.${report.reason}.title`)}</b>{" "}
              <span class="hint">
                {say("deskCase.ruleNumber", { number: houseRules[report.reason].number })} ·{" "}
                <time dateTime={report.madeAt} title={exactTime(report.madeAt)}>
                  {relativeTime(report.madeAt, now)}
                </time>{" "}
                · {accuracyOf(report)}
              </span>
            </p>
            {report.note && (
              <q class="report-note" dir="auto">
                {report.note}
              </q>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
