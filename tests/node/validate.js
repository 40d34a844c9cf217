// Reads FHIR resources from standard input, one JSON text a line, and writes what is wrong with each as JSON.
const { createInterface } = require("node:readline");
const { Fhir } = require("fhir");

const fhir = new Fhir();
createInterface({ input: process.stdin }).on("line", (line) => {
  const found = fhir.validate(JSON.parse(line), { errorOnUnexpected: true });
  process.stdout.write(`${JSON.stringify(found.messages)}\n`);
});
