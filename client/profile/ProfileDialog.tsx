import { useState } from "preact/hooks";
import { say } from "../../locales/say.ts";
import { atHome } from "../core/home.ts";
import { useTalk } from "../thread/context.ts";
import { Dialog } from "../thread/Dialog.tsx";
import { AboutMe } from "./AboutMe.tsx";
import { ClaimNote } from "./ClaimNote.tsx";
import { MyData } from "./MyData.tsx";
import { Written } from "./Written.tsx";

/** Who I am here: my name, picture and words; what I wrote; my data, and giving the account up. */
export function ProfileDialog({ onClose }: { onClose: () => void }) {
  const { member } = useTalk();
  return (
    <Dialog id="profile-h" title={say("profile.yours")} onClose={onClose}>
      {member && !member.isGuest && <AboutMe member={member} />}
      {member && !member.isGuest && <ClaimNote />}
      <MyComments />
      {member && !member.isGuest && (
        <p class="profile-signs">
          <a href={atHome("/account")}>{say("profile.signIns")}</a>
        </p>
      )}
      <h4 class="profile-part">{say("profile.data")}</h4>
      <MyData member={member ?? null} />
    </Dialog>
  );
}

/** In every state, and by the words in them. */
function MyComments() {
  const [words, setWords] = useState("");
  const [asked, setAsked] = useState("");
  const find = () => setAsked(words.trim());
  return (
    <section>
      <h4 class="profile-part">{say("profile.mine")}</h4>
      <div class="profile-find">
        <input
          class="field"
          type="search"
          aria-label={say("profile.find")}
          placeholder={say("profile.find")}
          value={words}
          onInput={event => setWords(event.currentTarget.value)}
          onKeyDown={event => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            find();
          }}
        />
        <button class="btn" type="button" onClick={find}>
          {say("profile.search")}
        </button>
      </div>
      <Written path={asked === "" ? "me/comments" : `me/comments?q=${encodeURIComponent(asked)}`} />
    </section>
  );
}
