import { useEffect, useState } from "preact/hooks";
import { say } from "../../locales/say.ts";
import type { CommentView } from "../../server/protocol/views.ts";
import { asDataAddress } from "./asDataAddress.ts";
import { atHome, home } from "./home.ts";

interface CommentPicturesProps {
  images: CommentView["images"];
  /** Readers do not see them yet, only their author and the desk. */
  areHeld: boolean;
}

/** The pictures of a comment, each in a place of its own shape, so that nothing moves when it comes. */
export function CommentPictures({ images, areHeld }: CommentPicturesProps) {
  if (!images) return null;
  // On a page of another origin no cookie goes with an <img>, so that nobody would know who asks.
  const Picture = areHeld && home.token ? HeldPicture : ShownPicture;
  return (
    <div class="comment-pictures">
      {images.map(image => (
        <Picture key={image.address} image={image} />
      ))}
    </div>
  );
}

type Image = NonNullable<CommentView["images"]>[number];

function ShownPicture({ image: { address, alt, ...size } }: { image: Image }) {
  return (
    // Whoever posted it may have said nothing of what is to be seen in it.
    <a href={atHome(address)} aria-label={alt === "" ? say("thread.picture") : undefined}>
      <img {...size} alt={alt} src={atHome(address)} loading="lazy" decoding="async" />
    </a>
  );
}

/** Fetched with the session; without a link, for what a link leads to is asked for without one. */
function HeldPicture({ image: { address, alt, ...size } }: { image: Image }) {
  const [src, setSrc] = useState<string>();
  useEffect(() => {
    let isHere = true;
    fetchHeld(atHome(address)).then(
      fetched => isHere && setSrc(fetched),
      () => {},
    );
    return () => {
      isHere = false;
    };
  }, [address]);
  return <img {...size} alt={alt} src={src} decoding="async" />;
}

async function fetchHeld(address: string): Promise<string | undefined> {
  const answer = await fetch(address, { headers: { authorization: `Bearer ${home.token}` }, credentials: "omit" });
  return answer.ok ? await asDataAddress(await answer.blob()) : undefined;
}
