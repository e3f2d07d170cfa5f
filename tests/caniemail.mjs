// Reads HTML of a mail from standard input, writes the features that a client does not support, sorted.
import { caniemail } from "caniemail";
import { readFileSync } from "node:fs";

const { issues } = caniemail({
  clients: ["gmail.*", "outlook.*", "apple-mail.*"],
  html: readFileSync(0, "utf8"),
});
const found = new Set();
for (const [client, errors] of issues.errors) for (const one of errors) found.add(`${client} ${one.title}`);
console.log(JSON.stringify([...found].sort(), null, 1));
