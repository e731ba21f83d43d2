import { showTimes } from './time.js';
import { shell } from './shell.js';
import { live } from './live.js';
import { outcomes } from './outcome.js';
import { way } from './way.js';

shell();
showTimes(document);
document.addEventListener('htmx:load', (event) => showTimes(event.target));
setInterval(() => showTimes(document), 30_000);
live();
outcomes();
way();
