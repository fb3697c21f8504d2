import { z } from "zod";
import type { Endpoint } from "../protocol/endpoint.ts";
import { endpoints } from "../protocol/endpoints.ts";
import { type ProblemName, problems } from "../protocol/problems.ts";
import { isForbidden } from "../protocol/writing.ts";

/** OpenAPI 3.1 of the API, made from the schemas by which the server parses. */
export function openApi(publicUrl: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const [name, endpoint] of Object.entries<Endpoint>(endpoints)) {
    const path = endpoint.path.replaceAll(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [endpoint.method]: operation(name, endpoint) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Comity",
      version: "1",
      description:
        "Comments, screening and moderation. The shapes of answers are named after the types in server/protocol/.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: `${publicUrl}/api/v1` }],
    paths,
    components: {
      schemas: { Problem },
      securitySchemes: { session: { type: "apiKey", in: "cookie", name: "comity_session" } },
    },
  };
}

const Problem = {
  type: "object",
  description: "RFC 9457; `errors` lists every field that cannot be accepted.",
  required: ["type", "title", "status"],
  properties: {
    type: { type: "string", examples: Object.keys(problems).map(name => `urn:comity:problem:${name}`) },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string" },
    errors: {
      type: "array",
      items: { type: "object", properties: { path: { type: "string" }, message: { type: "string" } } },
    },
  },
};

const picture = { "image/*": { schema: { type: "string", format: "binary" } } };

function operation(name: string, endpoint: Endpoint): object {
  const parameters = [...fields(endpoint.params, "path"), ...fields(endpoint.query, "query")];
  // The doors that keep what they answered are those that can find a key reused.
  if (endpoint.problems.includes("key-reused")) {
    parameters.push({
      name: "Idempotency-Key",
      in: "header",
      required: false,
      schema: { type: "string", minLength: 8, maxLength: 100 },
    });
  }
  const needsSession = endpoint.problems.includes("sign-in-needed");
  return {
    operationId: name,
    summary: endpoint.says,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(endpoint.body ? { requestBody: { required: true, content: json(schemaOf(endpoint.body)) } } : {}),
    ...(endpoint.takesPicture ? { requestBody: { required: true, content: picture } } : {}),
    ...(needsSession ? { security: [{ session: [] }] } : {}),
    responses: { [endpoint.status]: { description: endpoint.answers }, ...problemAnswers(endpoint) },
  };
}

function fields(schema: z.ZodType, place: "path" | "query"): object[] {
  const { properties = {}, required = [] } = schemaOf(schema) as {
    properties?: Record<string, object>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, field]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: field,
  }));
}

function problemAnswers({ problems: own, method, writes }: Endpoint): Record<string, object> {
  const common: ProblemName[] = [
    "unprocessable-request",
    "too-many-requests",
    ...(method === "get" ? [] : (["cross-site"] as const)),
    ...(writes && isForbidden(writes) ? (["sanctioned"] as const) : []),
  ];
  const names = [...new Set([...own, ...common])];
  const byStatus = new Map<number, ProblemName[]>();
  for (const name of names) byStatus.set(problems[name], [...(byStatus.get(problems[name]) ?? []), name]);
  return Object.fromEntries(
    [...byStatus].map(([status, named]) => [
      status,
      {
        description: named.join(", "),
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    ]),
  );
}

const json = (schema: object) => ({ "application/json": { schema } });

function schemaOf(schema: z.ZodType): object {
  const { $schema: _, ...made } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  return made;
}
