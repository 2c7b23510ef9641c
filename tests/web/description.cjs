// The API's OpenAPI document as something to hold requests and answers against.
'use strict';
const fs = require('node:fs');
const Ajv = require('ajv/dist/2020').default;
const addFormats = require('ajv-formats').default;

const escaped = (step) => step.replaceAll('~', '~0').replaceAll('/', '~1');

class Description {
  constructor(file) {
    this.document = JSON.parse(fs.readFileSync(file, 'utf8'));
    // OpenAPI's own keywords stand among the schemas'.
    this.ajv = new Ajv({ strict: false, allErrors: true });
    addFormats(this.ajv);
    this.ajv.addSchema(this.document, 'api');
    this.compiled = new Map();
    this.patterns = Object.keys(this.document.paths).map((path) => ({ path, steps: stepsOf(path) }));
  }

  // The path of the document that a request's path is of, a literal one before one with an id; undefined: none.
  pathOf(requested) {
    const steps = stepsOf(requested);
    const fits = ({ steps: own }) => own.length === steps.length
      && own.every((step, i) => step === steps[i] || (step === '{id}' && steps[i] !== ''));
    const found = this.patterns.filter(fits);
    return (found.find(({ path }) => !path.includes('{')) ?? found[0])?.path;
  }

  operation(path, method) {
    return this.document.paths[path][method];
  }

  // The parameters of an operation in the query.
  queryOf(path, method) {
    const pointers = [];
    const add = (list, base) => (list ?? []).forEach((_, i) => pointers.push(`${base}/${i}`));
    add(this.document.paths[path].parameters, `#/paths/${escaped(path)}/parameters`);
    add(this.operation(path, method).parameters, `#/paths/${escaped(path)}/${method}/parameters`);
    const parameters = pointers.map((pointer) => this.followed(pointer));
    return new Map(parameters.filter(({ value }) => value.in === 'query').map((found) => [found.value.name, found]));
  }

  // Every operation with every status it documents.
  *answers() {
    for (const [path, item] of Object.entries(this.document.paths)) {
      for (const method of Object.keys(item).filter((key) => key !== 'parameters')) {
        const operation = `${method.toUpperCase()} ${path}`;
        for (const status of Object.keys(item[method].responses)) yield { operation, status };
      }
    }
  }

  answer(path, method, status) {
    const pointer = `#/paths/${escaped(path)}/${method}/responses/${status}`;
    return this.operation(path, method).responses[status] && this.followed(pointer);
  }

  // What stands at a pointer, with the pointer it really has once its $ref is followed.
  followed(pointer) {
    const steps = pointer.slice(2).split('/').map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
    const value = steps.reduce((node, step) => node[step], this.document);
    return value.$ref ? this.followed(value.$ref) : { pointer, value };
  }

  // What is wrong with a value under the schema at that pointer; empty: nothing.
  faults(pointer, value) {
    if (!this.compiled.has(pointer)) this.compiled.set(pointer, this.ajv.compile({ $ref: `api${encodeURI(pointer)}` }));
    const validate = this.compiled.get(pointer);
    return validate(value) ? [] : validate.errors.map(worded);
  }

  // The same for a message under a union of them, whose `type` says which one it is.
  messageFaults(pointer, message) {
    const { mapping } = this.followed(pointer).value.discriminator;
    const isKnown = typeof message?.type === 'string' && Object.hasOwn(mapping, message.type);
    return isKnown ? this.faults(mapping[message.type], message) : ['is of no type that is described'];
  }
}

function worded({ instancePath, message, params }) {
  // Places in lists would make one fault look like many.
  const place = instancePath.replace(/\/\d+/g, '/*');
  const what = params.additionalProperty ?? params.allowedValues?.join(', ') ?? params.allowedValue ?? '';
  return `${place || 'the whole'} ${message}${what === '' ? '' : ` (${what})`}`;
}

function stepsOf(path) {
  return path.replace(/\/$/, '').split('/');
}

module.exports = { Description, escaped };
