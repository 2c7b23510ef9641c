import { element, words } from './dom.js';
import type { Notification } from './types.js';

/** One notification of the list. */
export class NotificationRow {
  readonly element = element('li', { className: 'notification' });
  private readonly checkbox = element('input', { type: 'checkbox' });
  private readonly kind = element('span', { className: 'kind' });
  private readonly title = element('h3');
  private readonly message = element('p');
  private readonly time = element('time');
  private readonly read = element('button', { type: 'button', textContent: 'Mark as read' });

  constructor(onRead: () => void) {
    this.read.onclick = onRead;
    const head = element('div', { className: 'head' }, this.kind, this.time);
    const text = element('div', {}, head, this.title, this.message);
    this.element.append(this.checkbox, text, this.read);
  }

  get isSelected(): boolean {
    return this.checkbox.checked;
  }

  show(notification: Notification): void {
    this.element.classList.toggle('unread', !notification.is_read);
    this.element.dataset['priority'] = notification.priority;
    this.checkbox.setAttribute('aria-label', `Select “${notification.title}”`);
    this.kind.textContent = words(notification.notification_type);
    this.title.textContent = notification.title;
    this.message.textContent = notification.message;
    this.time.dateTime = notification.created_at;
    this.time.textContent = new Date(notification.created_at).toLocaleString();
    this.read.hidden = notification.is_read;
  }
}
