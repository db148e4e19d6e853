// Writes the types of the contract: node scripts/types.js CONTRACT TARGET
import { readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import openapiTypescript, { astToString } from "openapi-typescript";
import ts from "typescript";

const [contract, target] = process.argv.slice(2).map((it) => resolve(it));

const { factory, SyntaxKind } = ts;
const STRING = factory.createKeywordTypeNode(SyntaxKind.StringKeyword);
const ANY_OTHER = factory.createIntersectionTypeNode([STRING, factory.createTypeLiteralNode([])]);

/** An open list of codes keeps its codes, for completion, and takes any other; bytes are a Blob. */
function transform(schema) {
  const codes = schema["x-extensible-enum"];
  if (codes !== undefined) {
    const literals = codes.map((it) => factory.createLiteralTypeNode(factory.createStringLiteral(it)));
    return factory.createUnionTypeNode([...literals, ANY_OTHER]);
  }
  return schema.format === "binary" ? factory.createTypeReferenceNode("Blob") : undefined;
}

// Declarations of an earlier run would be read in place of the sources.
for (const name of await readdir(dirname(target))) {
  if (name.endsWith(".d.ts")) {
    await rm(join(dirname(target), name));
  }
}
await writeFile(target, astToString(await openapiTypescript(pathToFileURL(contract), { transform })));
