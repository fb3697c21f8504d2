import { say } from "../../locales/say.ts";
import { limits } from "../../server/protocol/limits.ts";
import type { PictureView } from "../../server/protocol/profile.ts";
import { ApiProblem, api } from "../core/api.ts";
import { asDataAddress } from "../core/asDataAddress.ts";
import { Icon } from "../core/Icon.tsx";
import { useTalk } from "./context.ts";
import type { Attached } from "./usePosting.ts";

interface PicturesProps {
  pictures: readonly Attached[];
  set: (pictures: Attached[]) => void;
}

/** The pictures of what is being written; each wants a few words for who does not see it. */
export function AttachedPictures({ pictures, set }: PicturesProps) {
  if (pictures.length === 0) return null;
  return (
    <div class="composer-pictures">
      {pictures.map(picture => (
        <div class="composer-picture" key={picture.id}>
          <img src={picture.drawn} alt="" />
          <input
            class="field"
            type="text"
            aria-label={say("composer.pictureAlt")}
            placeholder={say("composer.pictureAlt")}
            maxLength={limits.altCodePoints}
            value={picture.alt}
            onInput={event => {
              const alt = event.currentTarget.value;
              set(pictures.map(one => (one.id === picture.id ? { ...one, alt } : one)));
            }}
          />
          <button
            class="btn btn-quiet"
            type="button"
            onClick={() => set(pictures.filter(({ id }) => id !== picture.id))}
          >
            {say("composer.removePicture")}
          </button>
        </div>
      ))}
    </div>
  );
}

interface ChoosePictureProps extends PicturesProps {
  /** Told while one is made small and sent: what is posted meanwhile would leave it behind. */
  setComing: (isComing: boolean) => void;
}

/** One of the composer's tools: one more picture. */
export function ChoosePicture({ pictures, set, setComing }: ChoosePictureProps) {
  const { tell } = useTalk();
  if (pictures.length >= limits.picturesMost) return null;
  const choose = async (file: File | undefined) => {
    if (!file) return;
    setComing(true);
    try {
      // Made small before it is sent, and without where it was taken.
      const { smaller } = await import("../profile/smaller.ts");
      const picture = await smaller(file, 1_600);
      const { id } = await api.post<PictureView>("me/pictures", picture);
      set([...pictures, { id, drawn: await asDataAddress(picture), alt: "" }]);
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      tell(say("composer.pictureNotTaken"));
    } finally {
      setComing(false);
    }
  };
  return (
    <label class="icon-btn composer-choose" title={say("composer.addPicture")}>
      <Icon name="picture" />
      <input
        class="sr"
        type="file"
        accept="image/*"
        aria-label={say("composer.addPicture")}
        onChange={event => {
          void choose(event.currentTarget.files?.[0]);
          event.currentTarget.value = "";
        }}
      />
    </label>
  );
}
