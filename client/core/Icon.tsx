/** Drawn on a grid of 20, one stroke weight. */
const paths = {
  back: "M12.5 4.5 7 10l5.5 5.5",
  bars: "M3 3v14h14M7 14v-4M11 14V6M15 14v-6",
  bell: "M5.5 14V9a4.5 4.5 0 0 1 9 0v5l1.5 1.5H4zM8.5 17.5h3",
  bolt: "M11 2.5 4.5 11h4.7l-1 6.5 7.3-9h-5z",
  book: "M10 5.5C8.3 4.2 6 3.8 3 3.8v11c3 0 5.3.4 7 1.7 1.7-1.3 4-1.7 7-1.7v-11c-3 0-5.3.4-7 1.7zM10 5.5v11",
  bookmark: "M5.5 3h9v14L10 13.5 5.5 17z",
  bubble: "M3 4h14v9.5H9L5 17v-3.5H3z",
  bulb: "M7.3 13a5 5 0 1 1 5.4 0v2.2H7.3zM8.3 17.7h3.4",
  check: "M4 10.5l4 4 8-9",
  checkCircle: "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM6.8 10.2l2.3 2.3 4.2-4.8",
  chevDown: "M5 7.5l5 5 5-5",
  chevUp: "M5 12.5l5-5 5 5",
  clock: "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 6v4.2l2.8 1.7",
  copy: "M7 7h9.5v10H7zM4 13V3h9",
  edit: "M3.5 16.5l.9-3.6L13 4.3l2.7 2.7-8.6 8.6zM11.3 6l2.7 2.7",
  eye: "M2 10s3-5.5 8-5.5S18 10 18 10s-3 5.5-8 5.5S2 10 2 10zM10 7.7a2.3 2.3 0 1 0 0 4.6 2.3 2.3 0 0 0 0-4.6z",
  eyeOff:
    "M4.2 6.8C2.8 8.3 2 10 2 10s3 5.5 8 5.5c1.3 0 2.5-.35 3.5-.9M8.2 4.7C8.8 4.56 9.4 4.5 10 4.5c5 0 8 5.5 8 5.5s-.7 1.3-2 2.7M3 3l14 14",
  flag: "M5 17.5V3M5 3.5h10l-2.2 3.5L15 10.5H5",
  forward: "M7.5 4.5 13 10l-5.5 5.5",
  gauge: "M3.8 14.5a7 7 0 1 1 12.4 0M10 12l3-4.5M10 11.4a0.6 0.6 0 1 0 0 1.2 0.6 0.6 0 0 0 0-1.2z",
  hand: "M6 11V5.5a1.2 1.2 0 0 1 2.4 0V9M8.4 9V4a1.2 1.2 0 0 1 2.4 0v5M10.8 9V4.7a1.2 1.2 0 0 1 2.4 0V10M13.2 10V7a1.2 1.2 0 0 1 2.3 0v5c0 3.3-2 5.5-5 5.5-2.6 0-3.9-1.3-5-3.5L3.7 11a1.2 1.2 0 0 1 2-1.2z",
  history: "M3.5 10a6.5 6.5 0 1 0 2-4.7L3.5 7M3.5 3.5V7H7M10 6.5V10l2.5 1.5",
  inbox: "M3 11l2-7h10l2 7v5.5H3zM3 11h4l1.2 2.2h3.6L13 11h4",
  info: "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 9.4v4.4M10 6.3v.1",
  keyboard: "M2.5 5.5h15v9h-15zM5.5 8.5v.1M8.5 8.5v.1M11.5 8.5v.1M14.5 8.5v.1M6.5 11.7h7",
  link: "M8.5 11.5a3 3 0 0 0 4.3.2l2.6-2.6a3 3 0 0 0-4.3-4.3L9.8 6.1M11.5 8.5a3 3 0 0 0-4.3-.2l-2.6 2.6a3 3 0 0 0 4.3 4.3l1.3-1.3",
  lock: "M5 9h10v8H5zM7 9V6.5a3 3 0 0 1 6 0V9",
  mic: "M10 3a2.2 2.2 0 0 1 2.2 2.2v4a2.2 2.2 0 0 1-4.4 0v-4A2.2 2.2 0 0 1 10 3zM5.5 9a4.5 4.5 0 0 0 9 0M10 13.5V17M7.5 17h5",
  menu: "M3 5.5h14M3 10h14M3 14.5h14",
  minus: "M4 10h12",
  more: "M4.5 9.4a0.6 0.6 0 1 0 0 1.2 0.6 0.6 0 0 0 0-1.2zM10 9.4a0.6 0.6 0 1 0 0 1.2 0.6 0.6 0 0 0 0-1.2zM15.5 9.4a0.6 0.6 0 1 0 0 1.2 0.6 0.6 0 0 0 0-1.2z",
  mute: "M4 8h2.5L10 5v10l-3.5-3H4zM13 8l4 4M17 8l-4 4",
  offline:
    "M3 3l14 14M5 10.5a7 7 0 0 1 3.2-1.9M2.5 7.5A11 11 0 0 1 6 5.4M7.6 13.2a3.5 3.5 0 0 1 4.8 0M17.5 7.5a11 11 0 0 0-7-2.9M15 10.5a7 7 0 0 0-1.7-1.2M10 16v.1",
  pause: "M7 4.5v11M13 4.5v11",
  people:
    "M7.5 4.3a2.7 2.7 0 1 0 0 5.4 2.7 2.7 0 0 0 0-5.4zM2.5 16.5c.4-3 2.4-4.5 5-4.5s4.6 1.5 5 4.5M13 4.6a2.6 2.6 0 0 1 0 4.8M14.5 12.3c1.7.5 2.7 1.9 3 4.2",
  personPlus:
    "M8 4.1a2.9 2.9 0 1 0 0 5.8 2.9 2.9 0 0 0 0-5.8zM2.5 16.5c.4-3.2 2.6-4.7 5.5-4.7 1 0 1.9.2 2.7.6M15 11.5v5M12.5 14h5",
  picture: "M3 4h14v12H3zM3 13.5l4-4 4 4 2-2 4 3.5M13 7.5v.1",
  pin: "M7 3h6M8 3v5l-2.5 3.2h9L12 8V3M10 11.2v6",
  play: "M6.5 4l9 6-9 6z",
  plus: "M10 4v12M4 10h12",
  quill: "M4 16.5C5 9 9 4.5 16.5 3.5c-.3 5.5-3.3 9-8.5 9.5M4 16.5l4.5-6",
  quote: "M4 13.5V9a4 4 0 0 1 3.5-4M4 9.5h4v4H4zM12 13.5V9a4 4 0 0 1 3.5-4M12 9.5h4v4h-4z",
  radio:
    "M10 9a1 1 0 1 0 0 2 1 1 0 0 0 0-2zM6.8 6.8a4.5 4.5 0 0 0 0 6.4M13.2 6.8a4.5 4.5 0 0 1 0 6.4M4.3 4.3a8 8 0 0 0 0 11.4M15.7 4.3a8 8 0 0 1 0 11.4",
  refresh: "M16.5 3.5v4h-4M16.3 7.3A7 7 0 1 0 17 10",
  reply: "M8 4.5 3 9.5l5 5M3.5 9.5H11a6 6 0 0 1 6 6v.5",
  search: "M9 3.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM13.2 13.2 17 17",
  share: "M10 12.5V3M6.5 6.2 10 2.7l3.5 3.5M6 9H4v8h12V9h-2",
  shield: "M10 2.5l6 2.2v4.8c0 3.9-2.5 6.6-6 8-3.5-1.4-6-4.1-6-8V4.7zM7 9.8 9.2 12l4-4.2",
  sliders: "M3.5 6h6M13.5 6h3M3.5 14h3M10.5 14h6M11.5 4v4M8.5 12v4",
  star: "M10 3l2.1 4.5 4.9.6-3.6 3.4.9 4.9L10 14l-4.3 2.4.9-4.9L3 8.1l4.9-.6z",
  swap: "M4 7h11M12 4l3 3-3 3M16 13H5M8 10l-3 3 3 3",
  undo: "M7.5 4l-4 4 4 4M4 8h7.5a4.5 4.5 0 0 1 0 9H8",
  up: "M10 16.5V4M5 9l5-5 5 5",
  warn: "M10 3.2l7.3 13H2.7zM10 8v4M10 14.2v.1",
  x: "M5 5l10 10M15 5 5 15",
  xCircle: "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM7.5 7.5l5 5M12.5 7.5l-5 5",
} as const;

export type IconName = keyof typeof paths;

const flipped: ReadonlySet<IconName> = new Set(["reply", "back", "forward"]);

/** A drawing beside words that say the same, or inside a control that is named; never the only bearer of a meaning. */
export function Icon({ name, solid = false }: { name: IconName; solid?: boolean }) {
  const classes = ["i", solid && "i-solid", flipped.has(name) && "i-flip"].filter(Boolean).join(" ");
  return (
    <svg class={classes} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
