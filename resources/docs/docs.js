'use strict';

// Calls go to the host the page came from: the public URL may be another one, which this page may not reach.
async function showDocs() {
  const here = new URL('../../', document.baseURI);
  const answer = await fetch(new URL('api/schema/', here));
  const spec = await answer.json();
  spec.servers = [{ url: here.href.replace(/\/$/, ''), description: 'This service' }];
  window.SwaggerUIBundle({
    spec,
    dom_id: '#docs',
    deepLinking: true,
    displayRequestDuration: true,
    filter: true,
    validatorUrl: null,
  });
}

showDocs();
