'use strict';

// The dialog's forms each ask for the focus, and the last one would get it: the WebSocket's. A pasted token and Enter are meant
// for the first, which all calls use.
const focusFirstForm = {
  wrapComponents: {
    authorizationPopup: (Dialog, { React }) => function FocusedDialog(props) {
      React.useEffect(() => document.querySelector('.dialog-ux input')?.focus(), []);
      return React.createElement(Dialog, props);
    },
  },
};

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
    plugins: [() => focusFirstForm],
  });
}

showDocs();
