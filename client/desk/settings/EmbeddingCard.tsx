import { useState } from "preact/hooks";
import { say, sayWith } from "../../../locales/say.ts";
import type { FieldError } from "../../../server/protocol/problems.ts";
import { CheckField } from "./fields.tsx";
import { SettingsCard } from "./SettingsCard.tsx";
import { Snippet } from "./Snippet.tsx";
import type { SettingsDoor } from "./useSettings.ts";

const snippet = (origin: string) => `<script type="module" src="${origin}/embed.js"></script>
<comity-discussion article="stable-id" url="https://…" title="…"></comity-discussion>`;

/** On whose pages discussions may stand, and the two lines that put one there. */
export function EmbeddingCard({ door }: { door: SettingsDoor }) {
  const { embedding } = door.view.settings;
  const saved = embedding.origins.join("\n");
  const [text, setText] = useState(saved);
  const [newArticles, setNewArticles] = useState(embedding.newArticles);
  const origins = text
    .split(/\s+/)
    .filter(line => line !== "")
    .map(asOrigin);
  return (
    <SettingsCard
      id="embedding"
      title={say("deskSettings.embedding.title")}
      says={say("deskSettings.embedding.says")}
      isChanged={origins.join("\n") !== saved || newArticles !== embedding.newArticles}
      save={async () => {
        const errors = await door.save({ embedding: { origins, newArticles } });
        if (errors.length === 0) setText(origins.join("\n"));
        return errors;
      }}
    >
      {errors => (
        <>
          <label class="label" for="embedding-origins">
            {say("deskSettings.embedding.origins")}
          </label>
          <textarea
            class="field mono"
            id="embedding-origins"
            rows={4}
            spellcheck={false}
            dir="ltr"
            value={text}
            aria-invalid={errors.length > 0}
            aria-describedby={errors.length > 0 ? "embedding-hint embedding-errors" : "embedding-hint"}
            onInput={event => setText(event.currentTarget.value)}
          />
          <p id="embedding-hint" class="hint">
            {say("deskSettings.embedding.originsHint")}
          </p>
          {errors.length > 0 && (
            <ul id="embedding-errors" class="field-error" role="alert">
              {errors.filter(isOfOrigin).map(({ path, message }) => (
                <li key={path}>
                  {sayWith("faults.ofField", {
                    field: <bdi dir="ltr">{origins[Number(path.split(".")[1])]}</bdi>,
                    fault: message,
                  })}
                </li>
              ))}
            </ul>
          )}
          <CheckField
            label={say("deskSettings.embedding.opens")}
            isOn={newArticles === "pages"}
            set={isOn => setNewArticles(isOn ? "pages" : "newsroom")}
          />
          <Snippet says={say("deskSettings.embedding.snippet")} text={snippet(location.origin)} />
        </>
      )}
    </SettingsCard>
  );
}

const isOfOrigin = ({ path }: FieldError) => path.startsWith("origins.");

/** What people paste: an address with a path, or capitals. What is no address stays, to be told so. */
function asOrigin(text: string): string {
  return /^https?:\/\//i.test(text) && URL.canParse(text) ? new URL(text).origin : text;
}
