import { houseRules } from "../../server/protocol/houseRules.ts";
import type { CaseDetail, ReportView, StoredFinding } from "../../server/protocol/views.ts";
import { Icon } from "../core/Icon.tsx";
import { exactTime, relativeTime } from "../core/text.ts";
import { accuracyOf, checks, measure, reasonsOf, reportCount } from "./deskWords.ts";
import { quotes } from "./marks.tsx";
import { ofRevision } from "./QueueRow.tsx";
import { useNow } from "./useNow.ts";

/** What each check found and what readers reported, one row each. */
export function Signals({ detail }: { detail: CaseDetail }) {
  const findings = ofRevision(detail);
  const { reports, comment } = detail;
  if (findings.length === 0 && reports.length === 0) return null;
  return (
    <>
      <ul class="signals">
        {findings.map(finding => (
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
    </>
  );
}

const asks = {
  nudge: "asked to think again",
  note: "asks for nothing",
  flag: "points at it",
  hold: "asks to hold",
  refuse: "asks to refuse",
} as const;

function FindingRow({ finding, text }: { finding: StoredFinding; text: string }) {
  // Most sentences name the words themselves.
  const found = quotes(text, finding).filter(quote => !finding.why.includes(quote));
  return (
    <li class="signal">
      <Icon name={checks[finding.check].icon} />
      <b>
        {checks[finding.check].name}
        {finding.score !== undefined && ` ${measure(finding.score, finding)}`}
      </b>
      <span class="what">
        {finding.why}
        {finding.score !== undefined && finding.threshold !== undefined && (
          <Gauge score={finding.score} threshold={finding.threshold} />
        )}
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
        {asks[finding.then]}
        <br />
        policy {finding.policyVersion}
      </span>
    </li>
  );
}

/** The score as a bar with a tick where the policy's threshold is. */
function Gauge({ score, threshold }: { score: number; threshold: number }) {
  const full = score <= 1 && threshold <= 1 ? 1 : Math.max(score, threshold) * 1.2;
  const finding = { threshold };
  const label = `${measure(score, finding)}; the threshold is ${measure(threshold, finding)}`;
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
    <section class="reports" aria-label="Reports">
      <ul>
        {reports.map(report => (
          <li key={report.id}>
            <p>
              <b>{houseRules[report.reason].title}</b>{" "}
              <span class="hint">
                rule {houseRules[report.reason].number} ·{" "}
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
