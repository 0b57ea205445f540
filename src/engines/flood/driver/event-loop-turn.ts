/**
 * Lets messages and timers of this thread run. A message to oneself is a macrotask like a timer, without the 4 ms that
 * browsers add to nested timers.
 */
export function eventLoopTurn(): Promise<void> {
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      resolve();
    };
    channel.port2.postMessage(null);
  });
}
