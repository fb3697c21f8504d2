import { type Pace, paceFrom } from "../../server/protocol/pace.ts";

const height = 28;
const step = 4;

/** The comments of each of the last minutes; the number beside it says what is to be known. */
export function PaceBars({ bars }: Pick<Pace, "bars">) {
  const most = Math.max(paceFrom.brisk, ...bars);
  return (
    <svg class="pace-bars" viewBox={`0 0 ${step * bars.length} ${height}`} aria-hidden="true">
      {bars.map((comments, minute) => {
        const tall = Math.max(1, (comments / most) * height);
        const isHot = comments >= paceFrom.brisk;
        return (
          <rect
            key={minute}
            class={isHot ? "hot" : undefined}
            x={step * minute}
            y={height - tall}
            width={step - 1}
            height={tall}
          />
        );
      })}
    </svg>
  );
}
