import type { NotificationList } from './notification_list.js';
import { Problem, call, signedOutText } from './session.js';
import type { BulkUpdate, ClientMessage, Notification, ServerMessage } from './types.js';

export interface ConnectionListener {
  onStatus(status: 'connecting' | 'live' | 'waiting' | 'stopped'): void;
  onNotification(notification: Notification): void;
  onSignedOut(reason: string): void;
}

const closeCodes = { tokenExpired: 4401, userInactive: 4403, tooSlow: 4408 };

/** The socket on which the service tells of the inbox's changes. Lost, it comes back and catches up by itself. */
export class NotificationService {
  private ws: WebSocket | null = null;
  private reconnectAttempts = 0;
  private maxReconnectAttempts = 5;
  private userId = '';
  private token = '';
  private timer = 0;
  // Where this page stands in the inbox's history; empty: it has not begun.
  private cursor = '';
  private isCatchingUp = false;
  private announced = new Set<string>();

  constructor(
    private readonly service: string,
    private readonly list: NotificationList,
    private readonly listener: ConnectionListener,
  ) {}

  get isLive(): boolean {
    return this.ws?.readyState === WebSocket.OPEN;
  }

  connect(userId: string, token: string): void {
    this.disconnect();
    this.userId = userId;
    this.token = token;
    this.listener.onStatus('connecting');
    const base = this.service.replace(/^http/, 'ws');
    // Not in the URL, which proxies log. The service chooses the first and never tells the second.
    this.ws = new WebSocket(`${base}/ws/notifications/${userId}/`, ['mediconnect.v1', `bearer.${token}`]);
    this.ws.onmessage = this.handleMessage.bind(this);
    this.ws.onclose = this.handleClose.bind(this);
  }

  disconnect(): void {
    window.clearTimeout(this.timer);
    if (this.ws) this.ws.onmessage = this.ws.onclose = null;
    this.ws?.close();
    this.ws = null;
  }

  /** Tries again now, however often it was tried in vain. */
  reconnect(): void {
    this.reconnectAttempts = 0;
    this.connect(this.userId, this.token);
  }

  private handleMessage(event: MessageEvent<string>): void {
    const message = JSON.parse(event.data) as ServerMessage;
    switch (message.type) {
      case 'connection_status':
        this.handleConnected(message.data.last_sync);
        break;
      case 'new_notification':
        this.showNotification(message.data);
        break;
      case 'notification_read':
        this.markAsRead(message.data.notification_id, message.data.read_at);
        break;
      case 'notification_unread':
        this.markAsRead(message.data.notification_id, null);
        break;
      case 'notification_deleted':
        this.list.remove([message.data.notification_id]);
        break;
      case 'bulk_update':
        this.handleBulkUpdate(message.data);
        break;
      case 'sync_complete':
        this.isCatchingUp = false;
        break;
      case 'sync_reset':
        this.isCatchingUp = false;
        void this.list.loadNotifications();
        break;
      case 'subscribed':
        break; // this app never asks for less
      case 'error':
        console.warn(`${message.data.code}: ${message.data.message}`);
        break;
      default:
        message satisfies never; // a type that this version knows nothing of
        return;
    }
    if ('unread_count' in message.data) this.updateUnreadCount(message.data.unread_count);
    // What came in between does not say that what was missed has come.
    if ('sync' in message.data && !this.isCatchingUp) this.cursor = message.data.sync;
  }

  private handleConnected(lastSync: string): void {
    this.reconnectAttempts = 0;
    this.listener.onStatus('live');
    if (this.cursor === '') {
      this.cursor = lastSync;
      void this.list.loadNotifications();
    } else {
      this.isCatchingUp = true;
      const missed: ClientMessage = { type: 'sync', since: this.cursor };
      this.ws?.send(JSON.stringify(missed));
    }
  }

  private async handleClose(event: CloseEvent): Promise<void> {
    const lost = this.ws;
    if (event.code === closeCodes.tokenExpired) return this.end('Your session has expired. Please sign in again.');
    if (event.code === closeCodes.userInactive) return this.end('Your account is no longer active.');
    this.listener.onStatus('waiting');
    // Browsers don't tell why a handshake was refused; a request with the same token does.
    if (event.code === 1006 && (await this.isTokenRefused())) return this.end(signedOutText);
    if (this.ws === lost) this.reconnectLater(event.code === closeCodes.tooSlow);
  }

  private async isTokenRefused(): Promise<boolean> {
    try {
      await call('/api/notifications/?page_size=1');
      return false;
    } catch (error) {
      return error instanceof Problem && error.status === 401;
    }
  }

  private reconnectLater(atOnce: boolean): void {
    if (this.reconnectAttempts >= this.maxReconnectAttempts) return this.listener.onStatus('stopped');
    // Spread, so that not all clients come back in the same moment.
    const delay = atOnce ? 0 : 1000 * 2 ** this.reconnectAttempts * (0.5 + Math.random() / 2);
    this.reconnectAttempts += 1;
    this.timer = window.setTimeout(() => this.connect(this.userId, this.token), delay);
  }

  private end(reason: string): void {
    this.disconnect();
    this.listener.onSignedOut(reason);
  }

  private showNotification(notification: Notification): void {
    if (this.announced.has(notification.id)) return;
    this.announced.add(notification.id);
    this.list.add(notification);
    this.listener.onNotification(notification);
  }

  private markAsRead(notificationId: string, readAt: string | null): void {
    this.list.setRead([notificationId], readAt);
  }

  private handleBulkUpdate(update: BulkUpdate): void {
    const ids = update.notification_ids ?? [];
    if (update.action === 'mark_all_read') this.list.setAllRead(update.notification_type);
    else if (update.action === 'mark_multiple_read') this.list.setRead(ids, new Date().toISOString());
    else this.list.remove(ids);
  }

  private updateUnreadCount(count: number): void {
    this.list.setUnreadCount(count);
  }
}
