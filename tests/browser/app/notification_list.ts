import { NotificationRow } from './notification_row.js';
import { call } from './session.js';
import type { Notification, NotificationFilters, NotificationType, Page } from './types.js';

const pageSize = 20;

export interface ListView {
  items: HTMLElement;
  more: HTMLElement;
  empty: HTMLElement;
  badge: HTMLElement;
}

/** The inbox on the page, newest first: what was loaded, kept up to date by what the socket tells. */
export class NotificationList {
  private notifications: Notification[] = [];
  private unreadCount = 0;
  private hasMore = false;
  private rows = new Map<string, NotificationRow>();
  private loads = 0;
  // What the socket told while a page was under way: it may be newer than the page.
  private toldMeanwhile: (() => void)[] = [];

  constructor(
    private readonly view: ListView,
    private readonly onError: (error: unknown) => void,
    private filters: NotificationFilters = {},
  ) {}

  get selected(): string[] {
    return this.notifications.map(({ id }) => id).filter((id) => this.rows.get(id)?.isSelected);
  }

  filterBy(filters: NotificationFilters): Promise<void> {
    this.filters = filters;
    return this.loadNotifications();
  }

  async loadNotifications(page = 1): Promise<void> {
    const filters = this.filters;
    const params = new URLSearchParams({ page: page.toString(), page_size: pageSize.toString(), ...filters });
    this.loads += 1;
    try {
      const response = await call(`/api/notifications/?${params}`);
      const data = (await response.json()) as Page<Notification>;
      if (filters !== this.filters) return; // an answer to what is no longer asked
      const known = new Set(page === 1 ? [] : this.notifications.map(({ id }) => id));
      const added = data.results.filter(({ id }) => !known.has(id));
      this.notifications = page === 1 ? added : [...this.notifications, ...added];
      this.hasMore = data.next !== null;
    } catch (error) {
      this.onError(error);
    } finally {
      this.loads -= 1;
      if (this.loads === 0) this.toldMeanwhile.splice(0).forEach((change) => change());
      this.render();
    }
  }

  /** The page after those that are shown, wherever it begins by now: new ones push the older ones back. */
  loadMore(): Promise<void> {
    return this.loadNotifications(Math.floor(this.notifications.length / pageSize) + 1);
  }

  async loadUnreadCount(): Promise<void> {
    const response = await call('/api/notifications/?is_read=false&page_size=1');
    this.setUnreadCount(((await response.json()) as Page<Notification>).count);
  }

  async markAsRead(notificationId: string): Promise<void> {
    try {
      await call(`/api/notifications/${notificationId}/`, { method: 'PATCH', body: JSON.stringify({ is_read: true }) });
    } catch (error) {
      return this.onError(error);
    }
    // The socket may have told already.
    const isNews = this.notifications.some(({ id, is_read }) => id === notificationId && !is_read);
    this.setRead([notificationId], new Date().toISOString());
    if (isNews) this.setUnreadCount(Math.max(0, this.unreadCount - 1));
  }

  setUnreadCount(count: number): void {
    this.unreadCount = count;
    this.view.badge.textContent = count > 99 ? '99+' : count.toString();
    this.view.badge.setAttribute('aria-label', `${count} unread`);
    this.view.badge.hidden = count === 0;
    document.title = count === 0 ? 'Notifications' : `(${count}) Notifications`;
  }

  add(notification: Notification): void {
    this.change(() => {
      const { notification_type: wanted, is_read: read } = this.filters;
      if (wanted && wanted !== notification.notification_type) return;
      if (read && read !== String(notification.is_read)) return;
      if (this.notifications.some(({ id }) => id === notification.id)) return;
      const older = this.notifications.findIndex(({ created_at }) => created_at <= notification.created_at);
      this.notifications.splice(older < 0 ? this.notifications.length : older, 0, notification);
    });
  }

  setRead(ids: string[], readAt: string | null): void {
    this.update(({ id }) => ids.includes(id), readAt);
  }

  setAllRead(type?: NotificationType): void {
    const isMeant = (one: Notification): boolean => !one.is_read && (!type || type === one.notification_type);
    this.update(isMeant, new Date().toISOString());
  }

  remove(ids: string[]): void {
    this.change(() => {
      this.notifications = this.notifications.filter(({ id }) => !ids.includes(id));
    });
  }

  private update(isMeant: (one: Notification) => boolean, readAt: string | null): void {
    this.change(() => {
      const updated = (one: Notification): Notification => ({ ...one, is_read: readAt !== null, read_at: readAt });
      this.notifications = this.notifications.map((one) => (isMeant(one) ? updated(one) : one));
    });
  }

  private change(change: () => void): void {
    if (this.loads > 0) this.toldMeanwhile.push(change);
    change();
    this.render();
  }

  private render(): void {
    const shown = new Set(this.notifications.map(({ id }) => id));
    for (const [id, row] of this.rows) {
      if (shown.has(id)) continue;
      row.element.remove();
      this.rows.delete(id);
    }
    // Rows stay where they are whenever they can, and so does the focus in them.
    this.notifications.forEach((notification, i) => {
      const row = this.rows.get(notification.id) ?? this.newRow(notification);
      row.show(notification);
      const there = this.view.items.children[i] ?? null;
      if (there !== row.element) this.view.items.insertBefore(row.element, there);
    });
    this.view.more.hidden = !this.hasMore;
    this.view.empty.hidden = this.notifications.length > 0;
  }

  private newRow({ id }: Notification): NotificationRow {
    const row = new NotificationRow(() => void this.markAsRead(id));
    this.rows.set(id, row);
    return row;
  }
}
