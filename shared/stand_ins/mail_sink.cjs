// A mail server that relays nothing: no TLS, one mail after the other on a connection. It takes every mail, unless its script
// says otherwise for an address or for all: {status, body} to answer, or a delay. Tests of what mails hold are made with a real server.
// https://www.rfc-editor.org/rfc/rfc5321
'use strict';
const net = require('node:net');
const { performance } = require('node:perf_hooks');
const { Loopback } = require('./loopback.cjs');
const { Script } = require('./script.cjs');

const endOfMail = '\r\n.\r\n';

class MailSink {
  script = new Script();
  delay = 0; // milliseconds from a mail's end to its acceptance
  #journal;
  #loopback = new Loopback(() => net.createServer({ noDelay: true }, (socket) => this.#converse(socket)));

  constructor(journal) {
    this.#journal = journal;
  }

  get url() {
    return `smtp://127.0.0.1:${this.#loopback.port}`;
  }

  start() {
    return this.#loopback.start();
  }

  stop() {
    return this.#loopback.stop();
  }

  tell(target, behaviour) {
    this.script.add(target, behaviour);
  }

  #converse(socket) {
    socket.on('error', () => {});
    socket.setEncoding('latin1');
    socket.write('220 sink.example ESMTP\r\n');
    const mail = { text: '', isContent: false, target: '' };
    socket.on('data', (text) => {
      mail.text += text;
      while (mail.isContent ? this.#takeContent(socket, mail) : this.#takeCommand(socket, mail));
    });
  }

  // Whether a whole command was there.
  #takeCommand(socket, mail) {
    const end = mail.text.indexOf('\r\n');
    if (end < 0) return false;
    const line = mail.text.slice(0, end);
    mail.text = mail.text.slice(end + 2);
    const [verb] = line.toUpperCase().split(' ', 1);
    if (verb === 'EHLO') socket.write('250-sink.example\r\n250-PIPELINING\r\n250 8BITMIME\r\n');
    else if (verb === 'DATA') socket.write('354 End data with <CR><LF>.<CR><LF>\r\n');
    else if (verb === 'QUIT') socket.end('221 2.0.0 Bye\r\n');
    else socket.write('250 2.0.0 Ok\r\n');
    if (verb === 'RCPT') mail.target = /<(.*)>/.exec(line)?.[1] ?? '';
    mail.isContent = verb === 'DATA';
    return true;
  }

  // Whether a whole mail was there.
  #takeContent(socket, mail) {
    const end = mail.text.indexOf(endOfMail);
    if (end < 0) return false;
    const content = mail.text.slice(0, end);
    mail.text = mail.text.slice(end + endOfMail.length);
    mail.isContent = false;
    const [, id = ''] = /^Message-ID:\s*(\S+)/im.exec(content) ?? [];
    const request = { at: performance.timeOrigin + performance.now(), bytes: Buffer.from(content, 'latin1') };
    const entry = this.#journal.note(request, { target: mail.target, id });
    const { delay = this.delay, status = 250, body = '2.0.0 Ok: queued' } = this.script.next(mail.target) ?? {};
    setTimeout(() => {
      this.#journal.close(entry, status, status === 250);
      socket.write(`${status} ${body}\r\n`);
    }, delay);
    return true;
  }
}

module.exports = { MailSink };
