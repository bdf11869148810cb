/** GitHub's published schema, and the rules that GitHub adds to GraphQL: pages of 1 to 100, node limit, points. */
import { schema as published } from '@octokit/graphql-schema';
import {
  buildASTSchema,
  getNamedType,
  isObjectType,
  Kind,
  parse,
  visit,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';

const mostNodes = 500_000;

let document: DocumentNode | undefined;
const schemas = new Map<string, GraphQLSchema>();

/** The schema as it is, or as an older server has it: without the given fields (`PullRequest.totalCommentsCount`). */
export function schemaWithout(fields: readonly string[] = []): GraphQLSchema {
  const key = fields.join(' ');
  const known = schemas.get(key);
  if (known) return known;
  document ??= parse(published.idl, { noLocation: true });
  const left = visit(document, {
    ObjectTypeDefinition: (type) => ({
      ...type,
      fields:
        type.fields?.filter(
          (field) => !fields.includes(`${type.name.value}.${field.name.value}`),
        ) ?? [],
    }),
  });
  const made = buildASTSchema(left, { assumeValid: true });
  schemas.set(key, made);
  return made;
}

export interface Cost {
  readonly points: number;
  readonly nodes: number;
  /** The rule that the question breaks. */
  readonly error: { readonly type: string; readonly message: string } | null;
}

/** What a question costs by the documented formula: requests for each connection, hundred to a point. */
export function costOf(
  schema: GraphQLSchema,
  question: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
): Cost {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of question.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION)
      fragments.set(definition.name.value, definition);
  let requests = 0;
  let nodes = 0;
  let error: Cost['error'] = null;

  const valueOf = (field: FieldNode, name: string): unknown => {
    const value = field.arguments?.find((argument) => argument.name.value === name)?.value;
    if (value?.kind === Kind.VARIABLE) return variables[value.name.value];
    if (value?.kind === Kind.INT) return Number(value.value);
    return undefined;
  };

  const walk = (selections: SelectionSetNode, type: GraphQLNamedType, times: number): void => {
    for (const selection of selections.selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(selection.name.value)!;
        walk(fragment.selectionSet, schema.getType(fragment.typeCondition.name.value)!, times);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const on = selection.typeCondition
          ? schema.getType(selection.typeCondition.name.value)!
          : type;
        walk(selection.selectionSet, on, times);
      } else if (selection.selectionSet && 'getFields' in type) {
        const field = type.getFields()[selection.name.value];
        if (!field || !('args' in field)) continue;
        const result = getNamedType(field.type);
        const isConnection = isObjectType(result) && result.name.endsWith('Connection');
        if (!isConnection) {
          const ids = valueOf(selection, 'ids');
          walk(
            selection.selectionSet,
            result,
            times * (Array.isArray(ids) ? Math.max(1, ids.length) : 1),
          );
          continue;
        }
        requests += times;
        const size = valueOf(selection, 'first') ?? valueOf(selection, 'last');
        const asksForNodes = selection.selectionSet.selections.some(
          (inner) => inner.kind !== Kind.FIELD || ['nodes', 'edges'].includes(inner.name.value),
        );
        if (!asksForNodes) continue;
        if (typeof size !== 'number')
          error ??= {
            type: 'MISSING_PAGINATION_BOUNDARIES',
            message: `You must provide a \`first\` or \`last\` value to properly paginate the \`${selection.name.value}\` connection.`,
          };
        else if (size < 1 || size > 100)
          error ??= {
            type: 'EXCESSIVE_PAGINATION',
            message: `Requesting ${size} records on the \`${selection.name.value}\` connection exceeds the \`first\` limit of 100 records.`,
          };
        const count = typeof size === 'number' ? size : 0;
        nodes += times * count;
        walk(selection.selectionSet, result, times * count);
      }
    }
  };
  for (const definition of question.definitions)
    if (definition.kind === Kind.OPERATION_DEFINITION)
      walk(definition.selectionSet, schema.getQueryType()!, 1);
  if (nodes > mostNodes)
    error ??= {
      type: 'MAX_NODE_LIMIT_EXCEEDED',
      message: `This query requests up to ${nodes} possible nodes which exceeds the maximum limit of 500,000.`,
    };
  return { points: Math.max(1, Math.round(requests / 100)), nodes, error };
}
