import { useState } from "preact/hooks";
import { say } from "../../locales/say.ts";
import { api } from "../core/api.ts";
import type { Member } from "../core/session.ts";
import { faultOf } from "./faults.ts";
import { Leave } from "./Leave.tsx";

/** Everything that is kept of oneself as a file, and giving the account up. */
export function MyData({ member }: { member: Pick<Member, "role"> | null }) {
  const [trouble, setTrouble] = useState("");
  return (
    <div class="profile-data">
      <button class="btn" type="button" onClick={() => saveExport().catch(thrown => setTrouble(faultOf(thrown)))}>
        {say("profile.export")}
      </button>
      <p class="trouble" role="alert">
        {trouble}
      </p>
      {member?.role === "member" && <Leave />}
    </div>
  );
}

/** Fetched first: a link from a page of another origin would have no session to send along. */
async function saveExport(): Promise<void> {
  const kept = JSON.stringify(await api.get("me/export"), null, 2);
  const address = URL.createObjectURL(new Blob([kept], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = "comity-export.json";
  link.click();
  URL.revokeObjectURL(address);
}
