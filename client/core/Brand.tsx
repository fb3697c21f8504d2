/** The name with its sign: two circles that share a middle. */
export function Brand() {
  return (
    <span class="brand">
      <svg viewBox="0 0 26 18" aria-hidden="true" focusable="false">
        <g fill="none" stroke="currentColor" stroke-width="1.8">
          <circle cx="9" cy="9" r="7.6" />
          <circle cx="17" cy="9" r="7.6" />
        </g>
        <path class="brand-both" d="M13 2.54a7.6 7.6 0 0 1 0 12.92a7.6 7.6 0 0 1 0-12.92z" />
      </svg>
      <span class="t">Comity</span>
    </span>
  );
}
