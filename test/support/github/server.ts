/**
 * A GitHub on this machine: our own questions are executed on GitHub's published schema, with its rules and limits, over
 * a world of plain objects. Faults stand in a queue for each operation.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import {
  execute,
  parse,
  validate,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql';

import { rootFor } from './resolvers.ts';
import { answerRest } from './rest.ts';
import { costOf, schemaWithout } from './schema.ts';
import type { World } from './world.ts';

/** What was asked, as the tests look at it. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  /** Name of the operation, or the path of a REST question. */
  readonly operation: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly authorization: string | undefined;
}

export interface Exchange {
  readonly asked: Asked;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** The answer without the fault. */
  answer(): Answer;
  send(answer: Answer): void;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** Answers in place of the world. */
export type Fault = (exchange: Exchange) => void;

export interface LoopbackGitHub {
  readonly world: World;
  /** Base of the API, in the form of a server of one's own. */
  readonly api: string;
  readonly asked: Asked[];
  /** Points and what is left of them; changed by tests. */
  readonly budget: { left: number; used: number; isCounted: boolean };
  /** Fields that it does not know. */
  unknownFields: readonly string[];
  /** The next questions of an operation get these, one each; null lets one through. */
  fail(operation: string, ...faults: readonly (Fault | null)[]): void;
  /** Faults that were not reached. */
  unusedFaults(): number;
  close(): Promise<void>;
}

export const limit = 5000;

export async function startGitHub(world: World): Promise<LoopbackGitHub> {
  const questions = questionReader();
  const faults = new Map<string, (Fault | null)[]>();
  const asked: Asked[] = [];
  const budget = { left: limit, used: 0, isCounted: true };

  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const exchange = exchangeOf(request, response, body);
      asked.push(exchange.asked);
      const fault = faults.get(exchange.asked.operation)?.shift();
      if (fault) fault(exchange);
      else exchange.send(exchange.answer());
    });
  });

  function exchangeOf(request: IncomingMessage, response: ServerResponse, body: string): Exchange {
    const url = new URL(request.url ?? '/', 'http://loopback');
    const question = parseQuestion(body);
    const what: Asked = {
      method: request.method ?? '',
      path: url.pathname,
      operation: /\b(?:query|mutation)\s+(\w+)/.exec(question.query)?.[1] ?? url.pathname,
      variables: question.variables,
      authorization: request.headers.authorization,
    };
    return {
      asked: what,
      request,
      response,
      send: (answer) => send(response, answer),
      answer: () => {
        const login = world.tokens.get(
          /^(?:bearer|token) (\S+)$/i.exec(what.authorization ?? '')?.[1] ?? '',
        );
        if (login === undefined)
          return { status: 401, headers: {}, body: { message: 'Bad credentials', status: '401' } };
        if (what.path === '/api/graphql' && what.method === 'POST')
          return answerGraphql(login, question.query, what.variables);
        return answerRest(world, what.method, url, login, restHeaders());
      },
    };
  }

  function answerGraphql(
    login: string,
    query: string,
    variables: Readonly<Record<string, unknown>>,
  ): Answer {
    const schema = schemaWithout(github.unknownFields);
    const { question, wrong } = questions.read(schema, query);
    if (wrong.length > 0)
      return { status: 200, headers: headers(), body: { errors: wrong.map(validationError) } };
    const cost = costOf(schema, question, variables);
    if (cost.error)
      return { status: 200, headers: headers(), body: { data: null, errors: [cost.error] } };
    budget.left -= cost.points;
    budget.used += cost.points;
    const rateLimit = budget.isCounted
      ? {
          limit,
          cost: cost.points,
          remaining: budget.left,
          used: budget.used,
          resetAt: reset().toISOString(),
          nodeCount: cost.nodes,
        }
      : null;
    const result = execute({
      schema,
      document: question,
      rootValue: rootFor(world, login, rateLimit),
      variableValues: variables,
    }) as ExecutionResult;
    const { data, errors } = JSON.parse(JSON.stringify(result)) as ExecutionResult & {
      errors?: readonly GraphQLFormattedError[];
    };
    return {
      status: 200,
      headers: headers(),
      body: { data, ...(errors ? { errors: errors.map(githubError) } : {}) },
    };
  }

  function headers(resource = 'graphql'): Record<string, string> {
    const counted = {
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': String(budget.left),
      'x-ratelimit-used': String(budget.used),
      'x-ratelimit-reset': String(Math.floor(reset().getTime() / 1000)),
      'x-ratelimit-resource': resource,
    };
    return { date: new Date(world.now).toUTCString(), ...(budget.isCounted ? counted : {}) };
  }

  const restHeaders = (): Record<string, string> => ({
    date: new Date(world.now).toUTCString(),
    'x-ratelimit-limit': '5000',
    'x-ratelimit-remaining': '4990',
    'x-ratelimit-resource': 'core',
  });

  const reset = (): Date => new Date(Date.parse(world.now) + 1_800_000);

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const github: LoopbackGitHub = {
    world,
    api: `http://127.0.0.1:${port}/api/v3`,
    asked,
    budget,
    unknownFields: [],
    fail(operation, ...list) {
      faults.set(operation, [...(faults.get(operation) ?? []), ...list]);
    },
    unusedFaults: () => [...faults.values()].flat().filter((fault) => fault !== null).length,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return github;
}

/** Reading and checking a question takes longer than answering it: each text is read once. */
function questionReader() {
  const known = new Map<
    string,
    { readonly question: DocumentNode; readonly wrong: readonly string[] }
  >();
  let of: GraphQLSchema | undefined;
  return {
    read(schema: GraphQLSchema, query: string) {
      if (of !== schema) known.clear();
      of = schema;
      let found = known.get(query);
      if (!found) {
        const question = parse(query);
        found = { question, wrong: validate(schema, question).map(({ message }) => message) };
        known.set(query, found);
      }
      return found;
    },
  };
}

function parseQuestion(body: string): { query: string; variables: Record<string, unknown> } {
  try {
    const given = JSON.parse(body) as { query?: string; variables?: Record<string, unknown> };
    return { query: given.query ?? '', variables: given.variables ?? {} };
  } catch {
    return { query: '', variables: {} };
  }
}

/** GitHub's form of an error of validation. */
function validationError(message: string): object {
  const [, field, type] = /^Cannot query field "(\w+)" on type "(\w+)"/.exec(message) ?? [];
  return field === undefined
    ? { message }
    : {
        message: `Field '${field}' doesn't exist on type '${type}'`,
        extensions: { code: 'undefinedField', typeName: type, fieldName: field },
      };
}

/** `type` stands beside the message, where graphql-js has only extensions. */
function githubError(error: GraphQLFormattedError): object {
  const { type, ...extensions } = error.extensions ?? {};
  return {
    ...(type === undefined ? {} : { type }),
    message: error.message,
    path: error.path,
    ...(Object.keys(extensions).length > 0 ? { extensions } : {}),
  };
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(text);
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
