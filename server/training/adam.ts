/** Adam (Kingma & Ba 2015) with decoupled decay (Loshchilov & Hutter 2019) on one array. */
export class Adam {
  private readonly means: Float64Array;
  private readonly squares: Float64Array;
  private steps = 0;
  private readonly values: Float64Array;
  private readonly slopes: Float64Array;
  private readonly decay: number;

  constructor(values: Float64Array, slopes: Float64Array, decay: number) {
    this.values = values;
    this.slopes = slopes;
    this.decay = decay;
    this.means = new Float64Array(values.length);
    this.squares = new Float64Array(values.length);
  }

  /** Moves the values, and sets the slopes back to 0. */
  move(rate: number): void {
    const { means, squares, values, slopes, decay } = this;
    this.steps++;
    const meanScale = 1 / (1 - 0.9 ** this.steps);
    const squareScale = 1 / (1 - 0.999 ** this.steps);
    for (let i = 0; i < values.length; i++) {
      const slope = slopes[i]!;
      slopes[i] = 0;
      means[i] = 0.9 * means[i]! + 0.1 * slope;
      squares[i] = 0.999 * squares[i]! + 0.001 * slope * slope;
      values[i]! -=
        rate * ((means[i]! * meanScale) / (Math.sqrt(squares[i]! * squareScale) + 1e-8) + decay * values[i]!);
    }
  }
}
