// What the service says, by the types that openapi-typescript makes of its description (api.d.ts), and answers as far as this app
// reads them.
import type { components } from './api.js';

type Schemas = components['schemas'];
export type NotificationType = Schemas['NotificationType'];
export type Channel = Schemas['Channel'];

export const notificationTypes: NotificationType[] = ['appointment', 'message', 'medical_record', 'system', 'billing', 'reminder'];
export const channels: Channel[] = ['in_app', 'push', 'email', 'sms'];

/** Query parameters of the list: notification_type, priority, is_read, … */
export type NotificationFilters = Record<string, string>;

export interface Page<T> {
  count: number;
  next: string | null;
  results: T[];
}

export interface Device {
  id: number;
  device_token: string;
  device_type: 'android' | 'ios' | 'web';
  device_name: string;
  app_version: string;
  is_active: boolean;
}

export interface NotificationPreferences {
  id: number;
  user: { id: number; username: string };
  notification_types: Record<NotificationType, Record<Channel, boolean>>;
  quiet_hours: { enabled: boolean; start_time: string; end_time: string; timezone: string };
  frequency_limits: { max_per_hour: number; max_per_day: number };
}

export type Notification = Schemas['NotificationSummary'];
export type BulkUpdate = Schemas['BulkUpdateMessage']['data'];
export type ServerMessage = Schemas['ServerMessage'];
export type ClientMessage = Schemas['ClientMessage'];
