// Holds the WebSockets' messages as the service's code writes them against the API's description:
// check_messages.cjs DOCUMENT GOLDEN_FOLDER
//
// The golden files ws_*.json are what tst_golden compares that code with. Every type that an inbox's socket is sent is among them.
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { Description } = require('./description.cjs');

const [documentFile, folder] = process.argv.slice(2);
const description = new Description(documentFile);
const pointerOf = (union) => `#/components/schemas/${union}`;
const typesOf = (union) => Object.keys(description.document.components.schemas[union].discriminator.mapping);
const missing = new Set(typesOf('ServerMessage'));
const faults = [];

const names = fs.readdirSync(folder).filter((name) => /^ws_.*\.json$/.test(name));
for (const name of names) {
  const message = JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8'));
  const union = typesOf('ServerMessage').includes(message.type) ? 'ServerMessage' : 'AdminServerMessage';
  description.messageFaults(pointerOf(union), message).forEach((fault) => faults.push(`${name}: ${fault}`));
  missing.delete(message.type);
  // The check is one: a message with anything else in it is none.
  const spoilt = { ...message, data: { ...message.data, other: 1 } };
  if (description.messageFaults(pointerOf(union), spoilt).length === 0) faults.push(`${name}: other members would pass`);
}
missing.forEach((type) => faults.push(`no golden file is a ${type}`));
faults.forEach((fault) => console.log(`WRONG: ${fault}`));
console.log(`${names.length} messages checked.`);
process.exit(faults.length > 0 || names.length === 0 ? 1 : 0);
