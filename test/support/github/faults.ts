/** Ways in which a service, or something on the way to it, fails. */
import type { Exchange, Fault } from './server.ts';

export function status(code: number, body: unknown = { message: 'failed' }, headers = {}): Fault {
  return ({ send }) => send({ status: code, headers, body });
}

/** The first bytes of the true answer, with the length of all of it. */
export function cutShort(exchange: Exchange): void {
  const text = JSON.stringify(exchange.answer().body);
  exchange.response.writeHead(200, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
  });
  exchange.response.write(text.slice(0, text.length / 2), () => exchange.response.destroy());
}

export function reset(exchange: Exchange): void {
  exchange.request.socket.resetAndDestroy();
}

/** Never answers. */
export function silence(): void {}

/** A whole answer with another body. */
export function body(text: string, contentType = 'application/json'): Fault {
  return ({ send }) => send({ status: 200, headers: { 'content-type': contentType }, body: text });
}

/** GraphQL errors without data. */
export function errors(...list: readonly object[]): Fault {
  return (exchange) => exchange.send({ ...exchange.answer(), body: { data: null, errors: list } });
}

/** The true answer, changed. */
export function changed(change: (data: Record<string, any>, exchange: Exchange) => void): Fault {
  return (exchange) => {
    const answer = structuredClone(exchange.answer());
    change((answer.body as { data: Record<string, any> }).data, exchange);
    exchange.send(answer);
  };
}

/** The true answer with other headers. */
export function headers(more: Readonly<Record<string, string>>): Fault {
  return (exchange) => {
    const answer = exchange.answer();
    exchange.send({ ...answer, headers: { ...answer.headers, ...more } });
  };
}

export function redirect(code: number, to: string): Fault {
  return status(code, '', { location: to });
}

/** GraphQL's way of saying that the hour's points are used up. */
export function limitReached(type: string, secondsToReset: number, now: string): Fault {
  return (exchange) =>
    exchange.send({
      status: 200,
      headers: {
        date: new Date(now).toUTCString(),
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': String(Math.floor(Date.parse(now) / 1000) + secondsToReset),
        'x-ratelimit-resource': 'graphql',
      },
      body: { data: null, errors: [{ type, message: 'Too many questions of user ID 1.' }] },
    });
}
