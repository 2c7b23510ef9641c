// What the types that openapi-typescript makes of the API's description know of the WebSockets' messages. It is compiled, not run:
// a message without a type, or a type that any message would be of, is an error.
import type { components } from './api.js';

type Schemas = components['schemas'];
type ClientMessage = Schemas['ClientMessage'];
type ServerMessage = Schemas['ServerMessage'];
type AdminServerMessage = Schemas['AdminServerMessage'];

function unknown(message: never): never {
  throw new Error(`unknown: ${JSON.stringify(message)}`);
}

export function told(message: ServerMessage): string {
  switch (message.type) {
    case 'connection_status':
      return `${message.data.unread_count} unread, at ${message.data.last_sync}`;
    case 'new_notification':
      return `${message.data.priority.toUpperCase()}: ${message.data.title}, ${message.data.metadata.action_url ?? 'no link'}`;
    case 'notification_read':
      return `${message.data.notification_id} read at ${new Date(message.data.read_at).toISOString()}`;
    case 'notification_unread':
    case 'notification_deleted':
      return `${message.data.notification_id}, ${message.data.unread_count} unread`;
    case 'bulk_update':
      return `${message.data.action}: ${message.data.notification_ids?.join() ?? message.data.notification_type ?? 'all'}`;
    case 'subscribed':
      return message.data.notification_types.join();
    case 'sync_complete':
    case 'sync_reset':
      return message.data.sync;
    case 'error':
      return `${message.data.code}: ${message.data.message}`;
    default:
      return unknown(message);
  }
}

export function toldToAdmins(message: AdminServerMessage): string {
  switch (message.type) {
    case 'history':
      return message.data.minutes.map((minute) => `${minute.at}: ${minute.due}`).join();
    case 'stats':
      return `${message.data.rates.push.sent} pushes a second, ${message.data.left_out} left out`;
    case 'delivery':
      return `${message.data.outcome} ${message.data.provider ?? message.data.channel}`;
    case 'error':
      return message.data.message;
    default:
      return unknown(message);
  }
}

export function forgetful(message: AdminServerMessage): number {
  switch (message.type) {
    case 'history':
      return message.data.minutes.length;
    case 'stats':
      return message.data.left_out;
    case 'error':
      return 0;
    default:
      // @ts-expect-error `delivery` is missing
      return unknown(message);
  }
}

export const sent: ClientMessage[] = [
  { type: 'mark_read', notification_id: '01a20404-99f8-7955-a236-419eb9e22272' },
  { type: 'subscribe', notification_types: ['appointment', 'message'] },
  { type: 'sync', since: '5' },
  // @ts-expect-error no such type
  { type: 'reboot' },
  // @ts-expect-error of which notification?
  { type: 'mark_read' },
  // @ts-expect-error a type of notification that there is not
  { type: 'subscribe', notification_types: ['gossip'] },
];
