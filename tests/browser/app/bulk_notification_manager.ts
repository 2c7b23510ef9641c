import { call } from './session.js';

/** What the page does to many notifications at once. */
export class BulkNotificationManager {
  async markAllAsRead(notificationType?: string): Promise<{ updated: number }> {
    const body = notificationType ? { notification_type: notificationType } : {};
    const response = await call('/api/notifications/mark-all-read/', { method: 'POST', body: JSON.stringify(body) });
    return response.json();
  }

  async deleteMultiple(notificationIds: string[]): Promise<{ deleted: number; errors: { id: string }[] }> {
    const response = await call('/api/notifications/bulk-delete/', {
      method: 'DELETE',
      body: JSON.stringify({ notification_ids: notificationIds }),
    });
    return response.json();
  }
}
