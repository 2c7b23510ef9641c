import { element } from './dom.js';
import { call } from './session.js';
import type { Device, Page } from './types.js';

/** Registers this browser for push messages, and shows the user's devices. */
export class PushNotificationManager {
  constructor(
    private readonly list: HTMLElement,
    private readonly onError: (error: unknown) => void,
  ) {}

  async registerDevice(): Promise<void> {
    const token = await this.getFCMToken();
    await call('/api/notifications/devices/', {
      method: 'POST',
      body: JSON.stringify({
        device_token: token,
        device_type: this.getDeviceType(),
        device_name: this.getDeviceName(),
        app_version: this.getAppVersion(),
      }),
    });
    await this.showDevices();
  }

  async showDevices(): Promise<void> {
    const response = await call('/api/notifications/devices/');
    const { results } = (await response.json()) as Page<Device>;
    this.list.replaceChildren(...results.map((device) => this.row(device)));
  }

  private row(device: Device): HTMLElement {
    const remove = element('button', { type: 'button', textContent: 'Remove' });
    remove.setAttribute('aria-label', `Remove ${device.device_name}`);
    remove.onclick = () => void this.unregisterDevice(device.id).catch(this.onError);
    const detail = `${device.device_type}, version ${device.app_version}, ${device.device_token}`;
    const text = element('div', {}, element('b', {}, device.device_name), element('small', {}, detail));
    return element('li', {}, text, remove);
  }

  private async unregisterDevice(id: number): Promise<void> {
    await call(`/api/notifications/devices/${id}/`, { method: 'DELETE' });
    await this.showDevices();
  }

  // Stands for Firebase, which needs a project of the clinic's: as there, a browser has one token that lasts.
  private async getFCMToken(): Promise<string> {
    const key = 'mediconnect.push_token';
    const token = localStorage.getItem(key) ?? `browser:${crypto.randomUUID()}`;
    localStorage.setItem(key, token);
    return token;
  }

  private getDeviceType(): Device['device_type'] {
    return 'web';
  }

  private getDeviceName(): string {
    const [, browser] = /(Firefox|Edg|Chrome|Safari)\//.exec(navigator.userAgent) ?? [];
    return `${browser ?? 'Browser'} on ${navigator.platform}`;
  }

  private getAppVersion(): string {
    return '1.0.0';
  }
}
