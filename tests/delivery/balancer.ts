import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** What stands before the nodes: hands each connection to the next of them, looks at nothing and remembers nobody. */
export interface Balancer {
  url: string;
  /** The ports it hands to, in turn; one that does not answer is passed over. */
  to: number[];
  /** Cuts one connection that is open or opening, chosen by `random` (0..1). */
  cutOne(random: () => number): void;
  close(): Promise<void>;
}

export async function aBalancer(): Promise<Balancer> {
  const open = new Set<Socket>();
  let turn = 0;

  const hand = (near: Socket, [port, ...others]: number[]): void => {
    if (port === undefined) return void near.destroy();
    const far = connect(port, "127.0.0.1");
    far.once("error", () => hand(near, others));
    far.once("connect", () => {
      far.removeAllListeners("error").on("error", () => {});
      far.on("close", () => near.destroy());
      near.on("close", () => far.destroy());
      if (near.destroyed) far.destroy();
      near.pipe(far).pipe(near);
    });
  };

  const server = createServer(near => {
    open.add(near);
    near.setNoDelay(true).on("error", () => {});
    near.on("close", () => open.delete(near));
    const first = turn++ % Math.max(1, balancer.to.length);
    hand(near, [...balancer.to.slice(first), ...balancer.to.slice(0, first)]);
  });
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));

  const balancer: Balancer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    to: [],
    cutOne(random) {
      [...open][Math.floor(random() * open.size)]?.destroy();
    },
    close: () =>
      new Promise(resolve => {
        for (const near of open) near.destroy();
        server.close(() => resolve());
      }),
  };
  return balancer;
}
