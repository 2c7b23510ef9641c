import { BulkNotificationManager } from './bulk_notification_manager.js';
import { byId, element, words } from './dom.js';
import { NotificationList } from './notification_list.js';
import { NotificationService } from './notification_service.js';
import { PreferencesForm, loadPreferences } from './preferences_form.js';
import { PushNotificationManager } from './push_notification_manager.js';
import { Problem, forgetSession, signedOutText, storeSession, storedSession } from './session.js';
import type { Session } from './session.js';
import { notificationTypes } from './types.js';
import type { Notification, NotificationFilters } from './types.js';

const statusTexts = { connecting: 'Connecting…', live: 'Live', waiting: 'Reconnecting…', stopped: 'Not connected' };

const signIn = byId('sign-in', HTMLFormElement);
const message = byId('message', HTMLElement);
const toasts = byId('toasts', HTMLElement);
const status = byId('status', HTMLElement);
const retry = byId('retry', HTMLButtonElement);
const typeFilter = byId('type-filter', HTMLSelectElement);

function show(text: string): void {
  message.textContent = text;
  message.hidden = text === '';
}

function chosenType(): NotificationFilters {
  return typeFilter.value ? { notification_type: typeFilter.value } : {};
}

function toast(notification: Notification): void {
  const card = element('div', { className: 'toast' });
  card.append(element('b', {}, notification.title), element('p', {}, notification.message));
  card.onclick = () => card.remove();
  toasts.append(card);
  window.setTimeout(() => card.remove(), 8000);
}

/** The app of one signed-in user. */
class App {
  private readonly list = new NotificationList(
    {
      items: byId('notifications', HTMLElement),
      more: byId('more', HTMLElement),
      empty: byId('empty', HTMLElement),
      badge: byId('badge', HTMLElement),
    },
    (error) => this.report(error),
  );
  private readonly bulk = new BulkNotificationManager();
  private readonly push = new PushNotificationManager(byId('devices', HTMLElement), (error) => this.report(error));
  private readonly service: NotificationService;

  constructor(private readonly session: Session) {
    this.service = new NotificationService(session.service, this.list, {
      onStatus: (state) => this.showStatus(state),
      onNotification: toast,
      onSignedOut: (reason) => this.signOut(reason),
    });
  }

  start(): void {
    signIn.hidden = true;
    byId('app', HTMLElement).hidden = false;
    byId('header', HTMLElement).hidden = false;
    this.service.connect(this.session.userId, this.session.token);
    byId('more', HTMLButtonElement).onclick = () => void this.list.loadMore();
    byId('mark-all', HTMLButtonElement).onclick = () => void this.run(() => this.markAllAsRead());
    byId('delete', HTMLButtonElement).onclick = () => void this.run(() => this.deleteSelected());
    byId('register', HTMLButtonElement).onclick = () => void this.run(() => this.push.registerDevice());
    byId('sign-out', HTMLButtonElement).onclick = () => this.signOut('');
    typeFilter.onchange = () => void this.list.filterBy(chosenType());
    retry.onclick = () => this.service.reconnect();
    window.ononline = () => this.service.reconnect();
    void this.run(() => this.push.showDevices());
    void this.run(() => this.showPreferences());
  }

  private async markAllAsRead(): Promise<void> {
    await this.bulk.markAllAsRead(typeFilter.value || undefined);
    await this.refreshUnlessLive();
  }

  private async deleteSelected(): Promise<void> {
    const ids = this.list.selected;
    if (ids.length === 0) return;
    await this.bulk.deleteMultiple(ids);
    this.list.remove(ids);
    await this.refreshUnlessLive();
  }

  // The socket tells what came of it; without one the app has to ask.
  private async refreshUnlessLive(): Promise<void> {
    if (this.service.isLive) return;
    await this.list.loadNotifications();
    await this.list.loadUnreadCount();
  }

  private async showPreferences(): Promise<void> {
    const form = byId('preferences', HTMLFormElement);
    new PreferencesForm(form, await loadPreferences(), async () => undefined);
  }

  private showStatus(state: keyof typeof statusTexts): void {
    status.textContent = statusTexts[state];
    status.dataset['state'] = state;
    retry.hidden = state !== 'stopped';
  }

  private async run(action: () => Promise<void>): Promise<void> {
    try {
      await action();
      show('');
    } catch (error) {
      this.report(error);
    }
  }

  private report(error: unknown): void {
    if (error instanceof Problem && error.status === 401) this.signOut(signedOutText);
    else if (error instanceof Problem) show(error.message);
    else show('The service can’t be reached.');
  }

  private signOut(reason: string): void {
    this.service.disconnect();
    forgetSession();
    byId('app', HTMLElement).hidden = true;
    byId('header', HTMLElement).hidden = true;
    signIn.hidden = false;
    show(reason);
  }
}

signIn.onsubmit = (event) => {
  event.preventDefault();
  const data = new FormData(signIn);
  const field = (name: string): string => String(data.get(name) ?? '').trim();
  storeSession({ service: field('service').replace(/\/$/, ''), userId: field('user'), token: field('token') });
  location.reload();
};
typeFilter.append(...notificationTypes.map((type) => element('option', { value: type }, words(type))));
const session = storedSession();
if (session) new App(session).start();
