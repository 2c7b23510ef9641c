// Google's token endpoint for service accounts.
// https://developers.google.com/identity/protocols/oauth2/service-account#httprest
'use strict';
const crypto = require('node:crypto');
const { json, mediaType, retryAfter, wrong } = require('./answers.cjs');
const { Verifier } = require('./jwt.cjs');

const grantType = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const scope = 'https://www.googleapis.com/auth/firebase.messaging';
const leeway = 30; // seconds that clocks may differ

const statuses = { invalid_grant: 400, invalid_scope: 400, invalid_request: 400, unsupported_grant_type: 400,
  invalid_client: 401, unauthorized_client: 401, temporarily_unavailable: 503, internal_failure: 500 };

function refusal(name, description, headers) {
  return json(statuses[name], { error: name, error_description: description }, headers);
}

class Google {
  name = 'google';
  lifetime = 3599; // seconds, of access tokens
  #account;
  #verifier;
  #tokens = new Map(); // access token: {until, isRevoked}

  constructor(account) {
    this.#account = account;
    this.#verifier = new Verifier(account.publicKey, 'RS256');
  }

  take(request) {
    const form = Object.fromEntries(new URLSearchParams(request.bytes.toString()));
    return { body: form, ...this.#judge(request, form) };
  }

  #judge(request, form) {
    const bad = (fault, name, description) => wrong(fault, refusal(name, description));
    if (request.method !== 'POST' || request.path !== new URL(this.#account.tokenUri).pathname) {
      return wrong(`${request.method} ${request.path} instead of POST to token_uri`, { status: 404, headers: {}, body: '' });
    }
    if (mediaType(request) !== 'application/x-www-form-urlencoded') {
      return bad('the token request is no form', 'invalid_request', 'Bad Request');
    }
    if (form.grant_type !== grantType) {
      return bad(`grant_type is ${form.grant_type}`, 'unsupported_grant_type', `Invalid grant_type: ${form.grant_type}`);
    }
    if (!form.assertion) return bad('there is no assertion', 'invalid_request', 'Missing parameter: assertion');
    const fault = this.#assertionFault(form.assertion);
    return fault ? bad(...fault) : {};
  }

  // What is wrong with it: [fault, name, description].
  #assertionFault(assertion) {
    const { header, claims, fault } = this.#verifier.verify(assertion);
    if (fault) return [`the assertion ${fault}`, 'invalid_grant', 'Invalid JWT Signature.'];
    if (header.typ !== 'JWT') return ['the assertion’s typ is not JWT', 'invalid_grant', 'Invalid JWT.'];
    if (header.kid !== this.#account.keyId) return ['the assertion’s kid is not private_key_id', 'invalid_grant', 'Invalid JWT Signature.'];
    if (claims.iss !== this.#account.email) return ['iss is not client_email', 'invalid_grant', 'Invalid grant: account not found'];
    if (claims.aud !== this.#account.tokenUri) return ['aud is not token_uri', 'invalid_grant', 'Invalid JWT: Failed audience check.'];
    if (!String(claims.scope).split(' ').includes(scope)) {
      return [`scope is ${claims.scope}`, 'invalid_scope', 'Invalid OAuth scope or ID token audience provided.'];
    }
    const now = Date.now() / 1000;
    const { iat, exp } = claims;
    const isTimely = Number.isInteger(iat) && Number.isInteger(exp) && iat <= now + leeway && exp > now - leeway
      && exp > iat && exp - iat <= 3600;
    return isTimely ? undefined : [`iat ${iat} and exp ${exp} are no hour around now`, 'invalid_grant', 'Invalid JWT: Token must be a '
      + 'short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.'];
  }

  accept() {
    const token = `ya29.c.${crypto.randomBytes(60).toString('base64url')}`;
    this.#tokens.set(token, { until: Date.now() + this.lifetime * 1000, isRevoked: false });
    return json(200, { access_token: token, expires_in: this.lifetime, token_type: 'Bearer' });
  }

  error(name, how) {
    if (!statuses[name]) throw new Error(`Google's token endpoint has no error ${name}`);
    return refusal(name, 'As the test asked for.', retryAfter(how));
  }

  // What is wrong with an Authorization header: undefined, 'revoked', or a violation's text.
  tokenFault(authorization) {
    const [, token] = /^Bearer (.+)$/.exec(authorization ?? '') ?? [];
    if (!token) return 'there is no bearer token';
    const known = this.#tokens.get(token);
    if (!known) return 'the access token was never given out';
    if (known.isRevoked) return 'revoked';
    return known.until > Date.now() ? undefined : 'the access token is used after its end';
  }

  // Access tokens given out so far are refused from now on, before their end.
  revoke() {
    this.#tokens.forEach((token) => { token.isRevoked = true; });
  }
}

module.exports = { Google };
