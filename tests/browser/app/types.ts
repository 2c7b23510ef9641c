// What the service's answers look like, as far as this app reads them.

export const notificationTypes = ['appointment', 'message', 'medical_record', 'system', 'billing', 'reminder'] as const;
export type NotificationType = (typeof notificationTypes)[number];

export const channels = ['in_app', 'push', 'email', 'sms'] as const;
export type Channel = (typeof channels)[number];

export interface Notification {
  id: string;
  notification_type: NotificationType;
  title: string;
  message: string;
  priority: 'critical' | 'high' | 'medium' | 'low';
  is_read: boolean;
  read_at: string | null;
  created_at: string;
  metadata: { action_url?: string };
}

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

export interface BulkUpdate {
  action: 'mark_all_read' | 'mark_multiple_read' | 'bulk_delete';
  affected_count: number;
  notification_type?: NotificationType;
  notification_ids?: string[];
}

export type ServerMessage = { data: { unread_count?: number; sync?: string } } & (
  | { type: 'connection_status'; data: { status: string; last_sync: string } }
  | { type: 'new_notification'; data: Notification }
  | { type: 'notification_read'; data: { notification_id: string; read_at: string } }
  | { type: 'notification_unread' | 'notification_deleted'; data: { notification_id: string } }
  | { type: 'bulk_update'; data: BulkUpdate }
  | { type: 'sync_complete' | 'sync_reset'; data: object }
  | { type: 'error'; data: { code: string; message: string } }
);
