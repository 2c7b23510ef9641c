// What a provider is told to answer instead of accepting, for one target or for all.
'use strict';

const known = new Set(['accept', 'body', 'delay', 'drop', 'error', 'field', 'garbage', 'hang', 'headers', 'quota', 'retry_after',
  'status', 'times', 'timestamp']);

class Script {
  #counted = new Map(); // those for the next few requests, in order
  #lasting = new Map(); // the one for all others

  // `target` '': all that have nothing of their own. With `times` it holds for as many requests, after those given before;
  // without, for all that follow them.
  add(target, behaviour) {
    const unknown = Object.keys(behaviour).find((name) => !known.has(name));
    if (unknown) throw new Error(`no such behaviour: ${unknown}`);
    if (behaviour.times === undefined) {
      this.#lasting.set(target, behaviour);
      return;
    }
    if (!this.#counted.has(target)) this.#counted.set(target, []);
    this.#counted.get(target).push({ ...behaviour, left: behaviour.times });
  }

  // For a request that comes now; undefined: the usual.
  next(target) {
    return (target && this.#of(target)) || this.#of('');
  }

  clear() {
    this.#counted.clear();
    this.#lasting.clear();
  }

  #of(target) {
    const queue = this.#counted.get(target);
    if (!queue) return this.#lasting.get(target);
    const [behaviour] = queue;
    behaviour.left -= 1;
    if (behaviour.left <= 0) queue.shift();
    if (queue.length === 0) this.#counted.delete(target);
    return behaviour;
  }
}

module.exports = { Script };
