/** A line of a stream, without its end. */
export interface Line {
  /** Counted from 1. */
  number: number;
  /** Null for a line that is too long to be kept. */
  bytes: Buffer | null;
  /** Bytes of the stream up to here. */
  read: number;
}

/** The lines of a stream, one at a time. Of one longer than `mostBytes` nothing is kept, so that memory stays flat whatever comes. */
export async function* linesOf(input: AsyncIterable<Buffer>, mostBytes: number): AsyncGenerator<Line> {
  let parts: Buffer[] = [];
  let length = 0;
  let number = 0;
  let read = 0;
  const add = (part: Buffer) => {
    length += part.length;
    if (length <= mostBytes) parts.push(part);
    else parts = [];
  };
  const take = (): Line => {
    const line = { number: ++number, bytes: length <= mostBytes ? Buffer.concat(parts) : null, read };
    parts = [];
    length = 0;
    return line;
  };
  for await (const chunk of input) {
    let from = 0;
    for (let end = chunk.indexOf("\n"); end >= 0; end = chunk.indexOf("\n", from)) {
      add(chunk.subarray(from, end));
      read += end + 1 - from;
      yield take();
      from = end + 1;
    }
    add(chunk.subarray(from));
    read += chunk.length - from;
  }
  if (length > 0) yield take();
}
