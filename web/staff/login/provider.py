"""Talking with the organisation's OpenID provider: authorization code with PKCE (OpenID Connect)."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.requests_client import OAuth2Session
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from requests import RequestException

from warmwelkom.settings import Settings

PATIENCE: Final = 10.0  # seconds for each question to the provider
LEEWAY: Final = 60  # seconds that clocks may differ
SCOPE: Final = "openid email profile"
# Signed with a key that only the provider has; never "none", and no secret that is shared.
ALGORITHMS: Final = ["RS256", "PS256", "ES256", "ES384", "RS384", "RS512", "EdDSA", "Ed25519"]


class Unreachable(Exception):
    """The provider does not answer, or not as a provider does."""


class Untrusted(Exception):
    """What came back can't be relied on, or the provider said no."""


@dataclass(frozen=True)
class Begun:
    """A log-in on its way: where the browser goes, and what must come back unchanged."""

    address: str
    state: str
    nonce: str
    verifier: str


@dataclass(frozen=True)
class Person:
    """Whom the provider vouches for."""

    subject: str  # "issuer|sub": never another person
    email: str
    verified: bool  # the provider made sure that the address is theirs
    strong: bool  # more than a password was asked (RFC 8176: "mfa")


def begin(settings: Settings, back: str) -> Begun:
    """Begin a log-in; `back` is the address that the provider sends the browser to. Raises Unreachable."""
    state, nonce, verifier = (secrets.token_urlsafe(48) for _ in range(3))
    with _asking(settings, back) as (ask, about):
        address, _ = ask.create_authorization_url(
            about["authorization_endpoint"], state=state, nonce=nonce, code_verifier=verifier
        )
    return Begun(address, state, nonce, verifier)


def finish(settings: Settings, back: str, begun: Begun, answer: Mapping[str, str]) -> Person:
    """Who it is, from the parameters that the browser came back with. Raises Unreachable or Untrusted."""
    if not secrets.compare_digest(answer.get("state", "").encode(), begun.state.encode()):
        raise Untrusted("another state")
    if answer.get("iss", settings.oidc_issuer) != settings.oidc_issuer:  # RFC 9207
        raise Untrusted("another issuer")
    if not answer.get("code"):
        raise Untrusted(answer.get("error", "no code"))
    with _asking(settings, back) as (ask, about):
        try:
            token = ask.fetch_token(
                about["token_endpoint"], code=answer["code"], code_verifier=begun.verifier
            )
            claims = _claims(settings, token, _get(ask, about["jwks_uri"]), begun.nonce)
            if "email" not in claims and about.get("userinfo_endpoint"):
                claims = {**_more(ask, about["userinfo_endpoint"], claims["sub"]), **claims}
        except (AuthlibBaseError, JoseError, KeyError, ValueError) as error:
            raise Untrusted(type(error).__name__) from error
    return Person(
        subject=f"{settings.oidc_issuer}|{claims['sub']}",
        email=str(claims.get("email", "")),
        verified=claims.get("email_verified") is True,
        strong="mfa" in (claims.get("amr") or ()),
    )


def _claims(settings: Settings, token: Mapping[str, Any], keys: Any, nonce: str) -> dict[str, Any]:
    """What the id token says, when signature, issuer, audience, nonce and time are right, else JoseError."""
    read = jwt.decode(token["id_token"], KeySet.import_key_set(keys), algorithms=ALGORITHMS)
    options = {
        "iss": {"essential": True, "value": settings.oidc_issuer},
        "aud": {"essential": True, "value": settings.oidc_client_id},
        "nonce": {"essential": True, "value": nonce},
    }
    known = {
        "nonce": nonce,
        "client_id": settings.oidc_client_id,
        "access_token": token.get("access_token"),
    }
    CodeIDToken(read.claims, read.header, options, known).validate(leeway=LEEWAY)
    return dict(read.claims)


def _more(ask: OAuth2Session, address: str, subject: str) -> dict[str, Any]:
    """What the provider says of somebody where the id token leaves it out. Raises Untrusted."""
    more = _get(ask, address, withhold_token=False)
    if more.get("sub") != subject:
        raise Untrusted("userinfo of another")
    return more


@contextmanager
def _asking(settings: Settings, back: str) -> Iterator[tuple[OAuth2Session, dict[str, Any]]]:
    """A line to the provider, and what it says of itself. Raises Unreachable."""
    file = settings.oidc_client_secret_file
    secret = file.read_text(encoding="utf-8").strip() if file else None
    with OAuth2Session(
        settings.oidc_client_id,
        secret,
        token_endpoint_auth_method="client_secret_basic" if secret else "none",
        scope=SCOPE,
        redirect_uri=back,
        code_challenge_method="S256",
        default_timeout=PATIENCE,
        leeway=0,  # the token is used at once
    ) as ask:
        ask.trust_env = False  # the settings say where to go, no proxy of the surroundings
        ask.max_redirects = 0
        try:
            about = _get(ask, f"{settings.oidc_issuer.rstrip('/')}/.well-known/openid-configuration")
            if about.get("issuer") != settings.oidc_issuer or "authorization_endpoint" not in about:
                raise Unreachable("the provider says to be another")
            yield ask, about
        except RequestException as error:
            raise Unreachable(type(error).__name__) from error


def _get(ask: OAuth2Session, address: str, *, withhold_token: bool = True) -> dict[str, Any]:
    """A JSON object of the provider. Raises RequestException when there is none."""
    answer = ask.request("GET", address, withhold_token=withhold_token)
    answer.raise_for_status()
    found = answer.json()
    if not isinstance(found, dict):
        raise RequestException("no JSON object")
    return found
