// How the providers fare on a clinic's day: well for the most part, and in trouble by a timetable that begins anew each day.
'use strict';

const usualDelays = { fcm: 80, apns: 60, sms: 150, smtp: 250 }; // milliseconds until an answer

// `at` and `lasts`: seconds of a day of 240. Without `lasts`: the next request only.
const timetable = [
  { at: 12, lasts: 14, provider: 'fcm', says: 'FCM takes 2 s for an answer', behaviour: { delay: 2000 } },
  { at: 20, provider: 'apns', says: 'APNs no longer knows a phone', behaviour: { error: 'Unregistered' } },
  { at: 30, lasts: 15, provider: 'fcm', says: 'FCM drops all connections', behaviour: { drop: true } },
  { at: 40, provider: 'sms', says: 'A number takes no SMS', behaviour: { error: '21614' } },
  { at: 55, provider: 'smtp', says: 'A mailbox is not there', behaviour: { status: 550, body: '5.1.1 No such mailbox' } },
  { at: 65, lasts: 25, provider: 'fcm', says: 'FCM answers 503', behaviour: { error: 'UNAVAILABLE' } },
  { at: 75, lasts: 12, provider: 'sms', says: 'The SMS provider has too much to do (429, Retry-After 5)',
    behaviour: { error: '20429', retry_after: 5 } },
  { at: 95, lasts: 20, provider: 'smtp', says: 'The mail server answers 451', behaviour: { status: 451, body: '4.3.0 Try again later' } },
  { at: 120, provider: 'fcm', says: 'FCM no longer knows a phone', behaviour: { error: 'UNREGISTERED' } },
  { at: 130, lasts: 15, provider: 'apns', says: 'APNs takes 2 s for an answer', behaviour: { delay: 2000 } },
  { at: 155, lasts: 20, provider: 'apns', says: 'APNs answers 503', behaviour: { error: 'ServiceUnavailable' } },
  { at: 185, lasts: 15, provider: 'smtp', says: 'The mail server takes 2 s for a mail', behaviour: { delay: 2000 } },
  { at: 210, lasts: 10, provider: 'fcm', says: 'FCM answers 500', behaviour: { error: 'INTERNAL' } },
];

// Has the listeners, by name, fare so from now on; `seconds`: how long a day takes. `say` is told what begins.
function playTroubles(listeners, seconds, say) {
  const scale = (seconds * 1000) / 240;
  const beginDay = () => {
    listeners.forEach((listener) => listener.script.clear());
    timetable.forEach((trouble) => setTimeout(() => begin(trouble), trouble.at * scale));
    setTimeout(beginDay, seconds * 1000);
  };
  const begin = ({ lasts, provider, says, behaviour }) => {
    const listener = listeners.get(provider);
    if (lasts === undefined) {
      listener.tell('', { ...behaviour, times: 1 });
      say(says);
      return;
    }
    listener.tell('', behaviour);
    say(`${says} for ${Math.ceil((lasts * scale) / 1000)} s`);
    setTimeout(() => listener.tell('', { accept: true }), lasts * scale);
  };
  Object.entries(usualDelays).forEach(([name, delay]) => { listeners.get(name).delay = delay; });
  beginDay();
}

module.exports = { playTroubles };
