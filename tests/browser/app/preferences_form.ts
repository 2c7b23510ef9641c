import { element, words } from './dom.js';
import { Problem, call } from './session.js';
import { channels, notificationTypes } from './types.js';
import type { NotificationPreferences } from './types.js';

export async function loadPreferences(): Promise<NotificationPreferences> {
  return (await call('/api/notifications/preferences/')).json();
}

/** The user's preferences as a form. It changes the object that the service gave, and sends it back whole. */
export class PreferencesForm {
  private formData: NotificationPreferences;
  private readonly save = element('button', { type: 'submit', textContent: 'Save preferences' });
  private readonly status = element('div', { className: 'status' });

  constructor(
    form: HTMLFormElement,
    preferences: NotificationPreferences,
    private readonly onSave: (preferences: NotificationPreferences) => Promise<void>,
  ) {
    this.formData = structuredClone(preferences);
    this.status.setAttribute('role', 'status');
    const bar = element('div', { className: 'bar' }, this.save, this.status);
    form.replaceChildren(this.toggles(), this.quietHours(), this.limits(), bar);
    form.onsubmit = (event) => {
      event.preventDefault();
      void this.handleSave();
    };
  }

  private async handleSave(): Promise<void> {
    this.setSaving(true);
    try {
      await call('/api/notifications/preferences/', { method: 'PUT', body: JSON.stringify(this.formData) });
      await this.onSave(this.formData);
      this.status.replaceChildren('Saved.');
    } catch (error) {
      this.showError(error);
    } finally {
      this.setSaving(false);
    }
  }

  private setSaving(saving: boolean): void {
    this.save.disabled = saving;
    if (saving) this.status.replaceChildren('Saving…');
  }

  private showError(error: unknown): void {
    const fields = error instanceof Problem ? error.errors : [];
    const texts = fields.length > 0 ? fields.map(({ field, message }) => `${field}: ${message}`) : [String(error)];
    const lines = texts.map((text) => element('li', {}, text));
    this.status.replaceChildren(element('ul', { className: 'errors' }, ...lines));
  }

  private toggles(): HTMLElement {
    const types = this.formData.notification_types;
    const columns = channels.map((channel) => element('th', { scope: 'col' }, words(channel)));
    const head = element('tr', {}, element('td'), ...columns);
    const rows = notificationTypes.map((type) => {
      const cells = channels.map((channel) => {
        const toggle = element('input', { type: 'checkbox', checked: types[type][channel] });
        toggle.setAttribute('aria-label', `${words(type)} by ${words(channel)}`);
        toggle.onchange = () => (types[type][channel] = toggle.checked);
        return element('td', {}, toggle);
      });
      return element('tr', {}, element('th', { scope: 'row' }, words(type)), ...cells);
    });
    return element('table', {}, element('thead', {}, head), element('tbody', {}, ...rows));
  }

  private quietHours(): HTMLElement {
    const hours = this.formData.quiet_hours;
    const enabled = element('input', { type: 'checkbox', checked: hours.enabled });
    enabled.onchange = () => (hours.enabled = enabled.checked);
    const start = element('input', { type: 'time', step: '1', value: hours.start_time });
    start.onchange = () => (hours.start_time = start.value);
    const end = element('input', { type: 'time', step: '1', value: hours.end_time });
    end.onchange = () => (hours.end_time = end.value);
    const timezone = element('input', { type: 'text', value: hours.timezone });
    timezone.onchange = () => (hours.timezone = timezone.value);
    return this.group('Quiet hours', { Enabled: enabled, From: start, Until: end, 'Time zone': timezone });
  }

  private limits(): HTMLElement {
    const limits = this.formData.frequency_limits;
    const field = (name: keyof typeof limits): HTMLInputElement => {
      const input = element('input', { type: 'number', min: '0', value: limits[name].toString() });
      input.onchange = () => (limits[name] = input.valueAsNumber);
      return input;
    };
    return this.group('Limits (0: none)', { 'Per hour': field('max_per_hour'), 'Per day': field('max_per_day') });
  }

  private group(legend: string, fields: Record<string, HTMLInputElement>): HTMLElement {
    const label = ([text, input]: [string, Node]): Node => element('label', {}, element('span', {}, text), input);
    const labels = Object.entries(fields).map(label);
    return element('fieldset', {}, element('legend', {}, legend), ...labels);
  }
}
