const paths = {
  eye: ["M2 10s3-5.5 8-5.5S18 10 18 10s-3 5.5-8 5.5S2 10 2 10z", "M10 7.7a2.3 2.3 0 1 0 0 4.6 2.3 2.3 0 0 0 0-4.6z"],
  clock: ["M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14z", "M10 6v4.2l2.8 1.7"],
  bubble: ["M3 4h14v9.5H9L5 17v-3.5H3z"],
} as const;

/** A drawing beside words that say the same. */
export function Icon({ name }: { name: keyof typeof paths }) {
  return (
    <svg class="i" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      {paths[name].map(path => (
        <path key={path} d={path} />
      ))}
    </svg>
  );
}
