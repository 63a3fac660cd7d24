import { Component, provideZonelessChangeDetection, signal } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import * as api from 'cleanrooms-collaboration';
import { report } from './report.js';

@Component({ selector: 'the-page', template: '<p>{{ count() }}</p>' })
class Page {
  count = signal(api.validate({}).errors.length);

  constructor() {
    Object.assign(globalThis, { said: report(api) });
  }
}

await bootstrapApplication(Page, { providers: [provideZonelessChangeDetection()] });
