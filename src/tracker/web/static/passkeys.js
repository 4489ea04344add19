// Passkeys: the browser asks the device, and what it answers goes with the form. Nothing of it is kept here.
(() => {
  "use strict";
  if (!window.PublicKeyCredential) return;

  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const known = (list) => (list || []).map((one) => ({ ...one, id: bytes(one.id) }));

  const ways = {
    async prove(form) {
      const asked = await fetch(form.dataset.begin, { method: "POST", credentials: "same-origin" });
      if (!asked.ok) throw new Error();
      const { challenge, options } = await asked.json();
      form.elements.challenge.value = challenge;
      const publicKey = { ...options, challenge: bytes(options.challenge), allowCredentials: known(options.allowCredentials) };
      const { response: its, ...found } = told(await navigator.credentials.get({ publicKey }));
      const userHandle = its.userHandle && text(its.userHandle);
      const response = { authenticatorData: text(its.authenticatorData), signature: text(its.signature), userHandle };
      return { ...found, response: { ...response, clientDataJSON: text(its.clientDataJSON) } };
    },
    async make(form) {
      const options = JSON.parse(form.dataset.options);
      const user = { ...options.user, id: bytes(options.user.id) };
      const excludeCredentials = known(options.excludeCredentials);
      const publicKey = { ...options, user, excludeCredentials, challenge: bytes(options.challenge) };
      const { response: its, ...found } = told(await navigator.credentials.create({ publicKey }));
      return { ...found, response: { attestationObject: text(its.attestationObject), clientDataJSON: text(its.clientDataJSON) } };
    },
  };

  const told = (one) => ({
    id: one.id,
    rawId: text(one.rawId),
    type: one.type,
    clientExtensionResults: {},
    response: one.response,
  });

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const [button, failed] = [form.querySelector("button"), form.querySelector("[role=alert]")];
    form.hidden = false;
    form.nextElementSibling.hidden = true; // what to do where there are no passkeys
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      button.disabled = true;
      failed.hidden = true;
      try {
        form.elements.credential.value = JSON.stringify(await ways[form.dataset.passkey](form));
        form.submit();
      } catch {
        failed.hidden = false;
        button.disabled = false;
      }
    });
  }
})();
