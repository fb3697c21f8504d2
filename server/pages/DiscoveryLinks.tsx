/** Where readers of feeds find those of a page; `of`: `comments`, or `articles/tariff-pause/comments`. */
export function FeedLinks({ of, title }: { of: string; title: string }) {
  return (
    <>
      <link rel="alternate" type="application/atom+xml" title={title} href={`/feeds/${of}.atom`} />
      <link rel="alternate" type="application/rss+xml" title={title} href={`/feeds/${of}.rss`} />
    </>
  );
}

/** Where programs find the card of the comment that a page was asked for (https://oembed.com, "Discovery"). */
export function CardLink({ address }: { address: string }) {
  return <link rel="alternate" type="application/json+oembed" href={`/oembed?url=${encodeURIComponent(address)}`} />;
}
