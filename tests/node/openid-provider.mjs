// An OpenID provider for tests. Whoever comes is logged in at once, as whom the test said last.
//
//   node openid-provider.mjs PORT REDIRECT_URI
//
// POST /test says who comes next: {"sub", "email", "email_verified", "amr"}, and how its tokens are tampered with:
// "tamper": "audience" (for another house), "key" (signed by somebody else) or "expired".
import { generateKeyPair, exportJWK, SignJWT, decodeJwt } from "jose";
import Provider from "oidc-provider";

const [port, redirectUri] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;

async function signingKey(kid) {
  const { privateKey } = await generateKeyPair("RS256", { extractable: true });
  return { privateKey, jwk: { ...(await exportJWK(privateKey)), kid, use: "sig", alg: "RS256" } };
}

const ours = await signingKey("ours");
const others = await signingKey("ours"); // the same name, another key
let person = {};

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: "huis",
      client_secret: "een-geheim-van-het-huis-en-de-aanbieder",
      redirect_uris: [redirectUri],
      grant_types: ["authorization_code"],
      response_types: ["code"],
    },
  ],
  jwks: { keys: [ours.jwk] },
  cookies: { keys: ["only for tests"] },
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
  pkce: { required: () => true },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
  findAccount: (_context, sub) => ({
    accountId: sub,
    claims: () => ({ sub, email: person.email, email_verified: person.email_verified }),
  }),
  ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
});

async function body(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return JSON.parse(Buffer.concat(parts).toString());
}

async function tampered(idToken) {
  const claims = decodeJwt(idToken);
  if (person.amr) claims.amr = person.amr;
  if (person.tamper === "audience") claims.aud = "een ander huis";
  if (person.tamper === "expired") {
    claims.iat -= 3600;
    claims.exp = claims.iat + 60;
  }
  const key = person.tamper === "key" ? others : ours;
  return new SignJWT(claims).setProtectedHeader({ alg: "RS256", kid: "ours" }).sign(key.privateKey);
}

provider.use(async (context, next) => {
  if (context.path === "/test") {
    person = await body(context.req);
    context.body = {};
    return;
  }
  if (context.path.startsWith("/interaction/")) {
    const { params } = await provider.interactionDetails(context.req, context.res);
    const grant = new provider.Grant({ accountId: person.sub, clientId: params.client_id });
    grant.addOIDCScope("openid email profile");
    const result = { login: { accountId: person.sub }, consent: { grantId: await grant.save() } };
    context.respond = false;
    await provider.interactionFinished(context.req, context.res, result);
    return;
  }
  await next();
  if (context.path === "/token" && context.body?.id_token) {
    context.body = { ...context.body, id_token: await tampered(context.body.id_token) };
  }
});

provider.listen(Number(port), "127.0.0.1", () => console.log("ready"));
